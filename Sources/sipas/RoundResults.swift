import Agencies
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

  private var roundID: String { definition.round.id }

  /// Opens the store of the round's workspace.
  ///
  /// - Throws: `ProgramFault.noResponses` where nothing was imported yet.
  init(_ definition: RoundDefinition) throws {
    self.definition = definition
    let store = try definition.workspace.existingStore()
    guard try store.rounds().contains(where: { $0.id == definition.round.id }) else {
      throw Problem(ProgramFault.noResponses, ["round": definition.round.id])
    }
    try store.checkDefinitions(definition)
    self.store = store
    Terminal.complain(try store.unfinishedImports(round: definition.round.id))
  }

  /// Units of the plan, then those with responses that the plan does not name.
  func units() throws -> [AdministrativeUnit] {
    let planned = definition.plan?.targets.map(\.unit) ?? []
    let named = Set(planned)
    let others = try store.frame(round: roundID).units.filter { !named.contains($0) }
    return (planned + others).compactMap { definition.units.unit($0) }
  }

  /// Names of the units, for tables.
  func unitNames() throws -> [UnitKey: String] {
    Dictionary(try units().map { ($0.key, $0.name) }) { first, _ in first }
  }

  /// How far each unit's target is filled; without a plan what came in.
  func progress() throws -> [UnitProgress] {
    guard let plan = definition.plan else { return try received() }
    let slots = plan.cellItems.compactMap { definition.questionnaire.slot(of: $0) }
    let counts = try store.quotaCounts(round: roundID, cellSlots: slots).map { count in
      QuotaCount(
        unit: count.unit, cell: cell(of: count.answers, slots), received: count.received,
        valid: count.valid)
    }
    return QuotaBoard(plan: plan, counts: counts).units
  }

  private func received() throws -> [UnitProgress] {
    try store.quotaCounts(round: roundID, cellSlots: []).map {
      UnitProgress(
        unit: $0.unit, target: nil, received: $0.received, valid: $0.valid, missing: 0,
        overTarget: 0, outOfQuota: 0, cells: [])
    }
  }

  /// The indices of the round.
  func indexTable() throws -> IndexTable {
    let calculation = try IndexCalculation(
      questionnaire: definition.questionnaire, method: definition.method, units: units(),
      plan: definition.plan)
    var responses = calculation.accumulator
    try scan(into: &responses, units: calculation.units)
    return try calculation.table(
      round: roundID, of: responses, groups: groupItems,
      inputDigest: store.inputDigest(round: roundID))
  }

  /// Points of every unit by every criterion of a set that takes an index.
  func converted(_ table: IndexTable, by set: CriteriaSet) throws -> [ConvertedPoints] {
    try set.criteria.filter { $0.rule != nil && $0.maxPoints != nil }.flatMap { criterion in
      try SatisfactionConversion(set, criterion: criterion.id, on: definition.round.day)
        .points(of: table)
    }
  }

  /// The same as reports print it; empty where the workspace names no criteria set.
  func points(of table: IndexTable) throws -> [ParPoints] {
    guard let set = try CriteriaFile.load(definition.workspace) else { return [] }
    let criteria = Dictionary(set.criteria.map { ($0.id, $0) }) { first, _ in first }
    return try converted(table, by: set).compactMap { converted in
      criteria[converted.criterion].map {
        ParPoints(
          unit: converted.unit, criterion: $0.numberedLabel, maxPoints: $0.maxPoints?.value ?? 0,
          points: converted.points.map { set.rounding.text($0.value) })
      }
    }
  }

  private func scan(
    into responses: inout IndexAccumulator, units: [AdministrativeUnit]
  ) throws {
    let frame = try store.frame(round: roundID)
    let known = Dictionary(units.enumerated().map { ($1.key, $0) }) { first, _ in first }
    let positions = frame.units.map { known[$0] ?? -1 }
    try store.scan(round: roundID) { stored in
      guard stored.validity == .valid else { return }
      try responses.add(
        answers: stored.answers, unit: positions[stored.unit],
        psu: frame.psus[stored.psu].code == nil ? nil : stored.psu, weight: stored.weight,
        arrival: stored.seq, key: frame.units[stored.unit])
    }
  }

  /// Choice items that say who answered and about what: each option is a group of the report.
  private var groupItems: [String] {
    definition.questionnaire.items
      .filter { $0.kind == .choice && ($0.role == .respondent || $0.role == .service) }
      .map(\.id)
  }

  private func cell(of answers: [UInt8], _ slots: [Int]) -> String {
    let codes = zip(answers, slots).compactMap { byte, slot in
      AnswerByte.optionPosition(byte).map { definition.questionnaire.items[slot].options[$0].code }
    }
    return codes.count == slots.count ? codes.joined(separator: "|") : ""
  }
}

extension Criterion {
  /// Number and name, `8.1 Chỉ số hài lòng`.
  var numberedLabel: LocalizedText {
    LocalizedText(vi: "\(id) \(label.vi)", en: label.en.map { "\(id) \($0)" })
  }
}

/// The criteria set of a workspace.
enum CriteriaFile {
  /// The set named in `sipas.yaml`: a folder beside it or a shipped one; nil where none is named.
  ///
  /// - Throws: `Stop` with every fault of the set.
  static func load(_ workspace: Workspace) throws -> CriteriaSet? {
    guard let name = workspace.file.criteria else { return nil }
    let folders = [
      URL(fileURLWithPath: workspace.path(of: name)),
      workspace.library.questionnaires.appendingPathComponent(name),
    ]
    let files = folders.map { $0.appendingPathComponent("criteria.yaml").path }
    let found = files.first { FileManager.default.fileExists(atPath: $0) } ?? files[0]
    let (set, problems) = CriteriaLoader.load(path: found)
    guard let set else { throw Stop(status: .unreadable, problems: problems) }
    return set
  }
}
