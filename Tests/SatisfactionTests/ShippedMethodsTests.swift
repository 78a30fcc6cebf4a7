import Findings
import Foundation
import Questionnaires
import Satisfaction
import Testing

/// The shipped methods fit their questionnaires and compute.
@Suite("Shipped methods")
struct ShippedMethodsTests {
  @Test(arguments: ["sipas-2017-2020", "sipas-2023-2026", "sipas-province-2025"])
  func everybodySatisfiedIsHundredPercent(id: String) throws {
    let questionnaire = try #require(
      QuestionnaireLoader.load(path: path(id, "questionnaire.yaml")).0)
    let method = try #require(
      MethodLoader.load(path: path(id, "method.yaml"), questionnaire: questionnaire).0)
    let calculation = try IndexCalculation(
      questionnaire: questionnaire, method: method, units: [Survey.unit("1")])
    let answers = questionnaire.items.map { item in
      item.kind == .rating ? item.options.count : 0
    }
    let table = try calculation.table(
      round: "thu", of: (0..<40).map { _ in Survey.response("1", answers) })
    let root = try #require(table.units[0].nodes.first)
    #expect(abs((root.estimate?.fraction ?? 0) - 1) < 1e-12)
    #expect((root.lower?.fraction ?? 1) < 0.95 && root.upper?.fraction == 1)
    #expect(table.nodes.count == table.units[0].nodes.count)
  }

  private func path(_ id: String, _ file: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Questionnaires/\(id)/\(file)").path
  }
}
