import Agencies
import Questionnaires
import Responses

@testable import Satisfaction

/// The 60 simulated responses of `Fixtures/responses.csv`, with a tree that has every aggregation.
enum SimulatedSurvey {
  static let items = ["a1", "a2", "b1", "b2", "b3", "overall", "c1"]

  static let tree = Survey.node(
    "index", .weightedChildren([0.5, 0.3, 0.2]),
    [
      Survey.node(
        "service", .meanOfChildren,
        [
          Survey.node("access", .meanOfItems, [Survey.item("a1"), Survey.item("a2")]),
          Survey.node("staff", .pooledAnswers, ["b1", "b2", "b3"].map { Survey.item($0) }),
        ]),
      Survey.node("general", .ownItem("overall"), []),
      Survey.item("c1"),
    ])

  static func calculation(units: [String] = ["A", "B", "C"]) throws -> IndexCalculation {
    try IndexCalculation(
      questionnaire: Survey.questionnaire(
        [Survey.choice("gender")] + items.map { Survey.rating($0) }),
      method: Survey.method(tree), units: units.map { Survey.unit($0) })
  }

  static func responses() throws -> [CodedResponse] {
    try Survey.fixture("responses.csv").dropFirst().map { row in
      Survey.response(
        row[0], row[3...].map { $0 == "9" ? -1 : Int($0) ?? 0 },
        psu: row[1].isEmpty ? nil : row[0] + row[1], weight: Int64(row[2]) ?? 0)
    }
  }
}
