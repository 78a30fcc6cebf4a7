/// How the interval of a share is made. Other estimates always have `mean`.
public enum IntervalMethod: String, Sendable, Codable, CaseIterable {
  /// p ± t SE; the only one that may leave 0 and 1.
  case mean
  /// t interval of the log odds.
  case logit
  /// The same as `logit`, under the name R's survey has for it.
  case xlogit
  /// t interval of the arcsine of the root.
  case asin
  /// Likelihood ratio with the effective sample size.
  case likelihood
  /// Clopper-Pearson with the effective sample size adjusted for degrees of freedom (Korn and
  /// Graubard 1998).
  case beta
  /// Score interval with the effective sample size (Kott 2017).
  case wilson
}

extension DomainEstimate {
  /// The interval of the estimate: by `method` for a share, value ± t SE for all others. Nil
  /// without degrees of freedom.
  public func interval(
    _ method: IntervalMethod, level: Double, variance: Double, degreesOfFreedom: Double,
    pooledDesignEffect: Double? = nil
  ) -> ConfidenceInterval? {
    if isShare {
      return precision(
        variance: variance, degreesOfFreedom: degreesOfFreedom,
        pooledDesignEffect: pooledDesignEffect
      ).interval(method, level: level)
    }
    return StudentT.critical(level: level, degreesOfFreedom: degreesOfFreedom).map {
      .mean(value, standardError: variance.squareRoot(), t: $0)
    }
  }

  /// What the interval of a share is made from.
  public func precision(
    variance: Double, degreesOfFreedom: Double, pooledDesignEffect: Double? = nil
  ) -> SharePrecision {
    SharePrecision(
      share: value, variance: variance, degreesOfFreedom: degreesOfFreedom, n: sample.n,
      rows: sample.rows, pooledDesignEffect: pooledDesignEffect)
  }
}
