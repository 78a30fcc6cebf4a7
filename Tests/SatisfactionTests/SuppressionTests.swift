import Questionnaires
import Responses
import Testing

@testable import Satisfaction

/// Figures of few persons are not shown, at whatever node. Expected numbers by hand.
@Suite("Minimum to show")
struct SuppressionTests {
  /// q: 3 of 3 satisfied; r: 0 of 1, which is too few. Their mean (1 + 0)/2 stays.
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
    let facts = ["node": "index", "child": "r", "count": "1", "units": "Xã 1", "minimum": "2"]
    #expect(facts.allSatisfy { problem.facts[$0.key] == $0.value })
  }

  /// A unit is an office, not a group of people: a sound one is never hidden for a small one.
  @Test func aSmallUnitHidesNoOther() throws {
    let table = try block([12, 9, 8, 1])
    #expect(table.units.map { $0.nodes[0].suppressed } == [nil, nil, nil, .tooFewResponses])
    #expect(!table.problems.contains { $0.code == "SAT013" })
  }

  /// Levels 1 to 5 of 20 answers, minimum 3. One answer 1: the next fewest of the levels that do not
  /// count as satisfied (2: five) goes too, because the index tells how many those are together.
  @Test func aLevelFewChoseHidesAnother() throws {
    let answers =
      [1] + Array(repeating: 2, count: 5) + Array(repeating: 3, count: 6)
      + Array(repeating: 4, count: 4) + Array(repeating: 5, count: 4)
    let item = try distribution(answers, minimumToShow: 3)
    #expect(item.counts == [nil, nil, 6, 4, 4])
    #expect(item.hidden == [.protectsSmallGroup, .protectsSmallGroup, nil, nil, nil])
    #expect(item.answers == 20)
  }

  @Test func anItemFewAnswerShowsNoLevel() throws {
    let item = try distribution([5, 5], minimumToShow: 3)
    #expect(item.counts == [nil, nil, nil, nil, nil])
    #expect(Set(item.hidden) == [.tooFewResponses])
    #expect(item.answers == nil)
  }

  @Test func levelsThatEnoughChoseAreAllShown() throws {
    let item = try distribution([1, 1, 1, 4, 4, 4, 5, 5, 5], minimumToShow: 3)
    #expect(item.counts == [3, 0, 0, 3, 3])
  }

  /// One man beside four women: five less four would tell of him.
  @Test func thoseOfAKindWhoAreFewAreNotCounted() throws {
    let table = try table([1, 2, 2, 2, 2].map { [$0, 5, 5] }, minimumToShow: 3)
    #expect(table.distributions[0].counts == [nil, nil, 0])
    #expect(table.distributions[0].hidden == [.protectsSmallGroup, .protectsSmallGroup, nil])
    #expect(table.groups.map(\.validResponses) == [5, nil, nil, 0])
  }

  /// Level 1 alone counts as not satisfied: the index tells it, the table does not.
  @Test func aLevelThatTheIndexTellsIsNotPrinted() throws {
    let tree = Survey.node(
      "index", .meanOfChildren,
      [Survey.item("q", satisfiedCodes: ["2", "3", "4", "5"]), Survey.item("r")])
    let answers = [1, 2, 2, 2, 3, 3, 3, 3]
    let item = try table(answers.map { [0, $0, 5] }, minimumToShow: 3, tree: tree).distributions[1]
    #expect(item.counts == [nil, nil, nil, 0, 0])
  }

  /// Two who do not know beside three blank: five without an answer less three would be the two.
  @Test func reasonsForNoAnswerThatFewHaveAreHidden() throws {
    let answers = Array(repeating: -1, count: 2) + Array(repeating: 0, count: 3) + [5, 5, 5, 5]
    let item = try distribution(answers, minimumToShow: 3)
    #expect(item.answers == 4)
    #expect(item.missing == [nil, 0, 0])
    #expect(item.blank == nil)
    let many = try distribution([-1, -1, -1, 5, 5, 5], minimumToShow: 3)
    #expect(many.missing == [3, 0, 0] && many.blank == 0)
  }

  @Test func aNodeNobodyAnswersHasNoAnswerInsteadOfTooFew() throws {
    let table = try table([[0, 5, 0], [0, 5, 0]], minimumToShow: 2)
    #expect(table.units[0].nodes[2].suppressed == .noAnswer)
    #expect(table.blocks[0].meanOfUnits[2].suppressed == .noAnswer)
    #expect(table.blocks[0].pooled[2].suppressed == .noAnswer)
    #expect(!table.problems.contains { $0.code == "SAT012" })
  }

  /// One woman beside four men and three others: the others, the next smallest, are hidden too.
  @Test func oneHiddenGroupHidesTheNextSmallest() throws {
    let genders = [1, 2, 2, 2, 2, 3, 3, 3]
    let groups = try table(genders.map { [$0, 5, 5] }, minimumToShow: 2).groups
    #expect(
      groups.map { $0.nodes[0].suppressed } == [nil, .protectsSmallGroup, nil, .protectsSmallGroup])
    #expect(groups[3].nodes[0].estimate == nil)
  }

  /// Everybody less two and less four would be the one who did not say.
  @Test func oneWhoNamesNoGroupHidesTheSmallest() throws {
    let groups = try table([0, 1, 1, 2, 2, 2, 2].map { [$0, 5, 5] }, minimumToShow: 2).groups
    #expect(groups.map { $0.nodes[0].suppressed } == [nil, .protectsSmallGroup, nil, .noResponse])
  }

  @Test func twoHiddenGroupsHideEachOther() throws {
    let groups = try table([1, 2, 3, 3, 3].map { [$0, 5, 5] }, minimumToShow: 2).groups
    #expect(
      groups.map { $0.nodes[0].suppressed } == [nil, .protectsSmallGroup, .protectsSmallGroup, nil])
  }

  @Test func theFeedDoesNotTellTheShareByCounts() throws {
    let feed = IndexFeed(try table([[0, 5, 1], [0, 5, 0]], minimumToShow: 2))
    let rows = feed.rows.filter { $0.scope == .unit }
    #expect(rows.map(\.satisfied) == [2, 2, nil])
  }

  /// Units of so many persons who all answer 5.
  private func block(_ persons: [Int]) throws -> IndexTable {
    let units = persons.indices.map { Survey.unit("\($0)") }
    let tree = Survey.node("index", .pooledAnswers, [Survey.item("q"), Survey.item("r")])
    return try IndexCalculation(
      questionnaire: Survey.questionnaire([Survey.rating("q"), Survey.rating("r")]),
      method: Survey.method(tree, minimumToShow: 2), units: units
    ).table(
      round: "thu",
      of: persons.enumerated().flatMap { unit, count in
        (0..<count).map { _ in Survey.response("\(unit)", [5, 5]) }
      })
  }

  private func distribution(_ answers: [Int], minimumToShow: Int) throws -> ItemDistribution {
    try table(answers.map { [0, $0, $0] }, minimumToShow: minimumToShow).distributions[1]
  }

  private func table(
    _ answers: [[Int]], minimumToShow: Int,
    tree: IndexNode = Survey.node("index", .meanOfChildren, [Survey.item("q"), Survey.item("r")])
  ) throws -> IndexTable {
    try IndexCalculation(
      questionnaire: Survey.questionnaire(
        [Survey.choice("gender", options: 3), Survey.rating("q"), Survey.rating("r")]),
      method: Survey.method(tree, minimumToShow: minimumToShow), units: [Survey.unit("1")]
    ).table(round: "thu", of: answers.map { Survey.response("1", $0) }, groups: ["gender"])
  }
}
