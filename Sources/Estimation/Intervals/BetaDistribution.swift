import CSpecialFunctions

/// The beta distribution.
public enum BetaDistribution {
  /// Above this both shapes are so large that the normal distribution of the same mean and variance
  /// gives the quantile to ten digits, where continued fractions no longer converge.
  private static let smallestNormalShape = 1e10

  /// Quantile at probability `p` with shapes `a` and `b` above 0; nil outside these ranges.
  public static func quantile(_ p: Double, _ a: Double, _ b: Double) -> Double? {
    guard p > 0, p < 1, a > 0, b > 0, a.isFinite, b.isFinite else { return nil }
    if min(a, b) > smallestNormalShape, let z = StudentT.quantile(p, degreesOfFreedom: .infinity) {
      let mean = a / (a + b)
      return mean + z * (mean * (b / (a + b)) / (a + b + 1)).squareRoot()
    }
    let value = sf_beta_quantile(p, a, b)
    return value.isFinite ? value : nil
  }
}
