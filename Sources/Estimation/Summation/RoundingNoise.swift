/// What is nothing but the rounding of a number that is 0.
///
/// Doubles carry 16 digits and a sum of many of them 14 or more, so that a result below 10⁻¹² of what
/// it was computed from says nothing: a standard error of 10⁻¹⁷ where every PSU has the same total, a
/// mean of 10⁻¹⁶ where answers cancel. No survey measures anything that precisely.
public enum RoundingNoise {
  /// Below this part of what it was computed from, a number is rounding.
  public static let part = 1e-12
  /// Below this part of V₁ + V₂, a variance of a difference is rounding: it subtracts numbers that
  /// are squares already.
  static let partOfVariances = 1e-13

  /// A number, 0 where it is rounding against the size of what it was computed from.
  public static func cleared(_ value: Double, scale: Double) -> Double {
    abs(value) <= part * scale ? 0 : value
  }

  /// A square or variance, 0 where its root is rounding against that of another square.
  public static func cleared(_ square: Double, squaredScale: Double) -> Double {
    square <= part * part * squaredScale ? 0 : square
  }
}

extension AnsweredRows {
  /// An estimate, its variance and this sample without what is rounding: answers whose standard
  /// deviation, a standard error that, beside the estimate or the deviation of the answers, and an
  /// estimate that beside this deviation is below `RoundingNoise.part`.
  public func cleared(
    estimate: Double, variance: Double?
  ) -> (estimate: Double, variance: Double?, sample: AnsweredRows) {
    let spread = RoundingNoise.cleared(self.spread, squaredScale: estimate * estimate)
    let estimate = RoundingNoise.cleared(estimate, scale: spread.squareRoot())
    let scale = max(estimate * estimate, spread)
    return (
      estimate, variance.map { RoundingNoise.cleared($0, squaredScale: scale) },
      AnsweredRows(
        n: n, missing: missing, answers: answers, satisfied: satisfied, weightSum: weightSum,
        spread: spread)
    )
  }
}
