import Satisfaction
import Testing

/// Every figure of `Fixtures/responses.csv` as R `survey` computes it: `Fixtures/expected.R` is the
/// recipe, `Fixtures/expected.csv` its output.
@Suite("Index, errors and intervals agree with R survey")
struct SurveyAgreementTests {
  @Test func everyUnitBlockGroupAndNode() throws {
    let table = try SimulatedSurvey.calculation().table(
      round: "thu", of: SimulatedSurvey.responses(), groups: ["gender"])
    let expected = try Survey.fixture("expected.csv").dropFirst()
    #expect(expected.count == 76)
    for row in expected {
      let nodes = try #require(estimates(row[0], row[1], table))
      let estimate = try #require(nodes.first { $0.nodeID == row[2] })
      let numbers = [
        estimate.estimate?.fraction, estimate.standardError, estimate.lower?.fraction,
        estimate.upper?.fraction, estimate.degreesOfFreedom, Double(estimate.responses),
      ]
      for (number, text) in zip(numbers, row[3...]) {
        let (number, value) = (try #require(number), try #require(Double(text)))
        #expect(abs(number - value) <= 1e-9 * max(1, abs(value)), "\(row)")
      }
    }
  }

  @Test func unitWithoutAnswersToAChildHasAFinding() throws {
    let table = try SimulatedSurvey.calculation().table(
      round: "thu", of: SimulatedSurvey.responses())
    #expect(table.estimate("C", "c1")?.estimate == nil)
    #expect(table.problems.map(\.code) == ["SAT007"])
    #expect(table.problems.first?.facts["units"] == "Xã C")
  }

  private func estimates(_ scope: String, _ code: String, _ table: IndexTable) -> [NodeEstimate]? {
    switch scope {
    case "unit": table.units.first { $0.unit.code == code }?.nodes
    case "blockMean": table.blocks.first { $0.block.id == code }?.meanOfUnits
    case "blockPooled": table.blocks.first { $0.block.id == code }?.pooled
    default: table.groups.first { $0.optionCode == code }?.nodes
    }
  }
}
