import Findings
import Foundation
import Questionnaires
import Rules
import Testing
import WordingChecks

/// Every code of the catalogue is provoked by a file named for it, which has this fault and no
/// other, and is worded in both languages from the facts that are given.
struct QuestionnaireFaultTests {
  @Test(arguments: QuestionnaireFault.allCases)
  func everyFaultIsFoundInItsFixture(fault: QuestionnaireFault) throws {
    let folders = try ["questionnaire", "method"].filter {
      try Fixture.exists("\($0)/\(fault.fixtureName)")
    }
    let folder = try #require(folders.first)
    let problems = try Fixture.problems("\(folder)/\(fault.fixtureName)")
    #expect(!problems.isEmpty)
    #expect(Set(problems.map(\.code)) == [fault.rawValue])
    for problem in problems {
      #expect(problem.severity == fault.severity)
      #expect((problem.place.line ?? 0) > 0 && (problem.place.column ?? 0) > 0)
      let placeholders = MessageCatalogue.placeholders(of: fault.message.vi)
      #expect(Set(placeholders).isSubset(of: problem.facts.keys))
      let catalogue = MessageCatalogue(QuestionnaireFault.self)
      let file = try String(contentsOfFile: #require(problem.place.file), encoding: .utf8)
      #expect(EnglishWording.vietnameseWords(of: problem, in: catalogue, data: file).isEmpty)
    }
  }

  @Test(arguments: QuestionnaireFault.allCases)
  func everyFaultIsWordedInBothLanguages(fault: QuestionnaireFault) throws {
    let english = try #require(fault.message.en)
    #expect(english != fault.message.vi)
    #expect(
      Set(MessageCatalogue.placeholders(of: english))
        == Set(MessageCatalogue.placeholders(of: fault.message.vi)))
  }

  @Test func codesAreConsecutiveAndNoTwoFaultsShareAMessage() {
    let codes = QuestionnaireFault.allCases.map(\.rawValue)
    let expected = (1...codes.count).map {
      "QUE" + String(repeating: "0", count: $0 < 10 ? 2 : 1) + "\($0)"
    }
    #expect(codes == expected)
    #expect(Set(QuestionnaireFault.allCases.map(\.message)).count == codes.count)
  }

  @Test(
    arguments: [
      ("questionnaire/generic/unknown-key", DefinitionFault.unknownKey, 37),
      ("questionnaire/generic/unknown-kind", .notInList, 35),
      ("questionnaire/generic/unknown-role", .notInList, 36),
      ("questionnaire/generic/validity-reversed", .outOfRange, 6),
      ("method/generic/unknown-unit-kind", .notInList, 24),
      ("method/generic/confidence-one", .outOfRange, 21),
      ("method/generic/confidence-half", .outOfRange, 21),
      ("method/generic/unknown-value", .notInList, 14),
    ])
  func generalFaultsAreFoundOnTheirLine(
    name: String, fault: DefinitionFault, line: Int
  ) throws {
    let problem = try #require(try Fixture.problems(name).first)
    #expect(problem.code == fault.rawValue)
    #expect(problem.place.line == line)
  }

  @Test func aNodeThatStandsTwiceIsFound() throws {
    let problem = try #require(try Fixture.problems("method/generic/node-twice").first)
    #expect(problem.code == QuestionnaireFault.duplicateID.rawValue)
    #expect(problem.facts["value"] == "A1")
    #expect(problem.facts["line"] == "16")
  }

  @Test func aMisspeltMarkIsToldItsNeighbour() throws {
    let problem = try #require(try Fixture.problems("method/generic/unknown-mark").first)
    #expect(problem.code == QuestionnaireFault.unverifiedUnknownSubject.rawValue)
    #expect(problem.facts["suggestion"]?.contains("rounding") == true)
  }

  /// Line 32 begins `        relevant: "A1 == 1 & …`: the quote is character 19, the sign 28.
  @Test func aSyntaxFaultIsPlacedAtTheCharacter() throws {
    let problem = try #require(
      try Fixture.problems("questionnaire/condition-strange-character").first)
    #expect(problem.place.line == 32)
    #expect(problem.place.column == 28)
    #expect(problem.facts["position"] == "9")
  }
}
