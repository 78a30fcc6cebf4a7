extension AnsweredRows {
  /// The variance of an estimate over that of a simple random sample of the n rows with an
  /// answer, drawn without replacement from Σ w: (1 - n/Σ w) S²/n with S² the weighted variance
  /// times n/(n - 1) (Kish 1965; `deff = TRUE` of R's survey). Nil where that is not positive.
  public func designEffect(variance: Double) -> Double? {
    quotient(variance, (1 - Double(n) / weightSum) * simpleRandomVariance)
  }

  /// The same against a simple random sample with replacement (`deff = "replace"`).
  public func designEffectWithReplacement(variance: Double) -> Double? {
    quotient(variance, simpleRandomVariance)
  }

  /// Answers of a simple random sample with this variance: the weighted variance of the answers
  /// over the variance of their mean; p(1 - p)/V for a share. Nil where either is not positive.
  public func effectiveSampleSize(variance: Double) -> Double? {
    guard spread > 0 else { return nil }
    return quotient(spread, variance)
  }

  private var simpleRandomVariance: Double {
    n > 1 ? spread / Double(n - 1) : 0
  }

  private func quotient(_ numerator: Double, _ denominator: Double) -> Double? {
    guard denominator > 0 else { return nil }
    let quotient = numerator / denominator
    return quotient.isFinite ? quotient : nil
  }
}

extension DomainEstimate {
  /// The design effect of `sample` against sampling without replacement.
  public func designEffect(variance: Double) -> Double? { sample.designEffect(variance: variance) }

  /// The design effect of `sample` against sampling with replacement.
  public func designEffectWithReplacement(variance: Double) -> Double? {
    sample.designEffectWithReplacement(variance: variance)
  }

  /// The effective size of `sample`.
  public func effectiveSampleSize(variance: Double) -> Double? {
    sample.effectiveSampleSize(variance: variance)
  }

  /// Mean of known design effects, nil where none is known: what stands for the design effect of
  /// an estimate whose sample shows no variance.
  public static func pooledDesignEffect(_ effects: [Double?]) -> Double? {
    let known = effects.compactMap { $0 }
    return known.isEmpty ? nil : known.compensatedSum { $0 } / Double(known.count)
  }
}
