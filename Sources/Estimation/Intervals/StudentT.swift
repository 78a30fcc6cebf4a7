import CSpecialFunctions

/// Student's t distribution.
public enum StudentT {
  /// Quantile at probability `p` with `degreesOfFreedom` > 0, infinity for the normal
  /// distribution; nil outside 0 < p < 1 or without degrees of freedom.
  public static func quantile(_ p: Double, degreesOfFreedom: Double) -> Double? {
    guard p > 0, p < 1, degreesOfFreedom > 0 else { return nil }
    let value = sf_t_quantile(p, degreesOfFreedom)
    return value.isFinite ? value : nil
  }

  /// The t of a two-sided interval: 2.04 for level 0.95 with 30 degrees of freedom.
  public static func critical(level: Double, degreesOfFreedom: Double) -> Double? {
    quantile(0.5 + level / 2, degreesOfFreedom: degreesOfFreedom)
  }

  /// Probability of a value at least as far from 0 as `t`, on either side; nil without degrees of
  /// freedom.
  public static func twoSidedProbability(_ t: Double, degreesOfFreedom: Double) -> Double? {
    guard degreesOfFreedom > 0, !t.isNaN else { return nil }
    let tail = sf_t_upper_tail(abs(t), degreesOfFreedom)
    return tail.isFinite ? min(1, 2 * tail) : nil
  }
}
