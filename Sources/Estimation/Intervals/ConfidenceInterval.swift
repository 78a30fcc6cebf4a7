import Foundation

/// Limits around an estimate.
public struct ConfidenceInterval: Sendable, Hashable {
  /// Lower limit.
  public let lower: Double
  /// Upper limit.
  public let upper: Double

  /// Limits as they are.
  init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// Limits of a share, cut to 0 and 1.
  init(share lower: Double, _ upper: Double) {
    self.lower = min(1, max(0, lower))
    self.upper = min(1, max(0, upper))
  }

  /// Below this the standard error of a share is rounding noise of a variance that is 0.
  public static let smallestStandardError = 1e-12

  /// value ± t SE, for any estimate; not cut to 0 and 1 where it is a share.
  public static func mean(_ value: Double, standardError: Double, t: Double) -> ConfidenceInterval {
    ConfidenceInterval(lower: value - t * standardError, upper: value + t * standardError)
  }

  /// t interval of log(p/(1-p)): L ± t SE/(p(1-p)), taken back to the share (xlogit of R's
  /// `svyciprop`, SUDAAN, SPSS). Nil for p of 0 or 1.
  public static func logit(share p: Double, standardError: Double, t: Double)
    -> ConfidenceInterval?
  {
    guard p > 0, p < 1 else { return nil }
    let center = log(p / (1 - p))
    let half = t * standardError / (p * (1 - p))
    return ConfidenceInterval(share: 1 / (1 + exp(half - center)), 1 / (1 + exp(-half - center)))
  }

  /// t interval of asin √p, taken back to the share; an angle beyond 0 or π/2 is cut there. Nil for
  /// p of 0 or 1.
  public static func arcsine(share p: Double, standardError: Double, t: Double)
    -> ConfidenceInterval?
  {
    guard p > 0, p < 1 else { return nil }
    let center = asin(p.squareRoot())
    let half = t * standardError / (2 * (p * (1 - p)).squareRoot())
    let lower = sin(max(0, center - half))
    let upper = sin(min(.pi / 2, center + half))
    return ConfidenceInterval(share: lower * lower, upper * upper)
  }

  /// Score limits with an effective sample size (Kott 2017): p(1-p)/V under a design, and t of
  /// its degrees of freedom.
  public static func wilson(share p: Double, effectiveSize n: Double, t: Double)
    -> ConfidenceInterval
  {
    let shrink = 1 + t * t / n
    let center = (p + t * t / (2 * n)) / shrink
    let half = t / shrink * (p * (1 - p) / n + t * t / (4 * n * n)).squareRoot()
    return ConfidenceInterval(share: p == 0 ? 0 : center - half, p == 1 ? 1 : center + half)
  }

  /// Limits of Clopper and Pearson with `n` answers, by quantiles of the beta distribution; under a
  /// design `n` is the effective size adjusted for degrees of freedom (Korn and Graubard 1998).
  public static func beta(share p: Double, size n: Double, level: Double) -> ConfidenceInterval? {
    guard n > 0, level > 0, level < 1 else { return nil }
    let tail = (1 - level) / 2
    let lower = p > 0 ? BetaDistribution.quantile(tail, n * p, n * (1 - p) + 1) : 0
    let upper = p < 1 ? BetaDistribution.quantile(1 - tail, n * p + 1, n * (1 - p)) : 1
    guard let lower, let upper else { return nil }
    return ConfidenceInterval(share: lower, upper)
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
