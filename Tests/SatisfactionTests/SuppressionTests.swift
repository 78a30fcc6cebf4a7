import Questionnaires
import Responses
import Testing

@testable import Satisfaction

/// Figures of few persons are not shown, at whatever node. Expected numbers by hand.
@Suite("Minimum to show")
struct SuppressionTests {
  /// q: 3 of 3 satisfied; r: 0 of 1, which is too few; their mean (1 + 0)/2 stays.
  @Test func aNodeFewAnswerIsHiddenAndEntersItsParent() throws {
    let table = try table([[0, 5, 1], [0, 5, 0], [0, 5, 0]], minimumToShow: 2)
    let nodes = table.units[0].nodes
    #expect(nodes.map(\.nodeID) == ["index", "q", "r"])
    #expect(nodes.map { $0.estimate?.fraction } == [0.5, 1, nil])
    #expect(nodes.map(\.suppressed) == [nil, nil, .tooFewResponses])
    #expect(nodes[2].standardError == nil && nodes[2].upper == nil)
    #expect(table.blocks[0].pooled[2].suppressed == .tooFewResponses)
    #expect(table.blocks[0].meanOfUnits[2].suppressed == .tooFewResponses)
    #expect(table.groups[0].nodes[2].suppressed == .tooFewResponses)
    let problem = try #require(table.problems.first { $0.code == "SAT012" })
    #expect(
      problem.facts
        == ["node": "index", "child": "r", "count": "1", "units": "Xã 1", "minimum": "2"])
  }

  @Test func aNodeNobodyAnswersHasNoAnswerInsteadOfTooFew() throws {
    let table = try table([[0, 5, 0], [0, 5, 0]], minimumToShow: 2)
    #expect(table.units[0].nodes[2].suppressed == nil)
    #expect(!table.problems.contains { $0.code == "SAT012" })
  }

  /// One woman beside four men and three others: the others, the next smallest, are hidden too.
  @Test func oneHiddenGroupHidesTheNextSmallest() throws {
    let genders = [1, 2, 2, 2, 2, 3, 3, 3]
    let groups = try table(genders.map { [$0, 5, 5] }, minimumToShow: 2).groups
    #expect(
      groups.map { $0.nodes[0].suppressed } == [nil, .tooFewResponses, nil, .protectsSmallGroup])
    #expect(groups[3].nodes[0].estimate == nil)
  }

  @Test func twoHiddenGroupsHideEachOther() throws {
    let groups = try table([1, 2, 3, 3, 3].map { [$0, 5, 5] }, minimumToShow: 2).groups
    #expect(
      groups.map { $0.nodes[0].suppressed } == [nil, .tooFewResponses, .tooFewResponses, nil])
  }

  @Test func theFeedDoesNotTellTheShareByCounts() throws {
    let feed = IndexFeed(try table([[0, 5, 1], [0, 5, 0]], minimumToShow: 2))
    let rows = feed.rows.filter { $0.scope == .unit }
    #expect(rows.map(\.satisfied) == [2, 2, nil])
  }

  private func table(_ answers: [[Int]], minimumToShow: Int) throws -> IndexTable {
    let tree = Survey.node("index", .meanOfChildren, [Survey.item("q"), Survey.item("r")])
    return try IndexCalculation(
      questionnaire: Survey.questionnaire(
        [Survey.choice("gender", options: 3), Survey.rating("q"), Survey.rating("r")]),
      method: Survey.method(tree, minimumToShow: minimumToShow), units: [Survey.unit("1")]
    ).table(round: "thu", of: answers.map { Survey.response("1", $0) }, groups: ["gender"])
  }
}
