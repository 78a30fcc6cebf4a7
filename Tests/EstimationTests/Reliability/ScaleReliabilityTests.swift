import Estimation
import Testing

/// Expected numbers: R 4.2, psych 2.2.9, with d = `bfi-agreeableness.csv`, items = A1r…A5:
///
///     a <- alpha(d[items]); a$total; a$alpha.drop; a$item.stats            # pairwise
///     cc <- na.omit(d[items]); alpha(cc); alpha(d[d$age > 40, items]); alpha(cc[, 1:2])
///     w <- d$age[complete.cases(d[items])]; n <- nrow(cc)                   # weighted
///     alpha(cov.wt(cc, w, method = "ML")$cov * n/(n-1), n.obs = n)
///     svycralpha(~A1r+A2+A3+A4+A5, svydesign(ids=~1, weights=w, data=cc))   # survey 4.1.1: same
///     wc <- function(x, y, w) { u <- !is.na(x) & !is.na(y); x <- x[u]; y <- y[u]; w <- w[u]
///       k <- sum(u); sum(w*(x-weighted.mean(x,w))*(y-weighted.mean(y,w)))/sum(w)*k/(k-1) }
///     alpha(outer(1:5, 1:5, Vectorize(function(i,j) wc(d[[i]], d[[j]], d$age))), n.obs = 2800)
///     m <- rowMeans(cc); mw <- weighted.mean(m, w); sqrt(weighted.mean((m-mw)^2, w)*n/(n-1))
///
/// Omega: see `OneFactorModelTests`.
@Suite("Reliability of a scale agrees with psych")
struct ScaleReliabilityTests {
  private let table: FixtureTable
  private let items: [[Double?]]
  private let age: [Double]
  private let equal: [Double]

  init() throws {
    let table = try FixtureTable("bfi-agreeableness")
    self.table = table
    items = try ["A1r", "A2", "A3", "A4", "A5"].map { try table.values($0) }
    age = try table.numbers("age")
    equal = Array(repeating: 1, count: age.count)
  }

  @Test func pairwise() throws {
    let scale = try ScaleReliability(ItemAnswers(items, weights: equal))
    #expect(scale.rows == 2800)
    expect(
      scale, alpha: 0.7030184460573041, standardized: 0.7130285786712718,
      error: 0.008951774426394847, lambda6: 0.6827626720302449, correlation: 0.3319676570993724,
      mean: 4.652095238095238, deviation: 0.8984018770745514)
    #expect(scale.items.map(\.answers) == [2784, 2773, 2774, 2781, 2784])
    expect(
      scale.items.map(\.alphaIfDropped),
      [
        0.7185173570269152, 0.6171800370465920, 0.6002595787654856, 0.6858056523379599,
        0.6429529600712917,
      ])
    expect(
      scale.items.map(\.itemRestCorrelation),
      [
        0.3084177395220291, 0.5636151637635786, 0.5870045895053694, 0.3944440865779133,
        0.4885651358258341,
      ])
    // 0.7030184 ± 1.959964 × 0.0089518
    let interval = try #require(scale.interval(level: 0.95))
    #expect(isClose(interval.lowerBound, 0.685473290580, 1e-10))
    #expect(isClose(interval.upperBound, 0.720563601534, 1e-10))
  }

  @Test func complete() throws {
    let scale = try ScaleReliability(ItemAnswers(items, weights: equal), missing: .complete)
    #expect(scale.rows == 2709)
    expect(
      scale, alpha: 0.7037558943748361, standardized: 0.7135015526346429,
      error: 0.009074843594543934, lambda6: 0.6831703164294407, correlation: 0.3324807164580414,
      mean: 4.643484680693983, deviation: 0.9005409306247664)
    expect(
      scale.items.map(\.itemRestCorrelation),
      [
        0.3114013005801621, 0.5630154754920227, 0.5887730786773533, 0.3947936801112727,
        0.4872408676290006,
      ])
    expect([scale.omega], [0.7121292908248068])
  }

  @Test func weightedComplete() throws {
    let scale = try ScaleReliability(ItemAnswers(items, weights: age), missing: .complete)
    expect(
      scale, alpha: 0.7005617822294083, standardized: 0.7094173828243516,
      error: 0.009166131524145556, lambda6: 0.6772042324087681, correlation: 0.3280800012266417,
      mean: 4.7064402599737969, deviation: 0.8824210165462257)
    expect(
      scale.items.map(\.alphaIfDropped),
      [
        0.7085649390898056, 0.6165792300235946, 0.5977229882301410, 0.6856556936527607,
        0.6435953868123159,
      ])
    expect([scale.omega], [0.7085478423742673])
  }

  @Test func weightedPairwise() throws {
    let scale = try ScaleReliability(ItemAnswers(items, weights: age))
    expect(
      scale, alpha: 0.7007322714406159, standardized: 0.7098562992339306,
      error: 0.009014340268605835, lambda6: 0.6778392507124501, correlation: 0.328549744367639,
      mean: 4.7165057699466439, deviation: 0.8807607166436348)
  }

  @Test func domain() throws {
    let scale = try ScaleReliability(
      ItemAnswers(items, weights: equal, domain: age.map { $0 > 40 }))
    #expect(scale.rows == 442)
    expect(
      scale, alpha: 0.6890074934884092, standardized: 0.6961152440016006,
      error: 0.02340822899774433, lambda6: 0.6637120038971851, correlation: 0.3141967875369783,
      mean: 4.92447209653092, deviation: 0.8010630285202655)
  }

  @Test func twoItemsHaveNoOmegaAndNothingToDrop() throws {
    let complete = age.indices.map { row in items.allSatisfy { $0[row] != nil } }
    let scale = try ScaleReliability(
      ItemAnswers(Array(items.prefix(2)), weights: equal, domain: complete))
    #expect(isClose(scale.alpha, 0.5033594883483929))
    #expect(scale.omega == nil)
    #expect(scale.items.allSatisfy { $0.alphaIfDropped == nil })
  }

  @Test func weightsOfAnyScaleGiveTheSame() throws {
    let scale = try ScaleReliability(ItemAnswers(items, weights: age))
    let scaled = try ScaleReliability(ItemAnswers(items, weights: age.map { $0 * 8 }))
    #expect(scale == scaled)
  }

  @Test func scalesThatCannotBeJudged() throws {
    let two: [Double] = [1, 1]
    #expect(throws: EstimationFault.tooFewItems) {
      try ScaleReliability(ItemAnswers([[1, 2]], weights: two))
    }
    #expect(throws: EstimationFault.tooFewAnswers) {
      try ScaleReliability(ItemAnswers([[1, nil], [nil, 2]], weights: two))
    }
    #expect(throws: EstimationFault.itemWithoutVariance(item: 1)) {
      try ScaleReliability(ItemAnswers([[1, 2], [3, 3]], weights: two))
    }
    #expect(throws: EstimationFault.itemWithoutVariance(item: 0)) {
      try ScaleReliability(
        ItemAnswers([[0.1, 0.1, 0.1], [3, 4, 5]], weights: [0.1, 0.2, 0.7]))
    }
    #expect(throws: EstimationFault.sumWithoutVariance) {
      try ScaleReliability(ItemAnswers([[0.1, 0.2], [0.2, 0.1]], weights: [0.3, 0.7]))
    }
    #expect(throws: EstimationFault.lengthsDiffer) {
      try ItemAnswers([[1, 2, 3], [1, 2, 3]], weights: two)
    }
    #expect(throws: EstimationFault.notFinite) {
      try ItemAnswers([[1, .nan], [1, 2]], weights: two)
    }
    #expect(throws: EstimationFault.invalidWeight(row: 1)) {
      try ItemAnswers([[1, 2], [1, 2]], weights: [1, .infinity])
    }
  }

  /// Two items alike have no inverse of their correlations, yet an alpha of 1.
  @Test func itemsAlikeHaveNoLambda6() throws {
    let scale = try ScaleReliability(
      ItemAnswers([[1, 2, 3], [1, 2, 3], [3, 1, 2]], weights: [1, 1, 1]))
    #expect(scale.lambda6 == nil && scale.omega == nil)
    #expect(scale.interval(level: 1) == nil)
  }

  private func expect(
    _ scale: ScaleReliability, alpha: Double, standardized: Double, error: Double,
    lambda6: Double, correlation: Double, mean: Double, deviation: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expect(
      [
        scale.alpha, scale.standardizedAlpha, scale.standardError, scale.lambda6,
        scale.meanCorrelation, scale.mean, scale.standardDeviation,
      ], [alpha, standardized, error, lambda6, correlation, mean, deviation],
      sourceLocation: sourceLocation)
  }

  private func expect(
    _ values: [Double?], _ expected: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(values.count == expected.count, sourceLocation: sourceLocation)
    for (value, other) in zip(values, expected) {
      #expect(
        value.map { abs($0 / other - 1) < 1e-10 } ?? false,
        "\(String(describing: value)), \(other)",
        sourceLocation: sourceLocation)
    }
  }
}
