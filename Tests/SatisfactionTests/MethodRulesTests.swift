import Questionnaires
import Responses
import Sampling
import Testing

@testable import Satisfaction

/// Expected numbers by hand from the few responses written here.
@Suite("Rules of the method")
struct MethodRulesTests {
  /// Answers 5, 4, 3, blank, don't know: 2 of 3 answers, 2 of 5 responses.
  @Test(arguments: [(Denominator.answers, 2.0 / 3), (.responses, 2.0 / 5)])
  func denominator(rule: Denominator, share: Double) throws {
    let table = try table(
      Survey.method(Survey.item("q"), denominator: rule),
      [5, 4, 3, 0, -1].map { Survey.response("1", [$0]) })
    let estimate = try #require(table.estimate("1", "q"))
    #expect(estimate.estimate?.fraction == share)
    #expect([estimate.answers, estimate.satisfied, estimate.missing] == [3, 2, 2])
    #expect(estimate.responses == 3)
  }

  @Test func notApplicableCountsNowhere() throws {
    var response = Survey.response("1", [5])
    response.answers = [AnswerByte.notApplicable]
    let table = try table(
      Survey.method(Survey.item("q"), denominator: .responses),
      [response] + Survey.responses("1", satisfied: 1, of: 2))
    #expect(table.estimate("1", "q")?.estimate?.fraction == 0.5)
    #expect(table.estimate("1", "q")?.missing == 0)
  }

  @Test func weightsCountInTheShareAndNotInTheCounts() throws {
    let table = try table(
      Survey.method(Survey.item("q")),
      [Survey.response("1", [5], weight: 30_000), Survey.response("1", [1])])
    #expect(table.estimate("1", "q")?.estimate?.fraction == 0.75)
    #expect(table.estimate("1", "q")?.satisfied == 1)
    #expect(table.isWeighted)
  }

  /// Totals of the three PSUs are ¼, -¼ and 0: V = 3/2 × 2/16 with the one of weight 0, which is no
  /// response and gives no degree of freedom.
  @Test func weightZeroKeepsItsPSUAndLeavesTheCounts() throws {
    let table = try table(
      Survey.method(Survey.item("q")),
      [
        Survey.response("1", [5]), Survey.response("1", [1]),
        Survey.response("1", [5], weight: 0),
      ])
    let estimate = try #require(table.estimate("1", "q"))
    #expect(estimate.estimate?.fraction == 0.5)
    #expect(abs((estimate.standardError ?? 0) - 0.1875.squareRoot()) < 1e-12)
    #expect(estimate.degreesOfFreedom == 1)
    #expect([table.units[0].validResponses, estimate.responses, estimate.answers] == [2, 2, 2])
    #expect(table.distributions[0].counts == [1, 0, 0, 0, 1])
  }

  @Test func nodesMayHaveTheirOwnSatisfiedCodes() throws {
    let method = Survey.method(Survey.item("q", satisfiedCodes: ["5"]))
    let table = try table(method, [5, 4].map { Survey.response("1", [$0]) })
    #expect(table.estimate("1", "q")?.estimate?.fraction == 0.5)
  }

  /// Item q is 5, 1 → 50; the item beside it is 5, 5 → 100 and enters nothing.
  @Test(arguments: [
    Aggregation.pooledAnswers, .meanOfItems, .meanOfChildren, .weightedChildren([1, 0]),
  ])
  func informationalChildrenEnterNothing(aggregation: Aggregation) throws {
    var beside = Survey.node("beside", .pooledAnswers, [Survey.item("r")])
    beside.entersParent = false
    let method = Survey.method(Survey.node("index", aggregation, [Survey.item("q"), beside]))
    let nodes = try IndexCalculation(
      questionnaire: Survey.questionnaire([Survey.rating("q"), Survey.rating("r")]),
      method: method, units: [Survey.unit("1")]
    ).table(round: "thu", of: [[5, 5], [1, 5]].map { Survey.response("1", $0) }).units[0].nodes
    #expect(nodes.map(\.nodeID) == ["index", "q", "beside", "r"])
    #expect(nodes.map { $0.estimate?.fraction } == [0.5, 0.5, 1, 1])
    #expect(nodes[0].answers == 2)
  }

  @Test func invalidResponsesDoNotCount() throws {
    let table = try table(
      Survey.method(Survey.item("q")),
      [
        Survey.response("1", [5]),
        Survey.response("1", [1], validity: .invalid(.tooFewAnswers)),
      ])
    #expect(table.units[0].validResponses == 1)
    #expect(!table.isWeighted)
  }

  /// Arrivals 5, 1, 5 with target 2: the third is left out only where the method says so.
  @Test(arguments: [(OverTargetRule.exclude, 0.5), (.count, 2.0 / 3)])
  func responsesBeyondTheTarget(rule: OverTargetRule, share: Double) throws {
    let table = try table(
      Survey.method(Survey.item("q"), overTarget: rule),
      [5, 1, 5].map { Survey.response("1", [$0]) }, plan: Survey.plan([("1", 2)]))
    #expect(table.estimate("1", "q")?.estimate?.fraction == share)
    #expect(table.problems.contains { $0.code == "SAT009" } == (rule == .exclude))
    #expect(table.units[0].target == 2)
  }

  @Test func fewResponsesAreNotShownAndNotRanked() throws {
    let table = try table(
      Survey.method(Survey.item("q"), minimumToShow: 3, minimumToRank: 5),
      Survey.responses("1", satisfied: 3, of: 5) + Survey.responses("2", satisfied: 3, of: 4)
        + Survey.responses("3", satisfied: 1, of: 2) + Survey.responses("5", satisfied: 1, of: 2),
      units: ["1", "2", "3", "4", "5"])
    #expect(
      table.units.map(\.notRanked)
        == [nil, .tooFewResponses, .tooFewResponses, .noResponse, .tooFewResponses])
    #expect(
      table.units.map { $0.nodes[0].suppressed }
        == [nil, nil, .tooFewResponses, .noResponse, .tooFewResponses])
    #expect(table.estimate("3", "q")?.estimate == nil)
    #expect(table.estimate("3", "q")?.answers == 2)
    #expect(table.units[0].rank?.rank == 1)
    // The mean is over the shown units (0.6 and 0.75), the pooled figure over all responses.
    #expect(table.blocks[0].meanOfUnits.percent("q") == "67.50")
    #expect(table.blocks[0].pooled.percent("q") == "61.54")
  }

  /// 2/3 = 66.67 and 6/9 share rank 1 on the rounded value, the next one has rank 3.
  @Test func equalRoundedValuesShareTheBetterRank() throws {
    let table = try table(
      Survey.method(Survey.item("q")),
      Survey.responses("1", satisfied: 2, of: 3) + Survey.responses("2", satisfied: 6, of: 9)
        + Survey.responses("3", satisfied: 1, of: 4), units: ["1", "2", "3"])
    #expect(table.units.map { $0.rank?.rank } == [1, 1, 3])
  }

  @Test func clearlyDifferentUnitsHaveSingleRanks() throws {
    let table = try table(
      Survey.method(Survey.item("q")),
      Survey.responses("1", satisfied: 950, of: 1000)
        + Survey.responses("2", satisfied: 200, of: 1000)
        + Survey.responses("3", satisfied: 190, of: 1000), units: ["1", "2", "3"])
    #expect(
      table.units.map(\.rank) == [
        RankPosition(rank: 1, best: 1, worst: 1, group: 1),
        RankPosition(rank: 2, best: 2, worst: 3, group: 2),
        RankPosition(rank: 3, best: 2, worst: 3, group: 2),
      ])
  }

  /// Everybody satisfied: Wilson with n = 30 and t[29] = 2.0452: 30/(30 + t²) = 0.8776.
  @Test func everybodySatisfiedIsNotCertain() throws {
    let table = try table(
      Survey.method(Survey.item("q")), Survey.responses("1", satisfied: 30, of: 30))
    let estimate = try #require(table.estimate("1", "q"))
    #expect(estimate.estimate?.fraction == 1 && estimate.upper?.fraction == 1)
    #expect(abs((estimate.lower?.fraction ?? 0) - 0.87764) < 1e-5)
  }

  /// Unit 1: 30 of 30, Wilson 0.87764 to 1, stand-in variance (0.12236 / 2 t)² with t[29] = 2.04523
  /// = 8.948e-4. Unit 2: 20 of 30, V = p(1-p)/29 = 7.6628e-3. √(V₁ + V₂)/2 = 0.046254.
  @Test func unitsWithoutVarianceAddTheirStandInToTheBlock() throws {
    let table = try table(
      Survey.method(Survey.item("q")),
      Survey.responses("1", satisfied: 30, of: 30) + Survey.responses("2", satisfied: 20, of: 30),
      units: ["1", "2"])
    let mean = try #require(table.blocks.first?.meanOfUnits.first)
    #expect(abs((mean.standardError ?? 0) - 0.046254) < 1e-5)
    #expect(mean.degreesOfFreedom == 58)
  }

  @Test func onePSUHasNoStandardError() throws {
    let table = try table(
      Survey.method(Survey.item("q")),
      [5, 1, 4].map { Survey.response("1", [$0], psu: "Ấp 1") })
    let estimate = try #require(table.estimate("1", "q"))
    #expect(estimate.estimate != nil)
    #expect(estimate.standardError == nil && estimate.lower == nil)
    #expect(table.problems.map(\.code) == ["SAT008"])
  }

  @Test func unitsInPlanOrderThenByCode() throws {
    let table = try table(
      Survey.method(Survey.item("q")), [], units: ["4", "3", "2", "1"],
      plan: Survey.plan([("3", 5)], kind: .quota))
    #expect(table.units.map(\.unit.code) == ["3", "1", "2", "4"])
    #expect(table.problems.map(\.code) == ["SAT010"])
  }

  @Test func distributionCountsEveryKindOfAnswer() throws {
    let table = try table(
      Survey.method(Survey.item("q")), [5, 5, 1, 0, -1].map { Survey.response("1", [$0]) })
    #expect(
      table.distributions == [
        ItemDistribution(itemID: "q", counts: [1, 0, 0, 0, 2], missing: [1, 0, 0], blank: 1)
      ])
  }

  private func table(
    _ method: IndexMethod, _ responses: [CodedResponse], units: [String] = ["1"],
    plan: SamplePlan? = nil
  ) throws -> IndexTable {
    try IndexCalculation(
      questionnaire: Survey.questionnaire([Survey.rating("q")]), method: method,
      units: units.map { Survey.unit($0) }, plan: plan
    ).table(round: "thu", of: responses)
  }
}
