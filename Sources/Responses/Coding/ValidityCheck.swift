import Questionnaires

/// Decides whether a response counts (phiếu hợp lệ) by the method's rule.
struct ValidityCheck {
  private let rule: ResponseValidityRule
  private let required: [Int]
  private let counted: [Int]

  init(_ rule: ResponseValidityRule, _ questionnaire: Questionnaire) {
    self.rule = rule
    required = rule.requiredItems.compactMap { questionnaire.slot(of: $0) }
    counted = questionnaire.items.indices.filter {
      rule.roles.contains(questionnaire.items[$0].role)
    }
  }

  /// An answer is an option or a value; «không biết» and «không trả lời» are none. Items that were
  /// not asked or do not apply are not expected.
  func validity(of answers: [UInt8]) -> ResponseValidity {
    if required.contains(where: { ValidityCheck.isExpected(answers[$0]) && !isAnswer(answers[$0]) })
    {
      return .invalid(.requiredItemMissing)
    }
    var expected = 0
    var answered = 0
    for slot in counted where ValidityCheck.isExpected(answers[slot]) {
      expected += 1
      if isAnswer(answers[slot]) { answered += 1 }
    }
    // A share such as 0.7 has no exact binary value: 7 of 10 must still be enough.
    let needed = rule.minimumAnsweredShare * Double(expected) - 1e-9
    return Double(answered) >= needed ? .valid : .invalid(.tooFewAnswers)
  }

  private func isAnswer(_ byte: UInt8) -> Bool {
    byte == AnswerByte.answeredElsewhere
      || (byte != AnswerByte.blank && byte <= UInt8(AnswerByte.maxOptions))
  }

  private static func isExpected(_ byte: UInt8) -> Bool {
    byte != AnswerByte.notAsked && byte != AnswerByte.notApplicable
  }
}
