import Estimation
import Testing

/// Expected numbers: R 4.2, multilevel 2.7, with d = `lq2002-lead01.csv`:
///
///     a <- aov(LEAD01 ~ as.factor(COMPID), d); summary(a)[[1]][, 3]; ICC1(a); ICC2(a)
@Suite("Intraclass correlation agrees with multilevel")
struct IntraclassCorrelationTests {
  @Test func companies() throws {
    let table = try FixtureTable("lq2002-lead01")
    let result = try IntraclassCorrelation(table.values("LEAD01"), groups: table.ids("COMPID"))
    #expect(result.answers == 2042 && result.groups == 49)
    #expect(isClose(result.meanSquareBetween, 3.962970578270189))
    #expect(isClose(result.meanSquareWithin, 1.196583359043691))
    #expect(isClose(try #require(result.icc1), 0.05256076970186473))
    #expect(isClose(try #require(result.icc2), 0.6980589849430596))
  }

  /// By hand: groups 1, 3 and 5, 7 have means 2 and 6, MSB = 16, MSW = 2: 14/18 and 14/16.
  @Test func groupsWithoutAnswersAndRowsOutsideTheDomainDoNotCount() throws {
    let result = try IntraclassCorrelation(
      [1, 3, 5, 7, nil, 9], groups: [-4, -4, 3, 3, 1, 9_000_000_000_000],
      domain: [true, true, true, true, true, false])
    #expect(result.groups == 2 && result.groupSize == 2)
    #expect(isClose(try #require(result.icc1), 14.0 / 18))
    #expect(isClose(try #require(result.icc2), 14.0 / 16))
  }

  @Test func answersAllAlike() throws {
    let result = try IntraclassCorrelation(
      Array(repeating: 0.1, count: 6), groups: [0, 0, 0, 1, 1, 2])
    #expect(result.icc1 == nil && result.icc2 == nil)
  }

  @Test func noGroupsToCompare() {
    #expect(throws: EstimationFault.tooFewGroups) {
      try IntraclassCorrelation([1, 2], groups: [0, 0])
    }
    #expect(throws: EstimationFault.tooFewGroups) {
      try IntraclassCorrelation([1, 2], groups: [0, 1])
    }
    #expect(throws: EstimationFault.tooFewGroups) { try IntraclassCorrelation([], groups: []) }
    #expect(throws: EstimationFault.lengthsDiffer) {
      try IntraclassCorrelation([1, 2], groups: [0])
    }
    #expect(throws: EstimationFault.notFinite) {
      try IntraclassCorrelation([1, .infinity, 2], groups: [0, 0, 1])
    }
  }
}
