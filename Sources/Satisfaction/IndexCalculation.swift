import Agencies
import Estimation
import Findings
import Questionnaires
import Responses
import Rules
import Sampling

/// Computes the satisfaction indices of a round (chỉ số hài lòng) by a method.
///
/// Every unit is a stratum and its PSUs are those the responses name, or the respondents. The
/// same responses give the same bytes in whatever order they are added.
public struct IndexCalculation: Sendable {
  /// Questionnaire version asked.
  public let questionnaire: Questionnaire
  /// How the index is computed.
  public let method: IndexMethod
  /// Units of the round; responses name them by position in this list.
  public let units: [AdministrativeUnit]
  /// Targets, where there is a plan.
  public let plan: SamplePlan?
  /// How rank intervals are simulated.
  public let simulation: RankSimulation
  let tree: IndexTree

  /// - Throws: a `Problem` where the method does not fit the questionnaire.
  public init(
    questionnaire: Questionnaire, method: IndexMethod, units: [AdministrativeUnit],
    plan: SamplePlan? = nil, simulation: RankSimulation = RankSimulation()
  ) throws {
    self.questionnaire = questionnaire
    self.method = method
    self.units = units
    self.plan = plan
    self.simulation = simulation
    tree = try IndexTree(method, questionnaire)
  }

  /// An accumulator without responses.
  public var accumulator: IndexAccumulator {
    IndexAccumulator(itemCount: questionnaire.items.count, unitCount: units.count)
  }

  /// The indices of the responses of an accumulator of this calculation.
  ///
  /// - Parameters:
  ///   - groups: ids of choice items whose options make respondent groups.
  ///   - inputDigest: evidence of what was counted; nil to take the digest of the counted
  ///     responses, method and questionnaire.
  /// - Throws: a `Problem` where a group item cannot make groups.
  public func table(
    round: String, of responses: IndexAccumulator, groups: [String] = [],
    inputDigest: ContentDigest? = nil
  ) throws -> IndexTable {
    let order = unitOrder
    let targets = order.map { plan?.target(of: units[$0].key)?.count }
    let counted = CountedResponses(
      responses, order: order,
      limits: method.overTarget == .exclude ? targets : targets.map { _ in nil })
    let builder = IndexTableBuilder(
      calculation: self, units: order.map { units[$0] }, targets: targets, responses: counted)
    return try builder.table(round: round, groups: groups, inputDigest: inputDigest)
  }

  /// The indices of responses in memory; those that are not valid do not count, and the order of
  /// the list is the order of arrival.
  ///
  /// - Throws: a `Problem` for a response that does not fit questionnaire or units.
  public func table(
    round: String, of responses: [CodedResponse], groups: [String] = [],
    inputDigest: ContentDigest? = nil
  ) throws -> IndexTable {
    let positions = Dictionary(
      units.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    var psus: [String: Int] = [:]
    var rows = accumulator
    rows.reserve(responses.count)
    for (arrival, response) in responses.enumerated() where response.validity == .valid {
      guard let unit = positions[response.unit] else {
        throw Problem(SatisfactionFault.unknownUnit, ["value": response.unit.code])
      }
      let psu = response.psu.map { name in
        let id = psus[name] ?? psus.count
        psus[name] = id
        return id
      }
      try response.answers.withUnsafeBufferPointer {
        try rows.add(
          answers: $0, unit: unit, psu: psu, weight: response.weight, arrival: Int64(arrival))
      }
    }
    return try table(round: round, of: rows, groups: groups, inputDigest: inputDigest)
  }

  /// Units in the order of the plan, those it does not name after them by code.
  private var unitOrder: [Int] {
    let planned = Dictionary(
      (plan?.targets ?? []).enumerated().map { ($1.unit, $0) },
      uniquingKeysWith: { first, _ in first })
    return units.indices.sorted {
      (planned[units[$0].key] ?? Int.max, units[$0].key)
        < (planned[units[$1].key] ?? Int.max, units[$1].key)
    }
  }
}
