import CSpecialFunctions

/// Fisher's F distribution.
enum FDistribution {
  /// P(F > x) with the degrees of freedom of numerator and denominator, the latter infinite for a
  /// known variance; NaN outside the domain.
  static func upperTail(_ x: Double, _ numeratorDF: Double, _ denominatorDF: Double) -> Double {
    denominatorDF == .infinity
      ? ChiSquared.upperTail(x * numeratorDF, numeratorDF)
      : sf_f_upper_tail(x, numeratorDF, denominatorDF)
  }
}

/// The χ² distribution.
enum ChiSquared {
  /// P(X > x) with `df` degrees of freedom; NaN outside the domain.
  static func upperTail(_ x: Double, _ df: Double) -> Double { sf_chi_squared_upper_tail(x, df) }
}

/// Sums of weighted χ² variables.
enum QuadraticForm {
  /// P(Σ wᵢ Xᵢ / (Y/ν) > x) for independent χ² with one degree of freedom each and one denominator
  /// Y with a finite number ν of them: P(Σ wᵢ Xᵢ - (x/ν) Y > 0), exact to about 1e-15. NaN where the
  /// inversion does not converge.
  static func upperTail(_ x: Double, weights: [Double], denominatorDF: Double) -> Double {
    let degrees = Array(repeating: 1, count: weights.count) + [denominatorDF]
    return sf_quadratic_form_upper_tail(
      weights + [-x / denominatorDF], degrees, Int32(degrees.count))
  }
}
