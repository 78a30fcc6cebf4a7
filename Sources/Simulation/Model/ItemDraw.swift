import Questionnaires
import Rules

/// What is needed to answer one item, worked out once a questionnaire. A class, because an item holds
/// many texts and is visited for every response.
final class ItemDraw: Sendable {
  /// Position of the item in `Questionnaire.items`.
  let slot: Int
  let item: Item
  let relevance: Relevance
  /// Whether another item is asked or judged by the answer: such items are never left out.
  let decidesOthers: Bool
  /// Weights of the options of a choice or multiple item.
  let weights: [Double]
  /// Latent level of a rating item.
  let level: Double
  /// Marks that cut the latent scale of a rating item.
  let marks: [Double]
  /// Bytes of the item's missing codes.
  let missingBytes: [UInt8]

  init(
    slot: Int, reading: AnswerReading, decidesOthers: Bool, shares: AnswerShares,
    latent: LatentModel
  ) {
    let item = reading.questionnaire.items[slot]
    self.slot = slot
    self.item = item
    self.decidesOthers = decidesOthers
    relevance = Relevance(item.relevant, reading: reading)
    weights = shares.weights(ofItem: item.id, optionCount: item.options.count)
    level = latent.level(ofItem: item.id)
    marks = LatentModel.marks(levels: item.options.count)
    missingBytes = item.missingCodes.map { AnswerByte.byte(of: $0.reason) }
  }

  /// Whether the item may stay without an answer.
  var mayBeBlank: Bool { !item.isRequired && !decidesOthers }
}

/// When an item is asked, in a form that is quick to look up.
enum Relevance: Sendable {
  case always
  /// Depends on one coded item only: whether it is asked, by that item's byte.
  case byByte(slot: Int, isAsked: [Bool])
  case by(Condition)

  init(_ condition: Condition?, reading: AnswerReading) {
    guard let condition else {
      self = .always
      return
    }
    let ids = condition.itemIDs
    guard ids.count == 1, let slot = reading.slot(of: ids[0]),
      reading.questionnaire.items[slot].kind.isCoded,
      let anyDay = Day(year: 2000, month: 1, day: 1)
    else {
      self = .by(condition)
      return
    }
    let empty = SimulatedResponse(
      itemCount: reading.questionnaire.items.count, answeredOn: anyDay)
    self = .byByte(
      slot: slot,
      isAsked: (UInt8.min...UInt8.max).map { byte in
        condition.holds(own: .missing) { _ in
          reading.value(slot: slot, byte: byte, in: empty)
        } ?? false
      })
  }

  /// Whether the item is asked; a condition that a missing answer leaves open does not ask.
  func isAsked(in response: SimulatedResponse, reading: AnswerReading) -> Bool {
    switch self {
    case .always: true
    case .byByte(let slot, let isAsked): isAsked[Int(response.answers[slot])]
    case .by(let condition):
      condition.holds(own: .missing) { reading.value(of: $0, in: response) } ?? false
    }
  }
}

extension Item {
  /// Ids of the other items its conditions read.
  var readItemIDs: [String] {
    ((relevant?.itemIDs ?? []) + (constraint?.itemIDs ?? [])).filter { $0 != id }
  }
}
