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
      problems.map(\.code).sorted() == ["DEF005", "DEF010", "DEF014", "SAM001", "SAM001", "SAM007"])
    #expect(problems.first { $0.code == "DEF005" }?.facts["key"] == "fieldwork")
  }
}
