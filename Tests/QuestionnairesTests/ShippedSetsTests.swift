import Findings
import Foundation
import Questionnaires
import Testing

/// The top folder `Questionnaires/`.
enum ShippedSets {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Questionnaires")

  static let ids = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter {
      FileManager.default.fileExists(
        atPath: folder.appendingPathComponent($0 + "/questionnaire.yaml").path)
    }.sorted()
}

/// The sets in the top folder `Questionnaires/` load without a problem and have the counts that
/// were published: 5 elements with 4+5+6+3+4 = 22 criteria (QĐ 2640/QĐ-BNV), nine policy groups of
/// four criteria and five service elements (QĐ 1001/QĐ-BNV).
struct ShippedSetsTests {
  private func load(_ id: String) throws -> (Questionnaire, IndexMethod) {
    let set = ShippedSets.folder.appendingPathComponent(id)
    let (questionnaire, found) = QuestionnaireLoader.load(
      path: set.appendingPathComponent("questionnaire.yaml").path)
    let (method, foundInMethod) = MethodLoader.load(
      path: set.appendingPathComponent("method.yaml").path, questionnaire: questionnaire)
    #expect(found == [])
    #expect(foundInMethod == [])
    return (try #require(questionnaire), try #require(method))
  }

  @Test func threeSetsAreShipped() {
    #expect(ShippedSets.ids == ["sipas-2017-2020", "sipas-2023-2026", "sipas-province-2025"])
  }

  @Test(arguments: ShippedSets.ids) func everySetLoadsWithoutProblem(id: String) throws {
    let (questionnaire, method) = try load(id)
    #expect(questionnaire.id == id)
    #expect(method.id == id)
    #expect(!questionnaire.unverified.isEmpty)
    #expect(!method.unverified.isEmpty)
  }

  @Test(arguments: ShippedSets.ids) func everySetHasAReadme(id: String) {
    let path = ShippedSets.folder.appendingPathComponent(id + "/README.md").path
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test(arguments: ShippedSets.ids) func noQuestionAsksWhoTheRespondentIs(id: String) throws {
    let (questionnaire, _) = try load(id)
    let respondent = questionnaire.items.filter { $0.role == .respondent }
    #expect(respondent.allSatisfy { $0.kind == .choice })
  }

  @Test func fiveElementsOf2017Have22Criteria() throws {
    let (questionnaire, method) = try load("sipas-2017-2020")
    #expect(method.tree.children.map(\.children.count) == [4, 5, 6, 3, 4])
    #expect(questionnaire.items.filter { $0.role == .satisfaction }.count == 22)
  }

  @Test func contentsOf2023HaveNineGroupsOfFourAndFiveElements() throws {
    let (_, method) = try load("sipas-2023-2026")
    let contents = method.tree.children
    #expect(contents.map(\.id) == ["policy", "services"])
    #expect(contents[0].children.map(\.children.count) == Array(repeating: 4, count: 9))
    #expect(contents[1].children.count == 5)
    #expect(contents[1].children.prefix(2).map(\.children.count) == [3, 4])
    #expect(method.tree.aggregation == .weightedChildren([0.625, 0.375]))
  }

  @Test func provinceSetHasTheAgreedItems() throws {
    let (questionnaire, method) = try load("sipas-province-2025")
    let expected =
      ["channel", "field"] + numbered("A", 4) + numbered("B", 5) + numbered("C", 6)
      + numbered("D", 4) + ["complained"]
      + numbered("E", 4)
      + ["HL", "PH", "DT", "DL", "needs", "respondentKind", "gender", "ageGroup", "occupation"]
      + ["remark"]
    #expect(questionnaire.items.map(\.id) == expected)
    let entering = method.tree.children.filter(\.entersParent)
    #expect(entering.map(\.id) == ["access", "procedures", "staff", "results", "feedback"])
    #expect(method.tree.children.filter { !$0.entersParent }.map(\.id) == ["HL", "PH", "DT", "DL"])
  }

  @Test func feedbackOfTheProvinceSetIsAskedOfThoseWhoGaveSome() throws {
    let (questionnaire, _) = try load("sipas-province-2025")
    let relevant = try #require(questionnaire.item("E1")?.relevant)
    #expect(relevant.holds(own: .missing) { _ in .number(1) } == true)
    #expect(relevant.holds(own: .missing) { _ in .number(2) } == false)
    #expect(relevant.holds(own: .missing) { _ in .missing } == nil)
  }

  @Test func atMostThreeNeedsAreAccepted() throws {
    let (questionnaire, _) = try load("sipas-province-2025")
    let constraint = try #require(questionnaire.item("needs")?.constraint)
    let chosen = ["info", "time", "skill", "fees"]
    #expect(constraint.holds(own: .codes(Array(chosen.prefix(3)))) { _ in .missing } == true)
    #expect(constraint.holds(own: .codes(chosen)) { _ in .missing } == false)
  }

  private func numbered(_ letter: String, _ count: Int) -> [String] {
    (1...count).map { "\(letter)\($0)" }
  }
}
