import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1, with the designs of `ApiCase`:
///
///     show <- function(d) { print(svymean(~api00, d)); print(svytotal(~enroll, d))
///       w <- weights(d); print(w[c(1,100,183)]); print(range(w/apiclus1$pw)) }
///     show(calibrate(cl, ~stype+api99, pop))
///     cal <- function(...) show(calibrate(cl, ~stype+api99, pop, epsilon=1e-13, maxit=500, ...))
///     cal(calfun="linear", bounds=c(.5,1.75)); cal(calfun="raking"); cal(calfun="logit", bounds=c(.3,2.8))
///     cal(calfun="raking", bounds=c(.5,1.75)); cal(calfun="logit", bounds=c(.5,1.75))
@Suite("Calibration agrees with R survey")
struct CalibrationTests {
  struct Case: Sendable {
    let distance: CalibrationDistance
    let bounds: ClosedRange<Double>?
    let expected: [Double]
    let weights: [Double]
    let ratios: [Double]
  }

  @Test(arguments: [
    Case(
      distance: .linear, bounds: nil,
      expected: [665.3090711657800, 3.441753116404808, 3638487.204131880, 385524.4273524788],
      weights: [51.63274259488476, 53.74373775128308, 39.22765292783643],
      ratios: [0.4185924622139521, 1.833294883169966]),
    Case(
      distance: .linear, bounds: 0.5...1.75,
      expected: [665.3574598723296, 3.439464692537877, 3648076.044257038, 383544.6650093003],
      weights: [52.73267926750010, 54.88190592292050, 39.34657484344044], ratios: [0.5, 1.75]),
    Case(
      distance: .raking, bounds: nil,
      expected: [665.3937960001501, 3.437753539834834, 3616588.563268754, 387618.6303799404],
      weights: [49.21638613737210, 52.47216042371313, 38.68037145230097],
      ratios: [0.5342313686669663, 1.994761240738104]),
    Case(
      distance: .raking, bounds: 0.5...1.75,
      expected: [665.4028488396676, 3.439426444290506, 3652420.916654981, 380747.3518296179],
      weights: [54.66819880043489, 58.46916543437529, 39.06823746248110],
      ratios: [0.5197145225858659, 1.75]),
    Case(
      distance: .logit, bounds: 0.3...2.8,
      expected: [665.3926276686531, 3.434834468676067, 3628463.252183906, 385479.5097576603],
      weights: [50.85844999826241, 53.68858822563294, 39.03143307449903],
      ratios: [0.5391454956212302, 1.905355951934239]),
    Case(
      distance: .logit, bounds: 0.5...1.75,
      expected: [665.3992448794967, 3.423503585610872, 3653369.284485249, 380753.5502167041],
      weights: [53.93358276790285, 55.04525750395662, 40.07948947962493],
      ratios: [0.5617699173495344, 1.703429973113268]),
  ])
  func clusters(_ test: Case) throws {
    let api = try ApiCase.clustered()
    let weighted = try Weighting([api.calibration(test.distance, bounds: test.bounds)])
      .apply(to: api.weights)
    try api.check(weighted, test.expected)
    for (row, weight) in zip([0, 99, 182], test.weights) {
      #expect(isClose(weighted.final[row], weight, 1e-9))
    }
    #expect(isClose(weighted.summary.minimumRatio, test.ratios[0], 1e-9))
    #expect(isClose(weighted.summary.maximumRatio, test.ratios[1], 1e-9))
    #expect(weighted.steps[0].largestMiss <= 1e-10)
  }

  /// calibrate(st, ~stype+api99, pop), shown as in `RakingTests`.
  @Test func regressionEstimatorOfAStratifiedSample() throws {
    let api = try ApiCase.stratified()
    let weighted = try Weighting([api.calibration(.linear)]).apply(to: api.weights)
    try api.check(
      weighted,
      [
        664.6302002608847, 1.899918595199837, 3680331.729954341, 110678.6559175792,
        0.8369736041177817, 7.763533977555418e-3, 638.6707749910486, 16.14537501911469,
      ])
    #expect(weighted.steps[0].iterations == 1)
  }

  @Test(arguments: CalibrationDistance.allCases)
  func calibratedTotalsHaveNoVariance(distance: CalibrationDistance) throws {
    let api = try ApiCase.clustered()
    let weighted = try Weighting([api.calibration(distance, bounds: 0.3...2.8)])
      .apply(to: api.weights)
    let residual = try weighted.residual(
      of: LinearizedEstimate(value: ApiCase.api99Total, influence: api.api99))
    #expect(residual.influence.allSatisfy { abs($0) < 1e-9 })
    let total = zip(weighted.final, api.api99).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(isClose(total, ApiCase.api99Total, 1e-10))
  }

  @Test func redundantTotalsThatAgreeChangeNothing() throws {
    let api = try ApiCase.clustered()
    let redundant = try Calibration(
      [
        .cells(try api.typeMargin()), .population(total: ApiCase.population),
        .quantity(api.api99, total: ApiCase.api99Total),
        .quantity(api.api99.map { $0 / 10 }, total: ApiCase.api99Total / 10),
      ], rows: api.weights.count, distance: .logit, bounds: 0.3...2.8)
    let plain = try Weighting([api.calibration(.logit, bounds: 0.3...2.8)])
      .apply(to: api.weights)
    let weighted = try Weighting([.calibrate(redundant)]).apply(to: api.weights)
    for (left, right) in zip(weighted.final, plain.final) { #expect(isClose(left, right, 1e-9)) }
    for (left, right) in zip(try api.results(weighted), try api.results(plain)) {
      #expect(isClose(left.error, right.error, 1e-9))
    }
  }

  /// Normalised weights, as many surveys publish them, raked up to a population of millions.
  @Test func weightsFarFromThePopulation() throws {
    let api = try ApiCase.clustered()
    let population = 96_000_000.0
    for distance in [CalibrationDistance.linear, .raking] {
      let calibration = try Calibration(
        [
          .population(total: population),
          .quantity(api.api99, total: population * ApiCase.api99Total / ApiCase.population),
        ], rows: api.weights.count, distance: distance)
      let weighted = try Weighting([.calibrate(calibration)])
        .apply(to: api.weights.map { $0 / api.weights[0] })
      #expect(isClose(weighted.summary.sum, population, 1e-10))
    }
  }

  /// Totals made by ratios within the bounds can be reached, however lopsided the bounds and
  /// whatever the unit of a quantity.
  @Test(arguments: CalibrationDistance.allCases)
  func totalsWithinReachAreReached(distance: CalibrationDistance) throws {
    var generator = SeededGenerator(seed: 11)
    for trial in 0..<100 {
      let rows = Int.random(in: 5...60, using: &generator)
      let bounds =
        Double.random(
          in: 0...0.9, using: &generator)...Double.random(
          in: 1.05...4, using: &generator)
      let base = (0..<rows).map { _ in Double.random(in: 0.01...50, using: &generator) }
      let reached = base.map { $0 * Double.random(in: bounds, using: &generator) }
      let cells = (0..<rows).map { _ in Int.random(in: 0...4, using: &generator) }
      var totals = Array(repeating: 0.0, count: 5)
      for row in 0..<rows { totals[cells[row]] += reached[row] }
      let unit = [1e-2, 1, 1e6][trial % 3]
      let quantity = (0..<rows).map { _ in unit * Double.random(in: 1...3, using: &generator) }
      let total = zip(quantity, reached).reduce(0) { $0 + $1.0 * $1.1 }
      let calibration = try Calibration(
        [
          .cells(try Margin(cellOfRow: cells, totals: totals)),
          .population(total: totals.reduce(0, +)), .quantity(quantity, total: total),
        ], rows: rows, distance: distance, bounds: bounds)
      let weighted = try Weighting([.calibrate(calibration)]).apply(to: base)
      #expect(weighted.steps[0].largestMiss <= 1e-10)
      #expect(weighted.summary.minimumRatio >= bounds.lowerBound * (1 - 1e-12))
      #expect(weighted.summary.maximumRatio <= bounds.upperBound * (1 + 1e-12))
    }
  }
}
