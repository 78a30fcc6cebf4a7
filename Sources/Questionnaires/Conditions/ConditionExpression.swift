import Rules

/// A value a condition reads or states.
enum ConditionOperand: Sendable, Hashable {
  /// The answer of the item the condition belongs to.
  case own
  /// The answer of another item.
  case item(String)
  /// A number or text stated in the condition.
  case literal(ConditionLiteral)
  /// How many options of a multiple item were chosen; nil means the item itself.
  case count(String?)
}

/// A number or text stated in a condition, read as a number once.
struct ConditionLiteral: Sendable, Hashable {
  let text: String
  let number: Double?

  init(_ text: String) {
    self.text = text
    number = Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}

/// A condition as a tree, evaluated with three truth values: true, false and open (nil).
indirect enum ConditionExpression: Sendable, Hashable {
  case compare(ConditionOperand, Comparison, ConditionOperand)
  case isIn(ConditionOperand, [ConditionLiteral])
  case has(ConditionOperand, ConditionLiteral)
  case isMissing(ConditionOperand)
  case not(ConditionExpression)
  case and(ConditionExpression, ConditionExpression)
  case or(ConditionExpression, ConditionExpression)

  func holds(_ own: AnswerValue, _ answer: (String) -> AnswerValue) -> Bool? {
    switch self {
    case .compare(let left, let comparison, let right):
      compared(left.value(own, answer), comparison, right.value(own, answer))
    case .isIn(let operand, let literals):
      isIn(operand.value(own, answer), literals)
    case .has(let operand, let literal):
      has(operand.value(own, answer), literal)
    case .isMissing(let operand):
      operand.value(own, answer) == .missing
    case .not(let inner):
      inner.holds(own, answer).map(!)
    case .and(let left, let right):
      bothHold(left, right, own, answer)
    case .or(let left, let right):
      eitherHolds(left, right, own, answer)
    }
  }

  private func bothHold(
    _ left: ConditionExpression, _ right: ConditionExpression, _ own: AnswerValue,
    _ answer: (String) -> AnswerValue
  ) -> Bool? {
    let first = left.holds(own, answer)
    if first == false { return false }
    let second = right.holds(own, answer)
    return second == false ? false : first == nil ? nil : second
  }

  private func eitherHolds(
    _ left: ConditionExpression, _ right: ConditionExpression, _ own: AnswerValue,
    _ answer: (String) -> AnswerValue
  ) -> Bool? {
    let first = left.holds(own, answer)
    if first == true { return true }
    let second = right.holds(own, answer)
    return second == true ? true : first == nil ? nil : second
  }

  private func compared(
    _ left: AnswerValue, _ comparison: Comparison, _ right: AnswerValue
  ) -> Bool? {
    if let a = left.number, let b = right.number { return comparison.holds(a, b) }
    if let a = left.text, let b = right.text { return comparison.holds(a, b) }
    guard left.isSingle, right.isSingle, !comparison.isOrder else { return nil }
    return comparison == .unequal
  }

  private func isIn(_ value: AnswerValue, _ literals: [ConditionLiteral]) -> Bool? {
    if let number = value.number { return literals.contains { $0.number == number } }
    guard let text = value.text else { return nil }
    return literals.contains { $0.text == text }
  }

  private func has(_ value: AnswerValue, _ literal: ConditionLiteral) -> Bool? {
    switch value {
    case .missing: nil
    case .codes(let codes): codes.contains { ConditionLiteral($0).matches(literal) }
    case .number, .text: isIn(value, [literal])
    }
  }
}

extension ConditionLiteral {
  fileprivate func matches(_ other: ConditionLiteral) -> Bool {
    if let number, let otherNumber = other.number { return number == otherNumber }
    return text == other.text
  }
}

extension ConditionOperand {
  fileprivate func value(_ own: AnswerValue, _ answer: (String) -> AnswerValue) -> AnswerValue {
    switch self {
    case .own: own
    case .item(let id): answer(id)
    case .literal(let literal): literal.number.map(AnswerValue.number) ?? .text(literal.text)
    case .count(let id): counted(id.map(answer) ?? own)
    }
  }

  private func counted(_ value: AnswerValue) -> AnswerValue {
    guard case .codes(let codes) = value else { return .missing }
    return .number(Double(codes.count))
  }
}

extension AnswerValue {
  fileprivate var number: Double? {
    switch self {
    case .number(let number): number
    case .text(let text): ConditionLiteral(text).number
    case .missing, .codes: nil
    }
  }

  fileprivate var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  fileprivate var isSingle: Bool { number != nil || text != nil }
}
