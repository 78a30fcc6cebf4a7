/// First minus second of two estimates, with their covariance kept.
public struct EstimateDifference: Sendable, Hashable {
  /// The difference.
  public let value: Double
  /// Covariance of the two estimates.
  public let covariance: Double
  /// Their correlation; nil where one has no variance.
  public let correlation: Double?
  /// Standard error of the difference.
  public let standardError: Double
  /// What the standard error would be if the covariance were 0.
  public let standardErrorIfIndependent: Double
  /// Difference over standard error; nil where that is 0.
  public let statistic: Double?
  /// Two-sided probability of t; nil without a statistic or degrees of freedom.
  public let p: Double?
  /// t interval; nil without degrees of freedom.
  public let interval: ConfidenceInterval?

  /// The difference of two estimates whose covariances stand at 0 and 1 of a matrix.
  public init(
    _ first: Double, _ second: Double, covariances: Covariances, degreesOfFreedom: Double,
    level: Double
  ) {
    value = first - second
    covariance = covariances[0, 1]
    let variances = (covariances.variance(0), covariances.variance(1))
    let scale = (variances.0 * variances.1).squareRoot()
    correlation = scale > 0 ? min(1, max(-1, covariance / scale)) : nil
    standardError = covariances.varianceOfDifference(0, 1).squareRoot()
    standardErrorIfIndependent = (variances.0 + variances.1).squareRoot()
    statistic = standardError > 0 ? value / standardError : nil
    p = statistic.flatMap {
      StudentT.twoSidedProbability($0, degreesOfFreedom: degreesOfFreedom)
    }
    interval = StudentT.critical(level: level, degreesOfFreedom: degreesOfFreedom).map {
      [value, standardError] in .mean(value, standardError: standardError, t: $0)
    }
  }
}
