import Findings
import Foundation
import Rules
import Sampling
import Testing

struct PlanWithoutFieldworkTests {
  /// The missing days hide no other fault; codes that may be right on some day are left alone.
  @Test func otherFaultsAreFoundToo() throws {
    let text = """
      kind: quta
      cellItems: [gendre]
      targets:
        - {unit: "99999", count: 5}
        - {unit: "99999", count: many}
      """
    let (plan, problems) = PlanLoader.load(
      DefinitionFile(name: "plan.yaml", bytes: Data(text.utf8)),
      directory: try PlanExamples.directory(), province: "96", options: PlanExamples.options)
    #expect(plan == nil)
    #expect(
      problems.map(\.code).sorted()
        == ["DEF005", "DEF010", "DEF014", "SAM001", "SAM001", "SAM004", "SAM007"])
    #expect(problems.first { $0.code == "DEF005" }?.facts["key"] == "fieldwork")
  }

  /// The province's own list could not be read: only a commune that is not there and a second
  /// target are certain.
  @Test func aPlanBesideABrokenUnitListIsJudgedAsFarAsItCanBe() throws {
    let text = """
      kind: quota
      fieldwork: {from: 2025-10-01}
      agencies: 5
      targets:
        - {unit: SNV, count: 5}
        - {unit: SNV, count: 6}
        - {unit: "99999", count: 5}
      """
    let (plan, problems) = PlanLoader.load(
      DefinitionFile(name: "plan.yaml", bytes: Data(text.utf8)),
      directory: try PlanExamples.directory(), isComplete: false, province: "96",
      options: PlanExamples.options)
    #expect(plan == nil)
    #expect(
      problems.map { "\($0.code) \($0.facts["value"] ?? "")" } == ["SAM004 SNV", "SAM001 99999"])
  }
}
