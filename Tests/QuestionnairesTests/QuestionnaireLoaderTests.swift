import Findings
import Foundation
import Questionnaires
import Rules
import Testing

struct QuestionnaireLoaderTests {
  @Test func aGoodFileGivesWhatItSays() throws {
    let questionnaire = try Fixture.questionnaire()
    #expect(questionnaire.id == "small")
    #expect(questionnaire.version == "1")
    #expect(questionnaire.validity.to == Day(iso: "2026-12-31"))
    #expect(questionnaire.items.map(\.kind) == [.rating, .rating, .multiple, .number])
    #expect(questionnaire.items[0].options.map(\.code) == ["1", "2", "3"])
    #expect(questionnaire.items[0].missingCodes.map(\.reason) == [.dontKnow])
    #expect(questionnaire.items[3].range == 0...50)
    #expect(questionnaire.items[3].constraintMessage?.en == "at most 50")
    #expect(questionnaire.slot(of: "wishes") == 2)
    let digest = try ContentDigest(ofFile: Fixture.path("small-questionnaire"))
    #expect(questionnaire.digest == digest)
  }

  @Test func sharesAreReadAsNumbersAndFractions() throws {
    #expect(try Fixture.method().tree.aggregation == .weightedChildren([0.25, 0.75]))
  }

  /// A mark on an item or a node that cannot be read is no second fault.
  @Test func whatAMarkNamesMayItselfBeAtFault() throws {
    let good = try String(contentsOfFile: Fixture.path("small-questionnaire"), encoding: .utf8)
    let bad = good.replacingOccurrences(
      of: "scale: level\n        relevant", with: "scale: levle\n        relevant")
    let (_, problems) = QuestionnaireLoader.load(name: "x", bytes: Data(bad.utf8))
    #expect(problems.count == 1, "\(problems)")
    let method = try String(contentsOfFile: Fixture.path("small-method"), encoding: .utf8)
    let (_, faults) = MethodLoader.load(
      name: "m", bytes: Data(method.replacingOccurrences(of: "value: ", with: "value: x").utf8),
      questionnaire: try Fixture.questionnaire())
    #expect(!faults.contains { $0.code == "QUE028" }, "\(faults)")
    #expect(faults.hasErrors)
  }

  @Test func allFaultsOfAFileAreFoundAtOnceInTheOrderOfLines() throws {
    let good = try String(contentsOfFile: Fixture.path("small-questionnaire"), encoding: .utf8)
    let bad =
      good.replacingOccurrences(of: "kind: multiple", with: "kind: multi")
      .replacingOccurrences(of: "[0, 50]", with: "[50, 0]")
      .replacingOccurrences(of: "A1 == 1 or", with: "A9 == 1 or")
      .replacingOccurrences(of: "version: 1", with: "verison: 1")
    let (questionnaire, problems) = QuestionnaireLoader.load(name: "x", bytes: Data(bad.utf8))
    #expect(questionnaire == nil)
    #expect(
      problems.map(\.code) == ["DEF004", "QUE023", "DEF014", "QUE012"])
    #expect(problems.allSatisfy { $0.place.file == "x" })
    #expect(problems.map { $0.place.line ?? 0 } == problems.map { $0.place.line ?? 0 }.sorted())
  }

  @Test func aWarningDoesNotRefuseTheFile() throws {
    let path = try Fixture.path("questionnaire/english-missing")
    let (questionnaire, problems) = QuestionnaireLoader.load(path: path)
    #expect(questionnaire != nil)
    #expect(problems.map(\.severity) == [.warning])
  }

  @Test func aMethodWithoutQuestionnaireTakesItemsOnTrust() throws {
    let path = try Fixture.path("method/node-item-unknown")
    let (method, problems) = MethodLoader.load(path: path, questionnaire: nil)
    #expect(problems == [])
    #expect(method?.tree.children.map(\.id) == ["A1", "A22"])
  }

  @Test(arguments: ["", "- a\n- b\n", "just text", "id: [\n", "\u{0}\u{1}", "&a [*a]"])
  func whatIsNoDefinitionIsRefusedWithAPlace(text: String) {
    let (questionnaire, problems) = QuestionnaireLoader.load(name: "x", bytes: Data(text.utf8))
    #expect(questionnaire == nil)
    #expect(problems.hasErrors)
    #expect(problems.allSatisfy { $0.place.file == "x" })
  }

  /// A child beside the others has share 0 and its share may not be written.
  @Test func anInformationalChildStaysOutOfTheShares() throws {
    let good = try String(contentsOfFile: Fixture.path("small-method"), encoding: .utf8)
    let text =
      good.replacingOccurrences(of: "share: 0.25", with: "informational: true")
      .replacingOccurrences(of: "share: 3/4", with: "share: 1")
    let (method, problems) = MethodLoader.load(
      name: "x", bytes: Data(text.utf8), questionnaire: try Fixture.questionnaire())
    #expect(problems == [])
    #expect(method?.tree.aggregation == .weightedChildren([0, 1]))
    #expect(method?.tree.children.map(\.entersParent) == [false, true])
  }
}
