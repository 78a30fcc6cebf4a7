import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1, `ds` as in `StratifiedSampleTests`:
///
///     svyquantile(~api00, ds, c(.1, .25, .5, .9), ci=TRUE)
///     sub <- subset(ds, schwide==1); svyquantile(~target, sub, c(.25, .5), na.rm=TRUE, df=degf(sub))
///     svyquantile(~api00, ds, .01)           # its lower limit is NaN
@Suite("Quantiles and Woodruff intervals agree with R survey")
struct QuantileTests {
  private let table: FixtureTable
  private let weights: [Double]
  private let design: SampleDesign

  init() throws {
    table = try FixtureTable("apistrat")
    weights = try table.numbers("pw")
    design = try SampleDesign(
      rows: weights.count,
      stages: [SamplingStage(populationSizes: .counts(table.numbers("fpc")))],
      strata: table.ids("stype"), weights: weights, lonePSU: .fail)
  }

  private func quantile(_ p: Double, _ column: String, domain: [Bool]? = nil) throws
    -> QuantileEstimate
  {
    let freedom = design.degreesOfFreedom(.domain, domain: domain)
    let t = try #require(StudentT.critical(level: 0.95, degreesOfFreedom: freedom))
    let quantile = try DomainEstimate.quantile(
      p, of: table.answers(column), weights: weights, domain: domain, t: t
    ) { try design.variance(of: $0, domain: domain) }
    return try #require(quantile)
  }

  @Test(arguments: [
    (0.1, 501.0, 476.0, 521.0, 11.40927904744772), (0.25, 565, 535, 597, 15.71945113203908),
    (0.5, 668, 642, 694, 13.18405578816181), (0.9, 836, 806, 865, 14.95883252887590),
  ])
  func ofTheWhole(p: Double, value: Double, lower: Double, upper: Double, error: Double) throws {
    let quantile = try quantile(p, "api00")
    #expect(quantile.estimate.value == value)
    #expect(quantile.interval?.lower == lower)
    #expect(quantile.interval?.upper == upper)
    #expect(agrees(quantile.standardError, error))
    let variance = try design.variance(of: quantile.estimate.linearized)
    #expect(agrees(variance.squareRoot(), error))
    #expect(quantile.estimate.sample.n == 200)
    #expect(quantile.estimate.sample.answers == nil)
    let below = try DomainEstimate.share(
      of: table.answers("api00").map { $0 <= value ? 1 : 0 }, weights: weights)
    let effect = try below?.designEffect(variance: design.variance(of: #require(below).linearized))
    #expect(agrees(quantile.estimate.designEffect(variance: variance), try #require(effect)))
  }

  @Test(arguments: [
    (0.25, 6.0, 5.0, 8.0, 0.7591042493725415), (0.5, 10, 8, 12, 1.0121389991633887),
  ])
  func ofADomainWithGaps(p: Double, value: Double, lower: Double, upper: Double, error: Double)
    throws
  {
    let domain = try table.numbers("schwide").map { $0 == 1 }
    let quantile = try quantile(p, "target", domain: domain)
    #expect(quantile.estimate.value == value)
    #expect(quantile.interval?.lower == lower)
    #expect(quantile.interval?.upper == upper)
    #expect(agrees(quantile.standardError, error))
  }

  @Test func noIntervalWhereTheDistributionLeavesZeroAndOne() throws {
    let quantile = try quantile(0.01, "api00")
    #expect(quantile.estimate.value == 403)
    #expect(quantile.interval == nil)
    #expect(quantile.standardError == nil)
  }

  /// A share reached up to rounding is reached: 0.1 + 0.2 of weights .1, .2, .3, .4 is 30 %.
  @Test func tiesInTheDistributionFunction() {
    let answers = Answers([1, 2, 3, 4])
    let quantile = DomainEstimate.quantile(
      0.3, of: answers, weights: [0.1, 0.2, 0.3, 0.4], t: 2
    ) { _ in 0 }
    #expect(quantile?.estimate.value == 2)
    #expect(quantile?.interval?.lower == 2)
    #expect(quantile?.standardError == 0)
  }

  @Test func noIntervalWithoutDegreesOfFreedom() {
    let quantile = DomainEstimate.quantile(
      0.5, of: Answers([1, 2, 3]), weights: [1, 1, 1], t: nil
    ) { _ in 0.01 }
    #expect(quantile?.estimate.value == 2)
    #expect(quantile?.interval == nil && quantile?.standardError == nil)
  }

  @Test func nothingToOrder() {
    let none = Answers([nil, nil])
    #expect(DomainEstimate.quantile(0.5, of: none, weights: [1, 1], t: 2) { _ in 0 } == nil)
    #expect(
      DomainEstimate.quantile(1, of: Answers([1, 2]), weights: [1, 1], t: 2) { _ in 0 } == nil)
  }
}
