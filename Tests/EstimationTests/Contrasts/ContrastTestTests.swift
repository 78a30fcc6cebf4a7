import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1, with d = `apiclus1.csv`:
///
///     des <- svydesign(id=~dnum, weights=~pw, data=d); m <- svyglm(api00~factor(stype), des)
///     regTermTest(m, ~factor(stype), df=degf(des)); regTermTest(m, ~factor(stype), df=Inf)
///     b <- svyby(~api00, ~stype, des, svymean, covmat=TRUE); svycontrast(b, c(1,-.5,-.5))
@Suite("Wald tests of contrasts agree with R survey")
struct ContrastTestTests {
  private let estimates: [Double]
  private let covariances: Covariances

  init() throws {
    let table = try FixtureTable("apiclus1")
    let (districts, weights) = (try table.ids("dnum"), try table.numbers("pw"))
    let types = try table.ids("stype")
    let design = try SampleDesign(
      strata: districts.map { _ in 0 }, psus: districts, weights: weights, lonePSU: .fail)
    let means = try (0..<3).map { type in
      try #require(
        LinearizedEstimate.mean(
          table.values("api00"), weights: weights, domain: types.map { $0 == type }))
    }
    estimates = means.map(\.value)
    covariances = try design.covariances(of: means)
  }

  @Test func allDomainsEqual() throws {
    let test = try ContrastTest.equality(
      of: estimates, covariances: covariances, degreesOfFreedom: 14)
    #expect(isClose(test.statistic, 1.2528731188219151, 1e-11))
    #expect(test.numeratorDF == 2 && test.denominatorDF == 14)
    #expect(isClose(test.p, 0.3158276162514908, 1e-11))
    let normal = try ContrastTest.equality(
      of: estimates, covariances: covariances, degreesOfFreedom: .infinity)
    #expect(isClose(normal.p, 0.2856828159256507, 1e-11))
  }

  @Test func oneContrast() throws {
    let test = try ContrastTest(
      [[1, -0.5, -0.5]], of: estimates, covariances: covariances, degreesOfFreedom: 14)
    #expect(isClose(test.values[0], 23.86234126984124))
    #expect(isClose(test.covariances[0, 0].squareRoot(), 16.64603753343661))
  }

  /// The third difference follows from the others, and of which it is left out does not matter.
  @Test func redundantContrasts() throws {
    let all = [[1.0, -1, 0], [0, 1, -1], [1, 0, -1]]
    let test = try ContrastTest(
      all, of: estimates, covariances: covariances, degreesOfFreedom: 14)
    #expect(test.redundant == [2])
    #expect(isClose(test.statistic, 1.2528731188219151, 1e-11))
  }

  @Test func nothingToTest() throws {
    let none = Covariances(matrix: Array(repeating: 0, count: 4), count: 2)
    #expect(throws: EstimationFault.singularCovariances) {
      try ContrastTest.equality(of: [1, 2], covariances: none, degreesOfFreedom: 5)
    }
    #expect(throws: EstimationFault.singularCovariances) {
      try ContrastTest.equality(
        of: [1], covariances: Covariances(variances: [1]), degreesOfFreedom: 5)
    }
    // Perfectly correlated estimates cannot differ, and these do.
    #expect(throws: EstimationFault.singularCovariances) {
      try ContrastTest(
        [[1, 0], [0, 1]], of: [1, 2], covariances: Covariances(matrix: [1, 1, 1, 1], count: 2),
        degreesOfFreedom: 5)
    }
    #expect(throws: EstimationFault.noDegreesOfFreedom) {
      try ContrastTest.equality(of: [1, 2], covariances: none, degreesOfFreedom: 0)
    }
    #expect(throws: EstimationFault.lengthsDiffer) {
      try ContrastTest([[1]], of: [1, 2], covariances: none, degreesOfFreedom: 5)
    }
    #expect(throws: EstimationFault.notFinite) {
      try ContrastTest(
        [[1, 0]], of: [.nan, 1], covariances: Covariances(variances: [1, 1]), degreesOfFreedom: 5)
    }
  }
}
