import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1, with d = `apiclus1.csv`:
///
///     des <- svydesign(id=~dnum, weights=~pw, data=d); svyttest(api00~schwide, des)
///     vcov(svyby(~api00, ~schwide, des, svymean, covmat=TRUE))
///
/// Two rounds, the first without districts 61 and 637, the second without every third school:
///
///     a <- d[!(d$dnum %in% c(61,637)),]; z <- d[seq_len(nrow(d)) %% 3 != 0,]
///     s <- rbind(data.frame(dnum=a$dnum, pw=a$pw, y=a$api99, round=0),
///                data.frame(dnum=z$dnum, pw=z$pw, y=z$api00, round=1))
///     ds <- svydesign(id=~dnum, weights=~pw, data=s)                            # same districts
///     ds <- svydesign(id=~dnum, strata=~round, weights=~pw, data=s, nest=TRUE)  # independent
///     b <- svyby(~y, ~round, ds, svymean, covmat=TRUE); vcov(b); svycontrast(b, c(-1,1)); degf(ds)
@Suite("Differences agree with R survey")
struct DifferenceTests {
  private let table: FixtureTable
  private let districts: [Int]

  init() throws {
    table = try FixtureTable("apiclus1")
    districts = try table.ids("dnum")
  }

  @Test func betweenDomains() throws {
    let weights = try table.numbers("pw")
    let isSchoolWide = try table.numbers("schwide").map { $0 == 1 }
    let design = try SampleDesign(
      strata: districts.map { _ in 0 }, psus: districts, weights: weights, lonePSU: .fail)
    let means = try [isSchoolWide, isSchoolWide.map { !$0 }].map { domain in
      try #require(
        LinearizedEstimate.mean(table.values("api00"), weights: weights, domain: domain))
    }
    let result = try Difference(means[0], minus: means[1], design: design, degreesOfFreedom: 13)
    #expect(isClose(result.estimate, 41.31902173913039888))
    #expect(isClose(result.first.variance, 559.8986252092635))
    #expect(isClose(result.second.variance, 857.2730024753848))
    #expect(isClose(result.covariance, 512.7856451378103))
    #expect(isClose(try #require(result.statistic), 2.08799042147997937))
    #expect(isClose(try #require(result.p), 0.05704158014211082))
    let interval = try #require(result.interval(level: 0.95))
    #expect(isClose(interval.lowerBound, -1.43228524131588131, 1e-11))
    #expect(isClose(interval.upperBound, 84.07032871957667908))
    // 512.7856451378103 / √(559.8986252092635 × 857.2730024753848); √(559.8986… + 857.2730…)
    #expect(isClose(try #require(result.correlation), 0.7401531384989165))
    #expect(isClose(result.standardErrorIfIndependent, 37.64534005271633, 1e-11))
  }

  @Test func betweenRoundsInTheSameDistricts() throws {
    let result = try change(sameDistricts: true, degreesOfFreedom: 13)
    #expect(isClose(result.first.estimate, 647.2704918032787))
    #expect(isClose(result.second.estimate, 599.5786163522013))
    #expect(isClose(result.covariance, 653.9296284424262))
    #expect(isClose(result.standardError, 8.186451749963478))
  }

  @Test func betweenIndependentRounds() throws {
    let result = try change(sameDistricts: false, degreesOfFreedom: 25)
    #expect(result.covariance == 0)
    #expect(isClose(result.second.variance, 713.4127548162122))
    #expect(isClose(result.first.variance, 672.7365241302422))
    #expect(result.standardError == result.standardErrorIfIndependent)
  }

  @Test func differencesWithoutVariance() throws {
    let sure = Difference.Side(estimate: 1, variance: 0)
    let result = try Difference(sure, minus: sure, degreesOfFreedom: 5)
    #expect(result.statistic == nil && result.p == nil && result.correlation == nil)
    #expect(result.interval(level: 0.95) == 0...0)
    #expect(result.interval(level: 0) != nil && result.interval(level: 1) == nil)
  }

  @Test func differencesThatCannotBe() throws {
    let side = Difference.Side(estimate: 1, variance: 4)
    #expect(throws: EstimationFault.notACovariance) {
      try Difference(side, minus: side, covariance: 5, degreesOfFreedom: 5)
    }
    #expect(throws: EstimationFault.notACovariance) {
      try Difference(
        side, minus: Difference.Side(estimate: 1, variance: -1), degreesOfFreedom: 5)
    }
    #expect(throws: EstimationFault.noDegreesOfFreedom) {
      try Difference(side, minus: side, degreesOfFreedom: 0)
    }
    #expect(throws: EstimationFault.notFinite) {
      try Difference(
        side, minus: Difference.Side(estimate: .nan, variance: 1), degreesOfFreedom: 5)
    }
    #expect(throws: EstimationFault.lengthsDiffer) {
      try Difference(
        [1, 2], 0, minus: 2, covariances: Covariances(variances: [1, 1]), degreesOfFreedom: 5)
    }
    #expect(throws: EstimationFault.lengthsDiffer) {
      try LinearizedEstimate(value: 1, influence: [1, 2]).placed(at: 2, of: 3)
    }
  }

  private func change(sameDistricts: Bool, degreesOfFreedom: Double) throws -> Difference {
    let left = try Set(
      [61, 637].map { dnum in
        try districts[#require(table.numbers("dnum").firstIndex(of: dnum))]
      })
    let rounds = [
      districts.indices.filter { !left.contains(districts[$0]) },
      districts.indices.filter { $0 % 3 != 2 },
    ]
    let rows = rounds[0].count + rounds[1].count
    let weights = try table.numbers("pw")
    let estimates = try zip(rounds, ["api99", "api00"]).map { round, column in
      let values = try table.values(column)
      return try #require(
        LinearizedEstimate.mean(round.map { values[$0] }, weights: round.map { weights[$0] }))
    }
    let round =
      Array(repeating: 0, count: rounds[0].count)
      + Array(repeating: sameDistricts ? 0 : 1, count: rounds[1].count)
    let units = zip((rounds[0] + rounds[1]).map { districts[$0] }, round).map { $0 + 15 * $1 }
    let design = try SampleDesign(
      strata: round, psus: units, weights: (rounds[0] + rounds[1]).map { weights[$0] },
      lonePSU: .fail)
    return try Difference(
      estimates[1].placed(at: rounds[0].count, of: rows),
      minus: estimates[0].placed(at: 0, of: rows),
      design: design, degreesOfFreedom: degreesOfFreedom)
  }
}
