import Estimation
import Testing

/// Expected numbers: R, with the data of `DesignCase`:
///
///     s <- subset(des, x1==1); confint(svyciprop(~y1, s, method="xlogit"))
///     p <- 0.609756097560976; V <- 0.00160646990315175; n <- p*(1-p)/V; t <- qt(.975, 5)
///     (p+t^2/(2*n)+c(-1,1)*t*sqrt(p*(1-p)/n+t^2/(4*n^2)))/(1+t^2/n)
///     prop.test(27, 30, correct=FALSE)$conf.int      # Wilson with n = 30, normal
///     qt(c(.975,.975,.95,.3), c(1,30,2.5,7))
@Suite("Intervals agree with R and stay within 0 and 1")
struct ConfidenceIntervalTests {
  private let share = 0.609756097560976
  private let variance = 0.00160646990315175

  @Test func logit() throws {
    let t = try #require(StudentT.critical(level: 0.95, degreesOfFreedom: 5))
    let interval = try #require(
      ConfidenceInterval.logit(share: share, standardError: variance.squareRoot(), t: t))
    #expect(isClose(interval.lower, 0.503324828103474, 1e-11))
    #expect(isClose(interval.upper, 0.706671897910563, 1e-11))
  }

  @Test func wilsonWithEffectiveSize() throws {
    let t = try #require(StudentT.critical(level: 0.95, degreesOfFreedom: 5))
    let interval = ConfidenceInterval.wilson(
      share: share, effectiveSize: share * (1 - share) / variance, t: t)
    #expect(isClose(interval.lower, 0.504153010237283, 1e-11))
    #expect(isClose(interval.upper, 0.705984704815854, 1e-11))
  }

  @Test func wilsonOfPlainCounts() throws {
    let z = try #require(StudentT.critical(level: 0.95, degreesOfFreedom: .infinity))
    let interval = ConfidenceInterval.wilson(share: 27.0 / 30, effectiveSize: 30, t: z)
    #expect(isClose(interval.lower, 0.743789174208159, 1e-11))
    #expect(isClose(interval.upper, 0.965400111252666, 1e-11))
  }

  @Test(arguments: [
    (0.975, 1.0, 12.706204736174694), (0.975, 30, 2.042272456301238),
    (0.95, 2.5, 2.558218614135945), (0.3, 7, -0.549109657947285),
  ])
  func quantile(p: Double, degreesOfFreedom: Double, expected: Double) throws {
    let value = try #require(StudentT.quantile(p, degreesOfFreedom: degreesOfFreedom))
    #expect(isClose(value, expected))
  }

  @Test func quantileOutsideItsRange() {
    #expect(StudentT.quantile(1, degreesOfFreedom: 3) == nil)
    #expect(StudentT.quantile(.nan, degreesOfFreedom: 3) == nil)
    #expect(StudentT.quantile(0.9, degreesOfFreedom: 0) == nil)
  }

  /// By hand: p = 1 has the Wilson lower limit n/(n + t²).
  @Test func everybodySatisfiedIsNotCertainty() {
    let interval = ConfidenceInterval.share(
      1, standardError: 0, t: 2, effectiveSizeWithoutVariance: 30)
    #expect(isClose(interval.lower, 30.0 / 34))
    #expect(interval.upper == 1)
    let nobody = ConfidenceInterval.share(
      0, standardError: 0, t: 2, effectiveSizeWithoutVariance: 30)
    #expect(nobody.lower == 0)
    #expect(isClose(nobody.upper, 4.0 / 34))
  }

  @Test(arguments: [0, 1e-9, 0.001, 0.5, 0.999, 1 - 1e-9, 1])
  func staysWithinBounds(share: Double) {
    for error in [0, 1e-13, 0.01, 0.4, 10] {
      let interval = ConfidenceInterval.share(
        share, standardError: error, t: 12.7, effectiveSizeWithoutVariance: 2)
      #expect(interval.lower >= 0 && interval.upper <= 1)
      #expect(interval.lower <= share && share <= interval.upper)
    }
  }
}
