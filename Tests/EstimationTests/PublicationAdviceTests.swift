import Estimation
import Testing

/// Parker et al. 2017, table of the standard, each limit from both sides. Widths are those of
/// Clopper and Pearson, R: `diff(qbeta(c(.025,.975), c(n*p,n*p+1), c(n*(1-p)+1,n*(1-p))))` with n the
/// effective size times (qt(.975,rows-1)/qt(.975,df))^2, at most n:
/// p=.5, n=40: .324; p=.5, n=60: .264; p=.04, n=100: .0883 (2.21 p); p=.1, n=100: .1272 (1.27 p);
/// p=.002, n=2000: .0046.
@Suite("Shares are published by the rule of NCHS")
struct PublicationAdviceTests {
  private func advice(
    _ share: Double, n: Int, effective: Double? = nil, degreesOfFreedom: Double = 1e9
  ) -> PublicationAdvice {
    let size = effective ?? Double(n)
    return SharePrecision(
      share: share, variance: share * (1 - share) / size, degreesOfFreedom: degreesOfFreedom, n: n,
      rows: n
    ).publicationAdvice
  }

  @Test func smallSamples() {
    #expect(advice(0.5, n: 29) == .suppress)
    #expect(advice(0.5, n: 300, effective: 29) == .suppress)
    #expect(advice(0.5, n: 29, effective: 300) == .suppress)
  }

  @Test func wideIntervals() {
    #expect(advice(0.5, n: 40) == .suppress)
    #expect(advice(0.5, n: 60) == .publish)
    #expect(advice(0.04, n: 100) == .suppress)
    #expect(advice(0.1, n: 100) == .publish)
    #expect(advice(0.002, n: 2000) == .publish)
  }

  @Test func effectiveSizeIsCapped() {
    #expect(advice(0.5, n: 40, effective: 4000) == .suppress)
  }

  @Test func fewDegreesOfFreedomAndExtremeShares() {
    #expect(advice(0.5, n: 2000, degreesOfFreedom: 7) == .review)
    #expect(advice(0.5, n: 2000, degreesOfFreedom: 8) == .publish)
    #expect(advice(0, n: 200) == .review)
    #expect(advice(1, n: 200) == .review)
    #expect(advice(1, n: 20) == .suppress)
    #expect(advice(0.5, n: 2000, degreesOfFreedom: 0) == .suppress)
  }
}
