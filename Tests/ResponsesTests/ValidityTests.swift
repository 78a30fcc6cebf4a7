import Questionnaires
import Testing

@testable import Responses

/// Slots A1 A2 B1 of role satisfaction; half of them must be answered, A1 in any case.
struct ValidityTests {
  private func validity(_ first: [UInt8]) throws -> ResponseValidity {
    let rule = ResponseValidityRule(
      minimumAnsweredShare: 0.5, roles: [.satisfaction], requiredItems: ["A1"])
    let check = ValidityCheck(rule, try SampleSurvey.questionnaire())
    return check.validity(of: first + [0, 0, 0, 0, 0])
  }

  @Test func shareIsTakenOfTheItemsAsked() throws {
    #expect(try validity([4, 4, AnswerByte.notAsked]) == .valid)
    #expect(try validity([4, 0, AnswerByte.notAsked]) == .valid)
    #expect(try validity([4, 0, 0]) == .invalid(.tooFewAnswers))
    #expect(try validity([4, AnswerByte.notApplicable, 0]) == .valid)
  }

  @Test func noAnswerIsNotAnAnswer() throws {
    #expect(try validity([4, AnswerByte.dontKnow, AnswerByte.refused]) == .invalid(.tooFewAnswers))
    #expect(try validity([0, 4, 4]) == .invalid(.requiredItemMissing))
    #expect(try validity([AnswerByte.refused, 4, 4]) == .invalid(.requiredItemMissing))
  }

  /// 0.55 × 20 is 11.000000000000002 in binary: 11 of 20 must still be enough.
  @Test func shareWithoutAnExactBinaryValueIsReachedExactly() throws {
    var questionnaire = try SampleSurvey.questionnaire()
    let item = questionnaire.items[1]
    questionnaire.items = [Item](repeating: item, count: 20)
    let rule = ResponseValidityRule(
      minimumAnsweredShare: 0.55, roles: [.satisfaction], requiredItems: [])
    let check = ValidityCheck(rule, questionnaire)
    let answered = { (count: Int) -> [UInt8] in
      (0..<20).map { $0 < count ? 4 : AnswerByte.blank }
    }
    #expect(check.validity(of: answered(11)) == .valid)
    #expect(check.validity(of: answered(10)) == .invalid(.tooFewAnswers))
  }
}
