import Agencies
import Findings
import Questionnaires
import Responses
import Rules
import Testing
import WordingChecks

@testable import Satisfaction

@Suite("Faults of the satisfaction index")
struct SatisfactionFaultTests {
  private static let gender = Survey.choice("gender")
  private static let text = Item(
    id: "note", kind: .text, role: .remark, text: LocalizedText(vi: "Ý kiến"))
  private static let good = Survey.item("q")

  /// Provokes a fault; one entry a code.
  private static let provocations: [SatisfactionFault: @Sendable () throws -> [Problem]] = [
    .unknownItem: { try table(Survey.item("p"), []) },
    .itemWithoutOptions: { try table(Survey.item("note"), []) },
    .noSatisfiedOption: { try table(Survey.item("gender"), []) },
    .wrongAnswerCount: { try table(good, [Survey.response("1", [5])]) },
    .weightOutOfRange: { try table(good, [Survey.response("1", [5, 1, 0], weight: -1)]) },
    .unknownUnit: { try table(good, [Survey.response("7", [5, 1, 0])]) },
    .sharesDoNotFit: { try table(Survey.node("x", .weightedChildren([1, 2]), [good]), []) },
    .childWithoutAnswers: {
      try table(
        Survey.node("x", .meanOfItems, [good, Survey.item("gender", satisfiedCodes: ["1"])]),
        [Survey.response("1", [5, 0, 0])])
    },
    .childBelowMinimum: {
      try table(
        Survey.node("x", .meanOfItems, [good, Survey.item("gender", satisfiedCodes: ["1"])]),
        [Survey.response("1", [5, 1, 0]), Survey.response("1", [5, 0, 0])], minimumToShow: 2)
    },
    .lonePSU: {
      try table(good, Array(repeating: Survey.response("1", [5, 1, 0], psu: "ấp 1"), count: 2))
    },
    .loneResponse: { try table(good, [Survey.response("1", [5, 1, 0])]) },
    .overTargetExcluded: {
      try table(good, Array(repeating: Survey.response("1", [5, 1, 0]), count: 3))
    },
    .quotaSample: { try table(good, []) },
    .protectedFigures: {
      try table(
        good, [1, 2, 2, 2].map { Survey.response("1", [5, $0, 0]) }, minimumToShow: 2,
        target: 4, groups: ["gender"])
    },
  ]

  @Test(arguments: SatisfactionFault.allCases)
  func isProvoked(fault: SatisfactionFault) throws {
    let provoke = try #require(SatisfactionFaultTests.provocations[fault])
    var problems: [Problem] = []
    do { problems = try provoke() } catch let problem as Problem { problems = [problem] }
    let problem = try #require(problems.first { $0.code == fault.rawValue })
    for language in Language.allCases {
      let text = MessageCatalogue(SatisfactionFault.self).message(for: problem, in: language)
      #expect(!text.contains("{"), "\(text)")
    }
    let catalogue = MessageCatalogue(SatisfactionFault.self)
    #expect(
      EnglishWording.vietnameseWords(of: problem, in: catalogue, data: Survey.unit("1").name)
        .isEmpty)
  }

  @Test(arguments: SatisfactionFault.allCases)
  func isWordedInBothLanguages(fault: SatisfactionFault) throws {
    let english = try #require(fault.message.en)
    #expect(
      Set(MessageCatalogue.placeholders(of: fault.message.vi))
        == Set(MessageCatalogue.placeholders(of: english)))
  }

  @Test func anUnknownUnitIsNamedByItsCode() throws {
    var rows = try SimulatedSurvey.calculation().accumulator
    let answers = Array(repeating: UInt8(0), count: rows.stride - IndexAccumulator.weightBytes)
    let problem = #expect(throws: Problem.self) {
      try answers.withUnsafeBufferPointer {
        try rows.add(
          answers: $0, unit: -1, psu: nil, weight: 10_000, arrival: 0,
          key: UnitKey(code: "31825", validFrom: Survey.start))
      }
    }
    #expect(problem?.facts["value"] == "31825")
  }

  @Test func groupItemMustHaveOptions() throws {
    let calculation = try SimulatedSurvey.calculation()
    let problem = #expect(throws: Problem.self) {
      try calculation.table(round: "thu", of: calculation.accumulator, groups: ["gendre"])
    }
    #expect(problem?.code == "SAT001")
    #expect(problem?.facts["suggestion"]?.contains("gender") == true)
  }

  private static func table(
    _ tree: IndexNode, _ responses: [CodedResponse], minimumToShow: Int = 1,
    target: Int = 2, groups: [String] = []
  ) throws -> [Problem] {
    try IndexCalculation(
      questionnaire: Survey.questionnaire([Survey.rating("q"), gender, text]),
      method: Survey.method(tree, minimumToShow: minimumToShow, overTarget: .exclude),
      units: [Survey.unit("1")],
      plan: Survey.plan([("1", target)], kind: .quota)
    ).table(round: "thu", of: responses, groups: groups).problems
  }
}
