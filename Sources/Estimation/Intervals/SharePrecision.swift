/// What an interval of a share is made from.
public struct SharePrecision: Sendable, Hashable {
  /// The share, 0 to 1.
  public var share: Double
  /// Its variance.
  public var variance: Double
  /// Degrees of freedom of the variance.
  public var degreesOfFreedom: Double
  /// Rows of the domain with an answer.
  public var n: Int
  /// All rows of the domain.
  public var rows: Int
  /// Mean design effect (with replacement) of comparable estimates: stands in where a share of 0
  /// or 1 shows no variance. Nil counts as 1.
  public var pooledDesignEffect: Double?

  /// Everything by hand.
  public init(
    share: Double, variance: Double, degreesOfFreedom: Double, n: Int, rows: Int,
    pooledDesignEffect: Double? = nil
  ) {
    self.share = share
    self.variance = variance
    self.degreesOfFreedom = degreesOfFreedom
    self.n = n
    self.rows = rows
    self.pooledDesignEffect = pooledDesignEffect
  }

  /// A share whose own variance is too uncertain to be used, such as one of a commune with three
  /// villages: p(1 - p) deff/n with a design effect pooled over comparable estimates, and their
  /// degrees of freedom together.
  public static func pooled(
    share: Double, n: Int, rows: Int, designEffect: Double, degreesOfFreedom: Double
  ) -> SharePrecision {
    SharePrecision(
      share: share, variance: n > 0 ? share * (1 - share) * designEffect / Double(n) : 0,
      degreesOfFreedom: degreesOfFreedom, n: n, rows: rows, pooledDesignEffect: designEffect)
  }

  /// Whether the share is 0 or 1 without variance.
  public var isExtreme: Bool { showsNoVariance && (share <= 0 || share >= 1) }

  /// p(1 - p)/V; n over the pooled design effect for an extreme share; infinity for a share within
  /// 0 and 1 without variance.
  public var effectiveSize: Double {
    if isExtreme { return Double(n) / (pooledDesignEffect ?? 1) }
    return showsNoVariance ? .infinity : share * (1 - share) / variance
  }

  /// The effective size times (t[rows - 1]/t[df])² (Korn and Graubard 1998); nil where either t
  /// does not exist.
  public func adjustedEffectiveSize(level: Double) -> Double? {
    adjustedEffectiveSize(CriticalValues(level: level))
  }

  /// The same with values of t that other estimates share.
  public func adjustedEffectiveSize(_ values: CriticalValues) -> Double? {
    guard let t = values.t(degreesOfFreedom: degreesOfFreedom),
      let simple = values.t(degreesOfFreedom: Double(rows - 1))
    else { return nil }
    return effectiveSize * (simple / t) * (simple / t)
  }

  /// The interval at a level such as 0.95; nil without degrees of freedom.
  ///
  /// An extreme share has a `wilson` or `beta` interval of `effectiveSize`; the other methods give
  /// the point.
  public func interval(_ method: IntervalMethod, level: Double) -> ConfidenceInterval? {
    interval(method, CriticalValues(level: level))
  }

  /// The same with values of t that other estimates share.
  public func interval(_ method: IntervalMethod, _ values: CriticalValues) -> ConfidenceInterval? {
    guard let t = values.t(degreesOfFreedom: degreesOfFreedom) else { return nil }
    let point = ConfidenceInterval(lower: share, upper: share)
    if showsNoVariance, !isExtreme || method != .wilson && method != .beta { return point }
    let error = variance.squareRoot()
    return switch method {
    case .mean: .mean(share, standardError: error, t: t)
    case .logit, .xlogit: .logit(share: share, standardError: error, t: t)
    case .asin: .arcsine(share: share, standardError: error, t: t)
    case .likelihood:
      rows > 1
        ? .likelihood(
          share: share, effectiveSize: effectiveSize,
          limit: t * t * Double(rows) / Double(rows - 1)) : nil
    case .beta:
      adjustedEffectiveSize(values).flatMap {
        .beta(share: share, size: $0, level: values.level)
      }
    case .wilson: .wilson(share: share, effectiveSize: effectiveSize, t: t)
    }
  }

  private var showsNoVariance: Bool {
    variance.squareRoot() <= ConfidenceInterval.smallestStandardError
  }
}
