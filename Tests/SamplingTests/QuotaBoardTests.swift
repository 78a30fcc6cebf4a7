// Expected numbers are counted by hand.
import Agencies
import Sampling
import Testing

@Test func aUnitWithoutCellsMissesWhatItsTargetLacks() throws {
  let (short, over) = (try PlanExamples.key("32244"), try PlanExamples.key("32248"))
  let plan = try PlanExamples.plan([
    UnitTarget(unit: short, count: 40), UnitTarget(unit: over, count: 50),
  ])
  let board = QuotaBoard(
    plan: plan,
    counts: [
      QuotaCount(unit: over, received: 56, valid: 53),
      QuotaCount(unit: short, received: 30, valid: 28),
      QuotaCount(unit: short, received: 1, valid: 0),
    ])
  #expect(
    board.units == [
      UnitProgress(
        unit: short, target: 40, received: 31, valid: 28, missing: 12, overTarget: 0,
        outOfQuota: 0, cells: []),
      UnitProgress(
        unit: over, target: 50, received: 56, valid: 53, missing: 0, overTarget: 3,
        outOfQuota: 0, cells: []),
    ])
  #expect(board.totals.target == 90)
  #expect(board.totals.valid == 81)
  #expect(board.totals.missing == 12)
  #expect(board.totals.overTarget == 3)
}

@Test func fullCellsAndAnswersOutsideTheCellsFillNothing() throws {
  // Men: 22 of 20, two too many. Women: 15 of 20, five missing. Three did not say.
  let unit = try PlanExamples.key("32248")
  let plan = try PlanExamples.plan(
    [UnitTarget(unit: unit, count: 40, cells: ["1": 20, "2": 20])], cellItems: ["gender"])
  let counts = [("1", 22), ("2", 15), ("", 3)].map {
    QuotaCount(unit: unit, cell: $0.0, received: $0.1, valid: $0.1)
  }
  let progress = try #require(QuotaBoard(plan: plan, counts: counts).units.first)
  #expect(progress.valid == 40)
  #expect(progress.outOfQuota == 5)
  #expect(progress.missing == 5)
  #expect(progress.overTarget == 0)
  #expect(
    progress.cells == [
      CellProgress(cell: "1", target: 20, valid: 22),
      CellProgress(cell: "2", target: 20, valid: 15),
    ])
  #expect(progress.valid - progress.outOfQuota + progress.missing == progress.target)
}

@Test func aUnitThePlanDoesNotNameIsOutOfQuotaAsAWhole() throws {
  let stranger = try PlanExamples.key("00004")
  let plan = try PlanExamples.plan([UnitTarget(unit: try PlanExamples.key("32248"), count: 5)])
  let board = QuotaBoard(
    plan: plan, counts: [QuotaCount(unit: stranger, received: 9, valid: 7)])
  #expect(board.units.map(\.unit.code) == ["32248", "00004"])
  #expect(board.units.last?.target == nil)
  #expect(board.units.last?.outOfQuota == 7)
  #expect(board.totals.missing == 5)
}

@Test func theOrderOfCountsDoesNotMatter() throws {
  let plan = try PlanExamples.plan([UnitTarget(unit: try PlanExamples.key("32248"), count: 5)])
  let counts = try ["00004", "32248", "32244", "32248"].enumerated().map {
    QuotaCount(unit: try PlanExamples.key($0.element), received: $0.offset + 2, valid: 1)
  }
  #expect(
    QuotaBoard(plan: plan, counts: counts) == QuotaBoard(plan: plan, counts: counts.reversed()))
}

@Test func responsesAfterTheTargetIsReachedAreFlagged() throws {
  let (a, b) = (try PlanExamples.key("32244"), try PlanExamples.key("32248"))
  let stranger = try PlanExamples.key("00004")
  let plan = try PlanExamples.plan([UnitTarget(unit: a, count: 2), UnitTarget(unit: b, count: 0)])
  #expect(
    OverTarget.flags(units: [a, b, stranger, a, a, a], plan: plan)
      == [false, true, false, false, true, true])
}
