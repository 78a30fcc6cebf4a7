import Findings
import ParScoring
import Rules
import Testing
import WordingChecks

@Suite("Criteria sets and their faults")
struct CriteriaFaultTests {
  @Test(arguments: ["par-province-2024", "par-unit-sample"])
  func shippedSetsLoad(id: String) throws {
    let (set, problems) = CriteriaLoader.load(path: Example.shipped(id))
    #expect(problems.isEmpty)
    #expect(set?.id == id)
    #expect(set?.unverified.isEmpty == false)
    #expect(set?.criteria.first { $0.rule != nil }?.maxPoints == Points("10"))
  }

  @Test func unknownPointsStayUnknown() throws {
    let set = try #require(CriteriaLoader.load(path: Example.shipped("par-province-2024")).0)
    #expect(set.areas.count == 8)
    #expect(set.areas.dropLast().allSatisfy { $0.maxPoints == nil })
  }

  @Test(arguments: [
    (CriteriaFault.notPoints, "not-points", 12), (.duplicateID, "duplicate-id", 13),
    (.areaOverfull, "area-overfull", 8), (.ruleWithoutMaximum, "rule-without-maximum", 12),
  ])
  func faultyFiles(fault: CriteriaFault, file: String, line: Int) throws {
    let (set, problems) = CriteriaLoader.load(path: Example.fixture(file))
    #expect(set == nil)
    #expect(problems.map(\.code) == [fault.rawValue])
    #expect(problems.first?.place.line == line)
    try expectWorded(problems.first)
  }

  @Test func notConvertible() throws {
    let problem = try refusal(criterion: "8.3")
    #expect(problem?.code == CriteriaFault.notConvertible.rawValue)
    #expect(problem?.facts["criteria"] == "8.1")
    try expectWorded(problem)
  }

  @Test func notInForce() throws {
    let problem = try refusal(criterion: "8.1", day: "2026-01-01")
    #expect(problem?.code == CriteriaFault.notInForce.rawValue)
    try expectWorded(problem)
  }

  @Test func unknownNode() throws {
    let set = try #require(CriteriaLoader.load(path: Example.fixture("good")).0)
    let conversion = try SatisfactionConversion(set, criterion: "8.1", on: Example.day)
    let problem = #expect(throws: Problem.self) {
      try conversion.points(of: Example.table([0.9], node: "overal"))
    }
    #expect(problem?.code == CriteriaFault.unknownNode.rawValue)
    try expectWorded(problem)
  }

  @Test(arguments: CriteriaFault.allCases)
  func isWordedInBothLanguages(fault: CriteriaFault) throws {
    let english = try #require(fault.message.en)
    #expect(
      Set(MessageCatalogue.placeholders(of: fault.message.vi))
        == Set(MessageCatalogue.placeholders(of: english)))
  }

  private func refusal(criterion: String, day: String = "2025-07-01") throws -> Problem? {
    let set = try #require(CriteriaLoader.load(path: Example.fixture("good")).0)
    let day = try #require(Day(iso: day))
    return #expect(throws: Problem.self) {
      try SatisfactionConversion(set, criterion: criterion, on: day)
    }
  }

  private func expectWorded(_ problem: Problem?) throws {
    let problem = try #require(problem)
    for language in Language.allCases {
      let text = MessageCatalogue(CriteriaFault.self).message(for: problem, in: language)
      #expect(!text.contains("{"), "\(text)")
    }
    let catalogue = MessageCatalogue(CriteriaFault.self)
    #expect(EnglishWording.vietnameseWords(of: problem, in: catalogue).isEmpty)
  }
}
