import CSpecialFunctions

/// The beta distribution.
public enum BetaDistribution {
  /// Quantile at probability `p` with shapes `a` and `b` above 0; nil outside these ranges.
  public static func quantile(_ p: Double, _ a: Double, _ b: Double) -> Double? {
    guard p > 0, p < 1, a > 0, b > 0, a.isFinite, b.isFinite else { return nil }
    let value = sf_beta_quantile(p, a, b)
    return value.isFinite ? value : nil
  }
}
