import Foundation

/// An interval around an estimated share. Every method here stays within 0 and 1.
public struct ConfidenceInterval: Sendable, Hashable {
  /// Lower limit.
  public let lower: Double
  /// Upper limit.
  public let upper: Double

  /// Limits, cut to 0 and 1.
  init(_ lower: Double, _ upper: Double) {
    self.lower = min(1, max(0, lower))
    self.upper = min(1, max(0, upper))
  }

  /// Below this a standard error is rounding noise of a variance that is 0.
  public static let smallestStandardError = 1e-12

  /// t interval of log(p/(1-p)): L ± t SE/(p(1-p)), taken back to the share (xlogit of R's
  /// `svyciprop`, SUDAAN, SPSS). Nil for p of 0 or 1.
  public static func logit(share p: Double, standardError: Double, t: Double)
    -> ConfidenceInterval?
  {
    guard p > 0, p < 1 else { return nil }
    let center = log(p / (1 - p))
    let half = t * standardError / (p * (1 - p))
    return ConfidenceInterval(1 / (1 + exp(half - center)), 1 / (1 + exp(-half - center)))
  }

  /// Score limits with an effective sample size (Kott 2017): p(1-p)/V under a design, and t of
  /// its degrees of freedom.
  public static func wilson(share p: Double, effectiveSize n: Double, t: Double)
    -> ConfidenceInterval
  {
    let shrink = 1 + t * t / n
    let center = (p + t * t / (2 * n)) / shrink
    let half = t / shrink * (p * (1 - p) / n + t * t / (4 * n * n)).squareRoot()
    return ConfidenceInterval(p == 0 ? 0 : center - half, p == 1 ? 1 : center + half)
  }

  /// The interval published for a share: logit, and Wilson with `effectiveSizeWithoutVariance`
  /// where the sample shows no variance (every PSU alike, so also p of 0 and 1), because an
  /// interval of length 0 would claim what a sample cannot know.
  public static func share(
    _ p: Double, standardError: Double, t: Double, effectiveSizeWithoutVariance n: Double
  ) -> ConfidenceInterval {
    if standardError > smallestStandardError,
      let interval = logit(share: p, standardError: standardError, t: t)
    {
      return interval
    }
    return wilson(share: p, effectiveSize: n, t: t)
  }
}
