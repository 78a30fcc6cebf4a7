import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1, `nd` and `a` as in `ShareTests`:
///
///     g <- subset(nd, !is.na(hi_chol)); svyciprop(~hi_chol, g, method="xlogit", df=16)
///     g <- subset(a, !is.na(hi_chol)); svyciprop(~hi_chol, g, method="xlogit", df=8)
///         # and mean, asin, beta; rows 7846 and 78
///
/// `svyciprop(method="beta")` takes its degrees of freedom from the rows with an answer (6 in `a`),
/// so its line of the domain is the formula with 8:
///
///     n <- p*(1-p)/V*(qt(.975,77)/qt(.975,8))^2; c(qbeta(.025,n*p,n*(1-p)+1), qbeta(.975,n*p+1,n*(1-p)))
///
/// `svyciprop(method="likelihood")` interpolates a profile (0.05932, 0.28970 in `a`); its limits to
/// the last digit are the roots of
///
///     g <- function(q) 2*p*(1-p)/V*(p*log(p/q)+(1-p)*log((1-p)/(1-q))) - qt(.975,8)^2*78/77
///     uniroot(g, c(1e-9,p), tol=1e-15); uniroot(g, c(p,1-1e-9), tol=1e-15)
///
/// Wilson came with survey 4.5; by formula, as in its `svyciprop`:
///
///     n <- p*(1-p)/V; (p+t^2/(2*n)+c(-1,1)*t*sqrt(p*(1-p)/n+t^2/(4*n^2)))/(1+t^2/n)
///     n <- 78/2.5; t <- qt(.975,8); (t^2/n)/(1+t^2/n)              # p = 0 with a design effect of 2.5
///     k <- n*(qt(.975,83)/t)^2; qbeta(.975,1,k); qbeta(.025,k,1)   # p = 0, p = 1
@Suite("Every interval method agrees with R survey")
struct IntervalMethodTests {
  private let whole = SharePrecision(
    share: 0.112142956349692, variance: 0.00544583969895456 * 0.00544583969895456,
    degreesOfFreedom: 16, n: 7846, rows: 7846)
  private let small = SharePrecision(
    share: 0.150491705308627, variance: 0.0503798692423299 * 0.0503798692423299,
    degreesOfFreedom: 8, n: 78, rows: 78)

  @Test(arguments: [
    (IntervalMethod.mean, 0.100598291913169, 0.123687620786215, 1e-9),
    (.logit, 0.101106959257631, 0.124217089226421, 1e-9),
    (.xlogit, 0.101106959257631, 0.124217089226421, 1e-9),
    (.asin, 0.100860429164216, 0.123944607191154, 1e-9),
    (.likelihood, 0.100944819840949, 0.124033082987069, 1e-12),
    (.beta, 0.100825614431756, 0.124257527331812, 1e-9),
    (.wilson, 0.101112853552087, 0.12421003419819, 1e-9),
  ])
  func largeSample(method: IntervalMethod, lower: Double, upper: Double, tolerance: Double) {
    let interval = whole.interval(method, level: 0.95)
    #expect(agrees(interval?.lower, lower, tolerance), "\(interval?.lower ?? .nan)")
    #expect(agrees(interval?.upper, upper, tolerance), "\(interval?.upper ?? .nan)")
  }

  @Test(arguments: [
    (IntervalMethod.mean, 0.0343155185047692, 0.266667892112485, 1e-9),
    (.xlogit, 0.0666401196266753, 0.305336010510505, 1e-9),
    (.asin, 0.0546365653975204, 0.282922098606894, 1e-9),
    (.likelihood, 0.059336163109999, 0.289697289896624, 1e-12),
    (.beta, 0.0551610856872959, 0.304842500547446, 1e-9),
    (.wilson, 0.0684460940981702, 0.299287735167718, 1e-9),
  ])
  func smallDomain(method: IntervalMethod, lower: Double, upper: Double, tolerance: Double) {
    let interval = small.interval(method, level: 0.95)
    #expect(agrees(interval?.lower, lower, tolerance), "\(interval?.lower ?? .nan)")
    #expect(agrees(interval?.upper, upper, tolerance), "\(interval?.upper ?? .nan)")
  }

  @Test func extremeSharesTakeThePooledDesignEffect() throws {
    var precision = SharePrecision(
      share: 0, variance: 0, degreesOfFreedom: 8, n: 78, rows: 84, pooledDesignEffect: 2.5)
    #expect(precision.isExtreme)
    #expect(precision.interval(.wilson, level: 0.95)?.lower == 0)
    #expect(agrees(precision.interval(.wilson, level: 0.95)?.upper, 0.145618744170608))
    #expect(precision.interval(.beta, level: 0.95)?.lower == 0)
    #expect(agrees(precision.interval(.beta, level: 0.95)?.upper, 0.146944599554843))
    precision.share = 1
    #expect(agrees(precision.interval(.wilson, level: 0.95)?.lower, 1 - 0.145618744170608))
    #expect(agrees(precision.interval(.beta, level: 0.95)?.lower, 0.853055400445157))
    #expect(precision.interval(.beta, level: 0.95)?.upper == 1)
    for method in IntervalMethod.allCases where method != .wilson && method != .beta {
      let interval = precision.interval(method, level: 0.95)
      #expect(interval?.lower == 1 && interval?.upper == 1, "\(method)")
    }
    precision.pooledDesignEffect = nil
    #expect(precision.effectiveSize == 78)
  }

  /// By hand: n* = 90/3 = 30, and for p = 1 the lower limit n*/(n* + t²).
  @Test func pooledDesignEffects() throws {
    let t = try #require(StudentT.critical(level: 0.95, degreesOfFreedom: 60))
    let half = SharePrecision.pooled(
      share: 0.5, n: 90, rows: 95, designEffect: 3, degreesOfFreedom: 60)
    #expect(agrees(half.effectiveSize, 30))
    let all = SharePrecision.pooled(
      share: 1, n: 90, rows: 95, designEffect: 3, degreesOfFreedom: 60)
    #expect(agrees(all.interval(.wilson, level: 0.95)?.lower, 30 / (30 + t * t)))
  }

  @Test(arguments: IntervalMethod.allCases)
  func aShareWithoutVarianceWithinZeroAndOneIsAPoint(method: IntervalMethod) {
    let census = SharePrecision(share: 0.4, variance: 0, degreesOfFreedom: 8, n: 50, rows: 50)
    let interval = census.interval(method, level: 0.95)
    #expect(interval?.lower == 0.4 && interval?.upper == 0.4)
  }

  @Test(arguments: IntervalMethod.allCases)
  func noneWithoutDegreesOfFreedom(method: IntervalMethod) {
    let alone = SharePrecision(share: 0.4, variance: 0.01, degreesOfFreedom: 0, n: 5, rows: 5)
    #expect(alone.interval(method, level: 0.95) == nil)
  }

  @Test(arguments: IntervalMethod.allCases.filter { $0 != .mean })
  func staysWithinZeroAndOneAndHoldsTheShare(method: IntervalMethod) {
    for share in [1e-9, 0.003, 0.5, 0.997, 1 - 1e-9] {
      for variance in [1e-22, 1e-6, 0.01, 0.2] {
        let precision = SharePrecision(
          share: share, variance: variance, degreesOfFreedom: 1, n: 9, rows: 12)
        guard let interval = precision.interval(method, level: 0.95) else {
          Issue.record("no interval for \(share) ± \(variance)")
          continue
        }
        #expect(0 <= interval.lower && interval.upper <= 1)
        #expect(interval.lower <= share && share <= interval.upper)
      }
    }
  }

  @Test func aShareIsGivenItsMethodAndAMeanItsOwn() throws {
    let weights = [1.0, 1, 2, 2]
    let answers = Answers([1, 0, 1, 1])
    let share = try #require(DomainEstimate.share(of: answers, weights: weights))
    let mean = try #require(DomainEstimate.mean(of: answers, weights: weights))
    let t = try #require(StudentT.critical(level: 0.9, degreesOfFreedom: 3))
    let wilson = share.interval(.wilson, level: 0.9, variance: 0.04, degreesOfFreedom: 3)
    #expect(
      wilson
        == .wilson(share: share.value, effectiveSize: share.value * (1 - share.value) / 0.04, t: t))
    let plain = mean.interval(.wilson, level: 0.9, variance: 0.04, degreesOfFreedom: 3)
    #expect(plain == .mean(mean.value, standardError: 0.2, t: t))
  }

  /// qbeta(.025, 3.2, 40.7); qbeta(.975, 4.2, 39.7); qbeta(.5, .3, .2); qbeta(.025, 2e10, 3e10)
  @Test func betaQuantiles() {
    #expect(agrees(BetaDistribution.quantile(0.025, 3.2, 40.7), 0.016768435751384))
    #expect(agrees(BetaDistribution.quantile(0.975, 4.2, 39.7), 0.197303915465719))
    #expect(agrees(BetaDistribution.quantile(0.5, 0.3, 0.2), 0.760864963852018))
    #expect(agrees(BetaDistribution.quantile(0.025, 2e10, 3e10), 0.399995705937844))
    #expect(BetaDistribution.quantile(0.5, 0, 1) == nil)
    #expect(BetaDistribution.quantile(1.5, 1, 1) == nil)
  }
}
