import Questionnaires
import Testing

@testable import Responses

/// Slots A1 A2 B1 of role satisfaction; half of them must be answered, A1 in any case.
struct ValidityTests {
  private func validity(_ first: [UInt8], share: Double = 0.5) throws -> ResponseValidity {
    let rule = ResponseValidityRule(
      minimumAnsweredShare: share, roles: [.satisfaction], requiredItems: ["A1"])
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

  @Test func shareWithoutAnExactBinaryValueIsReachedExactly() throws {
    #expect(try validity([4, 4, 0], share: 2.0 / 3.0) == .valid)
    #expect(try validity([4, 4, 0], share: 0.67) == .invalid(.tooFewAnswers))
  }
}
