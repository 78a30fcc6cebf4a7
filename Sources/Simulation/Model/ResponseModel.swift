import Findings
import Questionnaires
import Rules

/// Invents responses to any questionnaire, repeatably: ratings follow item level + unit + village +
/// person + chance, other answers plausible shares; `relevant` and `constraint` are obeyed.
///
/// Every unit has a stream of its own, seeded by the seed and the unit's code: adding, leaving out
/// or reordering units changes no response of another unit, and asking for more responses of a
/// unit changes none of its earlier ones.
public struct ResponseModel: Sendable {
  /// What is answered.
  public let questionnaire: Questionnaire
  /// Days on which answers are given.
  public let fieldwork: Validity
  /// Number everything random comes from.
  public let seed: UInt64
  let shares: AnswerShares
  let latent: LatentModel
  let reading: AnswerReading
  let draws: [ItemDraw]

  /// A model of the answers to a questionnaire.
  public init(
    questionnaire: Questionnaire, fieldwork: Validity, seed: UInt64,
    shares: AnswerShares = .usual, spread: LatentSpread = .usual
  ) {
    let reading = AnswerReading(questionnaire: questionnaire)
    let latent = LatentModel(seed: seed, spread: spread)
    let deciding = Set(questionnaire.items.flatMap(\.readItemIDs))
    self.questionnaire = questionnaire
    self.fieldwork = fieldwork
    self.seed = seed
    self.shares = shares
    self.latent = latent
    self.reading = reading
    draws = questionnaire.items.indices.map { slot in
      ItemDraw(
        slot: slot, reading: reading,
        decidesOthers: deciding.contains(questionnaire.items[slot].id), shares: shares,
        latent: latent)
    }
  }

  /// The endless stream of a unit's responses.
  public func responses(of unit: SimulatedUnit) -> ResponseStream {
    ResponseStream(of: unit, model: self)
  }

  /// The responses of a unit, as many as it wants.
  ///
  /// - Throws: a `SimulationFault.unsatisfiableConstraint` where no answer satisfies a constraint.
  public func allResponses(of unit: SimulatedUnit) throws(Problem) -> [SimulatedResponse] {
    var stream = responses(of: unit)
    var response = emptyResponse
    var all: [SimulatedResponse] = []
    for _ in 0..<max(0, unit.count) {
      try stream.next(into: &response)
      all.append(response)
    }
    return all
  }

  /// A buffer for the responses of a stream.
  public var emptyResponse: SimulatedResponse {
    SimulatedResponse(itemCount: questionnaire.items.count, answeredOn: fieldwork.from)
  }
}
