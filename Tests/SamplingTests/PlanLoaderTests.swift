import Findings
import Rules
import Sampling
import Testing
import WordingChecks

/// One fixture a fault, named for it; the line the fault has to be reported at.
private let fixtures: [(String, SamplingFault, line: Int)] = [
  ("unknown-unit", .unknownUnit, 4), ("unit-not-in-force", .unitNotInForce, 4),
  ("unit-without-successor", .unitWithoutSuccessor, 4),
  ("unit-of-other-province", .unitOfOtherProvince, 4), ("duplicate-target", .duplicateTarget, 5),
  ("no-targets", .noTargets, 1), ("empty-targets", .noTargets, 1),
  ("no-unit-of-kind", .noUnitOfKind, 3),
  ("unknown-cell-item", .unknownCellItem, 4), ("duplicate-cell-item", .duplicateCellItem, 4),
  ("cells-without-items", .cellsWithoutItems, 4), ("malformed-cell", .malformedCell, 5),
  ("unknown-option", .unknownOption, 5), ("cells-do-not-add-up", .cellsDoNotAddUp, 5),
  ("population-below-target", .populationBelowTarget, 4),
]

@Test(arguments: fixtures)
func planFaultIsReportedAtItsLine(name: String, fault: SamplingFault, line: Int) throws {
  let (plan, problems) = try PlanExamples.load(name)
  #expect(plan == nil)
  #expect(problems.map(\.code) == [fault.rawValue])
  #expect(problems.first?.place.line == line)
  for problem in problems {
    let catalogue = MessageCatalogue(SamplingFault.self)
    #expect(!catalogue.message(for: problem, in: .vi).contains("{"))
    #expect(!catalogue.message(for: problem, in: .en).contains("{"))
    let units = PlanExamples.unitNames
    #expect(EnglishWording.vietnameseWords(of: problem, in: catalogue, data: units).isEmpty)
  }
}

@Test func allFaultsOfAPlanAreFoundInOnePass() throws {
  let (plan, problems) = try PlanExamples.load("several-faults")
  #expect(plan == nil)
  let found = Set(problems.map { "\($0.place.line ?? 0) \($0.code)" })
  #expect(
    found == ["1 DEF014", "2 DEF013", "3 DEF004", "5 SAM001", "5 DEF010", "6 DEF015", "6 DEF004"])
}

@Test func aNearMissIsSuggestedAndAFormerUnitNamesItsSuccessors() throws {
  let (_, unknown) = try PlanExamples.load("unknown-unit")
  #expect(unknown.first?.facts["suggestion"] == " (→ «32244»?)")
  let (_, former) = try PlanExamples.load("unit-not-in-force")
  #expect(former.first?.facts["successors"] == "32244 Xã Phan Ngọc Hiển, 32248 Xã Đất Mũi")
  let (_, item) = try PlanExamples.load("unknown-cell-item")
  #expect(item.first?.facts["suggestion"] == " (→ «gender»?)")
}

@Test func singleTargetsTakeThePlaceOfTheSharedOnes() throws {
  let (loaded, problems) = try PlanExamples.load("whole")
  let plan = try #require(loaded)
  #expect(problems == [])
  #expect(plan.kind == .quota)
  #expect(plan.source?.number == "KH 1/KH-UBND")
  #expect(plan.cellItems == ["gender"])
  #expect(
    plan.targets == [
      UnitTarget(unit: try PlanExamples.key("32244"), count: 40, cells: ["1": 15, "2": 25]),
      UnitTarget(unit: try PlanExamples.key("32248"), count: 60, population: 21000),
    ])
}

@Test func everySamplingCodeHasBothWordingsWithTheSameFactsAndIsProvoked() throws {
  #expect(Set(fixtures.map(\.1)) == Set(SamplingFault.allCases))
  for fault in SamplingFault.allCases {
    let message = fault.message
    let english = try #require(message.en)
    #expect(!message.vi.isEmpty && !english.isEmpty)
    #expect(
      Set(MessageCatalogue.placeholders(of: message.vi))
        == Set(MessageCatalogue.placeholders(of: english)))
  }
}
