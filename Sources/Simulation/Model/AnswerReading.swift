import Questionnaires

/// Reads the answers of a response under construction as conditions see them.
struct AnswerReading: Sendable {
  let questionnaire: Questionnaire
  private let slots: [String: Int]

  init(questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    slots = Dictionary(
      questionnaire.items.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Position of an item, or nil where the questionnaire has none of this id.
  func slot(of id: String) -> Int? { slots[id] }

  /// The answer to an item.
  func value(of id: String, in response: SimulatedResponse) -> AnswerValue {
    guard let slot = slots[id] else { return .missing }
    return value(slot: slot, byte: response.answers[slot], in: response)
  }

  /// The answer at a slot if its byte were `byte`.
  func value(slot: Int, byte: UInt8, in response: SimulatedResponse) -> AnswerValue {
    let item = questionnaire.items[slot]
    if let position = AnswerByte.optionPosition(byte), item.options.indices.contains(position) {
      let code = item.options[position].code
      return Double(code).map(AnswerValue.number) ?? .text(code)
    }
    guard byte == AnswerByte.answeredElsewhere else { return .missing }
    let details = response.details(of: slot)
    switch item.kind {
    case .multiple: return .codes(details)
    case .number: return details.first.flatMap(Double.init).map(AnswerValue.number) ?? .missing
    case .rating, .choice, .text, .date: return details.first.map(AnswerValue.text) ?? .missing
    }
  }
}
