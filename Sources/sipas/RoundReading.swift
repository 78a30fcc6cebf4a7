import Agencies
import Findings
import Questionnaires
import Reports
import Responses
import Sampling
import Satisfaction
import Storage

/// One pass over the responses of a round, for everything that is computed from them.
struct RoundReading {
  private let results: RoundResults
  private let calculation: IndexCalculation
  private let responses: IndexAccumulator
  private let invalid: [InvalidReason: Int]
  /// Responses by the cells of the plan; nil where it has none and the store need not read any.
  private let counts: [AnswerCellCount]?

  private var definition: RoundDefinition { results.definition }

  /// Reads the responses.
  init(_ results: RoundResults) throws {
    let definition = results.definition
    let calculation = try IndexCalculation(
      questionnaire: definition.questionnaire, method: definition.method, units: results.units(),
      plan: definition.plan)
    let frame = try results.store.frame(round: results.roundID)
    let known = Dictionary(calculation.units.enumerated().map { ($1.key, $0) }) { first, _ in
      first
    }
    let positions = frame.units.map { known[$0] ?? -1 }
    var responses = calculation.accumulator
    var invalid: [InvalidReason: Int] = [:]
    let cellSlots = definition.cellSlots
    var tally = AnswerCellTally(slots: cellSlots)
    try results.store.scan(round: results.roundID) { stored in
      if !cellSlots.isEmpty { tally.add(stored) }
      if case .invalid(let reason) = stored.validity {
        invalid[reason, default: 0] += 1
        return
      }
      try responses.add(
        answers: stored.answers, unit: positions[stored.unit],
        psu: frame.psus[stored.psu].code == nil ? nil : stored.psu, weight: stored.weight,
        arrival: stored.seq, key: frame.units[stored.unit])
    }
    self.results = results
    self.calculation = calculation
    self.responses = responses
    self.invalid = invalid
    counts = cellSlots.isEmpty ? nil : tally.counts(in: frame)
  }

  /// The indices of the round.
  ///
  /// - Parameter withGroups: whether those of respondent groups are wanted too.
  func indexTable(withGroups: Bool = true) throws -> IndexTable {
    var table = try calculation.table(
      round: results.roundID, of: responses, groups: withGroups ? groupItems : [],
      inputDigest: results.store.inputDigest(round: results.roundID))
    table.problems = results.warnings + warnings + table.problems
    return table
  }

  /// What the responses themselves make known: that none of them counts.
  var warnings: [Problem] {
    responses.count > 0 || invalid.isEmpty ? [] : [results.noValidResponse(invalid)]
  }

  /// How far each unit's target is filled.
  func progress() throws -> [UnitProgress] {
    definition.board(
      of: try counts ?? results.store.quotaCounts(round: results.roundID, cellSlots: []))
  }

  /// What came in and what became of it.
  func fieldwork() throws -> FieldworkSummary {
    FieldworkSummary(
      received: responses.count + invalid.values.reduce(0, +), valid: responses.count,
      invalid: invalid,
      batches: try results.store.batches(round: results.roundID).map(BatchSummary.init))
  }

  /// Choice items that say who answered and about what: each option is a group of the report.
  private var groupItems: [String] {
    definition.questionnaire.items
      .filter { $0.kind == .choice && ($0.role == .respondent || $0.role == .service) }
      .map(\.id)
  }
}
