import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1, `ds`, `st`, `c1` as in the tests of those samples:
///
///     vcov(svymean(~api00+api99, ds)); vcov(svyby(~api00, ~schwide, ds, svymean, covmat=TRUE))
///     svyttest(api00~schwide, ds)
///     one <- rbind(transform(c1, year=1, y=api00), transform(c1, year=2, y=api99))
///     do <- svydesign(ids=~dnum, weights=~pw, fpc=~fpc, data=one)
///     m <- svyby(~y, ~year, do, svymean, covmat=TRUE); k <- svycontrast(m, c(1,-1)); vcov(m); k
///     coef(k)+c(-1,1)*qt(.975,13)*SE(k)
///     two <- rbind(transform(st, year=1, y=api00), transform(st, year=2, y=api99)[1:150,])
///     dt <- svydesign(ids=~1, strata=~interaction(year,stype,drop=TRUE), weights=~pw, data=two)
///     svycontrast(svyby(~y, ~year, dt, svymean, covmat=TRUE), c(1,-1)); degf(subset(dt, year==1))
@Suite("Differences keep their covariance and agree with R survey")
struct DifferenceCovarianceTests {
  /// First minus second, its standard error, and the covariances it comes from.
  private func difference(
    _ first: DomainEstimate?, _ second: DomainEstimate?, under design: SampleDesign,
    domain: [Bool]? = nil
  ) throws -> (value: Double, standardError: Double, covariances: Covariances) {
    let estimates = try [#require(first).linearized, #require(second).linearized]
    let covariances = try design.covariances(of: estimates, domain: domain)
    return (
      estimates[0].value - estimates[1].value,
      covariances.varianceOfDifference(0, 1).squareRoot(), covariances
    )
  }

  @Test func ofTwoColumnsAndOfTwoDomainsOfOneDesign() throws {
    let table = try FixtureTable("apistrat")
    let weights = try table.numbers("pw")
    let design = try SampleDesign(
      rows: weights.count,
      stages: [SamplingStage(populationSizes: .counts(table.numbers("fpc")))],
      strata: table.ids("stype"), weights: weights, lonePSU: .fail)
    let scores = try table.answers("api00")
    let change = try difference(
      .mean(of: scores, weights: weights), .mean(of: table.answers("api99"), weights: weights),
      under: design)
    #expect(agrees(change.value, 32.8925183753596))
    #expect(agrees(change.standardError, 2.0511124077106))
    #expect(agrees(change.covariances[0, 1], 91.8006753459257))
    #expect(agrees(change.covariances.variance(0), 88.5281670303046))
    #expect(agrees(change.covariances.variance(1), 99.2802457706112))

    let wide = try table.numbers("schwide").map { $0 == 1 }
    let other = wide.map { !$0 }
    let freedom = design.degreesOfFreedomOfDifference(.domain, wide, other)
    #expect(freedom == 196)
    let gap = try difference(
      .mean(of: scores, weights: weights, domain: wide),
      .mean(of: scores, weights: weights, domain: other), under: design,
      domain: SampleDesign.union(wide, other))
    #expect(agrees(gap.value, 82.7835854421896))
    #expect(agrees(gap.covariances[0, 1], -0.305182397605359))
    let t = gap.value / gap.standardError
    #expect(agrees(t, 3.8683819081027))
  }

  @Test func ofTwoYearsOfTheSamePSUs() throws {
    let table = try FixtureTable("apiclus1")
    let rows = try table.numbers("pw").count
    let districts = try table.ids("dnum")
    let weights = try table.numbers("pw")
    let design = try SampleDesign(
      rows: 2 * rows,
      stages: [
        SamplingStage(
          units: districts + districts,
          populationSizes: .counts(table.numbers("fpc") + table.numbers("fpc")))
      ],
      weights: weights + weights, lonePSU: .fail)
    let scores = Answers(try table.numbers("api00") + table.numbers("api99"))
    let now = (0..<2 * rows).map { $0 < rows }
    let before = now.map { !$0 }
    let freedom = design.degreesOfFreedomOfDifference(.domain, now, before)
    #expect(freedom == 13)
    let change = try difference(
      .mean(of: scores, weights: design.weights, domain: now),
      .mean(of: scores, weights: design.weights, domain: before), under: design)
    #expect(agrees(change.value, 37.1912568306011))
    #expect(agrees(change.standardError, 3.08519696689946))
    #expect(agrees(change.covariances[0, 1], 565.785631731595))
    let t = change.value / change.standardError
    #expect(agrees(t, 12.0547430940778))
    let critical = try #require(StudentT.critical(level: 0.95, degreesOfFreedom: freedom))
    let interval = ConfidenceInterval.mean(
      change.value, standardError: change.standardError, t: critical)
    #expect(agrees(interval.lower, 30.5260940042974))
    #expect(agrees(interval.upper, 43.8564196569048))
  }

  @Test func ofTwoIndependentSamples() throws {
    let table = try FixtureTable("apistrat")
    let strata = try table.ids("stype")
    let weights = try table.numbers("pw")
    let scores = try table.numbers("api00") + table.numbers("api99")[..<150]
    let years = Array(repeating: 0, count: 200) + Array(repeating: 1, count: 150)
    let design = try SampleDesign(
      rows: 350, stages: [SamplingStage(units: Array(0..<200) + Array(0..<150))],
      strata: strata + strata[..<150], samples: years, weights: weights + weights[..<150],
      lonePSU: .fail)
    let first = years.map { $0 == 0 }
    let second = years.map { $0 == 1 }
    let freedom = design.degreesOfFreedomOfDifference(.domain, first, second)
    #expect(freedom == 344)
    #expect(design.degreesOfFreedom(domain: first) == 197)
    #expect(design.degreesOfFreedomOfDifference(.design, first, second) == 344)
    let answers = Answers(scores)
    let gap = try difference(
      .mean(of: answers, weights: design.weights, domain: first),
      .mean(of: answers, weights: design.weights, domain: second), under: design)
    #expect(agrees(gap.value, 31.8330248055739))
    #expect(agrees(gap.standardError, 15.251621764924))
    #expect(gap.covariances[0, 1] == 0)
  }
}
