import Agencies
import ArgumentParser
import Findings
import Foundation
import ParScoring
import Questionnaires
import Reports
import Responses
import Rules
import Sampling
import Satisfaction
import Storage

/// What the store says of a round: progress, indices, points. Computed when asked for.
struct RoundResults {
  /// What defines the round.
  let definition: RoundDefinition
  /// The answers.
  let store: Store
  /// Imports that are running or were interrupted: the results lack their other rows.
  let unfinishedImports: [Int64]
  /// Refused rows that nobody has mended or dropped yet.
  let waitingRows: Int

  var roundID: String { definition.round.id }

  /// Opens the store of the round's workspace.
  ///
  /// - Throws: `ProgramFault.noResponses` where no response is in the store.
  init(_ definition: RoundDefinition) throws {
    guard let results = try RoundResults.existing(definition), try results.received().total > 0
    else {
      throw Problem(ProgramFault.noResponses, ["round": definition.round.id])
    }
    self = results
  }

  private init(_ definition: RoundDefinition, _ store: Store) throws {
    self.definition = definition
    self.store = store
    let batches = try store.batches(round: definition.round.id)
    unfinishedImports = batches.filter { $0.status == .open }.map(\.id)
    waitingRows = batches.reduce(0) { $0 + $1.waiting }
  }

  /// The same, or nil where nothing was imported yet.
  static func existing(_ definition: RoundDefinition) throws -> RoundResults? {
    guard FileManager.default.fileExists(atPath: definition.workspace.storePath) else { return nil }
    let store = try definition.workspace.existingStore()
    let round = definition.round.id
    guard try store.rounds().contains(where: { $0.id == round }) else { return nil }
    try store.checkDefinitions(definition)
    return try RoundResults(definition, store)
  }

  /// What has to be known beside every result of the round.
  var warnings: [Problem] { unfinishedImports.map(ProgramFault.unfinished) }

  /// What people should know beside results on the terminal: rows that are not in them yet.
  var reminders: [Problem] {
    guard waitingRows > 0 else { return [] }
    return [Problem(ProgramFault.rowsWaiting, ["count": "\(waitingRows)"])]
  }

  /// Responses in the store and the valid ones among them, without reading a response.
  func received() throws -> (total: Int, valid: Int) {
    try store.quotaCounts(round: roundID, cellSlots: [])
      .reduce((0, 0)) { ($0.0 + $1.received, $0.1 + $1.valid) }
  }

  /// The warning that no response counts, with the reasons.
  func noValidResponse(_ invalid: [InvalidReason: Int]) -> Problem {
    let share = definition.method.responseValidity.minimumAnsweredShare
    let counts = invalid.map { ($0.key.rawValue, "\($0.value)") }
    return Problem(
      ProgramFault.noValidResponse,
      [
        "round": roundID, "count": "\(invalid.values.reduce(0, +))",
        "leastShare": "\(Int((share * 100).rounded()))",
      ].merging(counts) { $1 })
  }

  /// What stands above every result of the round.
  var marks: ResultMarks {
    ResultMarks(
      isSimulated: definition.round.isSimulated, unfinishedImports: unfinishedImports)
  }

  /// Ends a command whose results are printed: with exit code 1 where they are not complete.
  func finish() throws {
    guard unfinishedImports.isEmpty else { throw ExitCode(ExitStatus.findings.rawValue) }
  }

  /// Units of the plan, then those with responses that the plan does not name.
  func units() throws -> [AdministrativeUnit] {
    let planned = definition.plan?.targets.map(\.unit) ?? []
    let named = Set(planned)
    let others = try store.frame(round: roundID).units.filter { !named.contains($0) }
    return (planned + others).compactMap { definition.units.unit($0) }
  }

  /// How far each unit's target is filled, without reading a response where the plan has no cells.
  func progress() throws -> [UnitProgress] {
    definition.board(of: try store.quotaCounts(round: roundID, cellSlots: definition.cellSlots))
  }

  /// Everything the responses say, read once.
  func reading() throws -> RoundReading {
    try RoundReading(self)
  }

  /// The indices of the round.
  ///
  /// - Parameter withGroups: whether those of respondent groups are wanted too.
  func indexTable(withGroups: Bool = true) throws -> IndexTable {
    try reading().indexTable(withGroups: withGroups)
  }

  /// Points of every unit by every criterion of a set that takes an index.
  func converted(_ table: IndexTable, by set: CriteriaSet) throws -> [ConvertedPoints] {
    try set.criteria.filter { $0.rule != nil && $0.maxPoints != nil }.flatMap { criterion in
      try SatisfactionConversion(set, criterion: criterion.id, on: definition.round.day)
        .points(of: table)
    }
  }

  /// The same as reports print it.
  func points(of table: IndexTable, by set: CriteriaSet) throws -> [ParPoints] {
    let criteria = Dictionary(set.criteria.map { ($0.id, $0) }) { first, _ in first }
    return try converted(table, by: set).compactMap { converted in
      criteria[converted.criterion].map {
        ParPoints(
          unit: converted.unit, criterion: $0.numberedLabel, maxPoints: converted.maximum.value,
          points: converted.points.map { set.rounding.text($0.value) },
          withheld: converted.withheld)
      }
    }
  }
}

extension RoundDefinition {
  /// Slots of the items that make quota cells.
  var cellSlots: [Int] { plan?.cellItems.compactMap { questionnaire.slot(of: $0) } ?? [] }

  /// Option codes of the answers at the cell slots, joined as plans write them; empty where one is
  /// missing.
  private func cell(of answers: [UInt8]) -> String {
    let codes = zip(answers, cellSlots).compactMap { byte, slot in
      AnswerByte.optionPosition(byte).map { questionnaire.items[slot].options[$0].code }
    }
    return codes.count == cellSlots.count ? codes.joined(separator: "|") : ""
  }

  /// How far each unit's target is filled; without a plan what came in.
  func board(of counts: [AnswerCellCount]) -> [UnitProgress] {
    if let plan {
      let counts = counts.map {
        QuotaCount(
          unit: $0.unit, cell: cell(of: $0.answers), received: $0.received, valid: $0.valid)
      }
      return QuotaBoard(plan: plan, counts: counts).units
    }
    return counts.map {
      UnitProgress(
        unit: $0.unit, target: nil, received: $0.received, valid: $0.valid, missing: 0,
        overTarget: 0, outOfQuota: 0, cells: [])
    }
  }

  /// Names of units, for tables.
  func names(of units: [UnitKey]) -> [UnitKey: String] {
    Dictionary(units.compactMap { key in self.units.unit(key).map { (key, $0.name) } }) {
      first, _ in first
    }
  }
}
