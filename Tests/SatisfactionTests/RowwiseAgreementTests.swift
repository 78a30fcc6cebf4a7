import Estimation
import Questionnaires
import Responses
import Satisfaction
import Testing

/// Random surveys computed a second time from influence values row by row, which `Estimation` proves
/// against R `survey`: the sums of PSUs must say the same of everybody and of each group.
@Suite("Sums of PSUs agree with rows")
struct RowwiseAgreementTests {
  @Test(arguments: [(40, 3), (300, 5), (300, 60)], [UInt64(1), 2, 3])
  func everybodyAndGroups(size: (count: Int, psus: Int), seed: UInt64) throws {
    let responses = RandomSurvey.responses(size.count, psus: size.psus, seed: seed)
    let table = try SimulatedSurvey.calculation().table(
      round: "thu", of: responses, groups: ["gender"])
    let design = try design(of: responses)
    for (group, option) in zip(table.groups, [nil, 1, 2] as [UInt8?]) {
      let domain = responses.map { option == nil || $0.answers[0] == option }
      let expected = [
        "a1": DomainEstimate.pooledShare(
          of: [answers(responses, 1)], satisfied: [4, 5], weights: design.weights, domain: domain),
        "staff": .pooledShare(
          of: [3, 4, 5].map { answers(responses, $0) }, satisfied: [4, 5],
          weights: design.weights, domain: domain),
        "access": .meanOfShares(
          of: [1, 2].map { answers(responses, $0) }, satisfied: [4, 5], weights: design.weights,
          domain: domain),
      ]
      for (node, estimate) in expected {
        let estimate = try #require(estimate)
        let error = try design.variance(of: estimate.linearized, domain: domain).squareRoot()
        let found = try #require(group.nodes.first { $0.nodeID == node })
        #expect(isClose(found.estimate?.fraction, estimate.value))
        #expect(isClose(found.standardError, error))
      }
    }
  }

  private func design(of responses: [CodedResponse]) throws -> SampleDesign {
    let names = responses.enumerated().map { row, response in
      response.unit.code + (response.psu.map { " \($0)" } ?? "/\(row)")
    }
    let (units, psus) = (Set(responses.map(\.unit.code)).sorted(), Set(names).sorted())
    return try SampleDesign(
      strata: responses.map { units.firstIndex(of: $0.unit.code) ?? 0 },
      psus: names.map { psus.firstIndex(of: $0) ?? 0 },
      weights: responses.map { Double($0.weight) / 10_000 }, lonePSU: .adjust)
  }

  private func answers(_ responses: [CodedResponse], _ slot: Int) -> Answers {
    Answers(responses.map { AnswerByte.optionPosition($0.answers[slot]).map { Double($0 + 1) } })
  }

  private func isClose(_ found: Double?, _ expected: Double) -> Bool {
    found.map { abs($0 - expected) <= 1e-11 * abs(expected) } ?? false
  }
}
