import Questionnaires

/// The items of a questionnaire with what their answers mean to conditions.
struct ItemAnswers {
  let items: [Item]
  private let slots: [String: Int]
  private let optionValues: [[AnswerValue]]

  init(_ questionnaire: Questionnaire) {
    items = questionnaire.items
    slots = Dictionary(items.enumerated().map { ($1.id, $0) }) { first, _ in first }
    optionValues = items.map { item in
      item.options.map { Double($0.code).map(AnswerValue.number) ?? .text($0.code) }
    }
  }

  /// The answer to an item in a row.
  func value(_ id: String, _ state: RowState) -> AnswerValue {
    slots[id].map { value($0, state) } ?? .missing
  }

  /// The answer at a slot of a row.
  func value(_ slot: Int, _ state: RowState) -> AnswerValue {
    let answer = state.answers[slot]
    guard answer == AnswerByte.answeredElsewhere else { return value(slot, byte: answer) }
    let values = state.values(slot)
    switch items[slot].kind {
    case .multiple: return .codes(values)
    case .number: return values.first.flatMap(Double.init).map { .number($0) } ?? .missing
    default: return values.first.map { .text($0) } ?? .missing
    }
  }

  /// The slot of the item that alone decides a condition, where its answers are bytes.
  func decidingSlot(of condition: Condition) -> Int? {
    guard condition.itemIDs.count == 1, let slot = slots[condition.itemIDs[0]],
      items[slot].kind.isCoded
    else { return nil }
    return slot
  }

  /// The verdict of a condition for each answer byte of the item that alone decides it.
  func verdicts(of condition: Condition, slot: Int) -> [Bool?] {
    (0...UInt8.max).map { byte in
      let value = value(slot, byte: byte)
      return condition.holds(own: .missing) { _ in value }
    }
  }

  private func value(_ slot: Int, byte: UInt8) -> AnswerValue {
    guard let option = AnswerByte.optionPosition(byte), optionValues[slot].indices.contains(option)
    else { return .missing }
    return optionValues[slot][option]
  }
}
