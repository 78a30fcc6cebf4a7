/// First minus second of two estimates: between domains, between measures, between rounds.
///
/// Two domains of one design share strata and often PSUs, and a survey that returns to the same
/// PSUs repeats their luck: the variance is V₁ + V₂ - 2 Cov. Leaving the covariance out makes a
/// change between rounds look several times less certain than it is.
public struct Difference: Sendable, Hashable {
  /// One side of a difference.
  public struct Side: Sendable, Hashable {
    /// The estimate.
    public let estimate: Double
    /// Its variance.
    public let variance: Double

    /// An estimate with its variance.
    public init(estimate: Double, variance: Double) {
      self.estimate = estimate
      self.variance = variance
    }

    /// Root of the variance.
    public var standardError: Double { variance.squareRoot() }
  }

  /// What is subtracted from.
  public let first: Side
  /// What is subtracted.
  public let second: Side
  /// Covariance of both; 0 for independent samples.
  public let covariance: Double
  /// Degrees of freedom of the variance.
  public let degreesOfFreedom: Double

  /// A difference of estimates whose variances are known already.
  ///
  /// - Parameters:
  ///   - covariance: 0 for two independent samples.
  ///   - degreesOfFreedom: within one design those of both domains together less 1; of two
  ///     independent samples the sum; infinity for a normal reference.
  /// - Throws: `EstimationFault.notFinite`, `.notACovariance`, `.noDegreesOfFreedom`.
  public init(_ first: Side, minus second: Side, covariance: Double = 0, degreesOfFreedom: Double)
    throws
  {
    let numbers = [first.estimate, first.variance, second.estimate, second.variance, covariance]
    guard numbers.allSatisfy(\.isFinite) else { throw EstimationFault.notFinite }
    let scale = first.variance + second.variance
    guard first.variance >= 0, second.variance >= 0, scale - 2 * covariance >= -1e-10 * scale else {
      throw EstimationFault.notACovariance
    }
    guard degreesOfFreedom > 0 else { throw EstimationFault.noDegreesOfFreedom }
    self.first = first
    self.second = second
    self.covariance = covariance
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// A difference of two of several estimates.
  public init(
    _ estimates: [Double], _ first: Int, minus second: Int, covariances: Covariances,
    degreesOfFreedom: Double
  ) throws {
    guard estimates.count == covariances.count, estimates.indices.contains(first),
      estimates.indices.contains(second)
    else { throw EstimationFault.lengthsDiffer }
    try self.init(
      Side(estimate: estimates[first], variance: covariances.variance(first)),
      minus: Side(estimate: estimates[second], variance: covariances.variance(second)),
      covariance: covariances[first, second], degreesOfFreedom: degreesOfFreedom)
  }

  /// A difference of two estimates under one design.
  public init(
    _ first: LinearizedEstimate, minus second: LinearizedEstimate, design: SampleDesign,
    degreesOfFreedom: Double
  ) throws {
    try self.init(
      [first.value, second.value], 0, minus: 1,
      covariances: design.covariances(of: [first, second]),
      degreesOfFreedom: degreesOfFreedom)
  }

  /// First minus second; 0 where both agree up to rounding.
  public var estimate: Double {
    RoundingNoise.cleared(
      first.estimate - second.estimate, scale: max(abs(first.estimate), abs(second.estimate)))
  }

  /// V₁ + V₂ - 2 Cov; 0 where they cancel up to rounding.
  public var variance: Double {
    let sum = first.variance + second.variance
    let variance = sum - 2 * covariance
    return variance <= RoundingNoise.partOfVariances * sum ? 0 : variance
  }

  /// Root of the variance.
  public var standardError: Double { variance.squareRoot() }

  /// Root of V₁ + V₂: what the standard error would be without the covariance.
  public var standardErrorIfIndependent: Double {
    (first.variance + second.variance).squareRoot()
  }

  /// Correlation of both estimates; nil where one has no variance.
  public var correlation: Double? {
    let scale = first.standardError * second.standardError
    return scale > 0 ? min(1, max(-1, covariance / scale)) : nil
  }

  /// Difference over standard error; nil without one.
  public var statistic: Double? { standardError > 0 ? estimate / standardError : nil }

  /// Probability of a difference as large where there is none, two-sided; nil without a standard
  /// error.
  public var p: Double? {
    statistic.flatMap {
      StudentT.twoSidedProbability($0, degreesOfFreedom: degreesOfFreedom)
    }
  }

  /// Difference ± t SE; nil for a level outside 0 < level < 1.
  public func interval(level: Double) -> ClosedRange<Double>? {
    StudentT.critical(level: level, degreesOfFreedom: degreesOfFreedom).map { t in
      estimate - t * standardError...estimate + t * standardError
    }
  }
}
