import Estimation

extension RowStatistic {
  /// What the interval of a quantile is made with.
  struct QuantileReference {
    /// Two-sided critical value in a domain; nil for no interval.
    var t: ([Bool]?) -> Double?
    /// Variance of a linearised share in a domain.
    var variance: (LinearizedEstimate, [Bool]?) throws -> Double
    /// Whether a quantile without interval is a fault, because its influence is wanted.
    var needsIntervals = true

    /// Quantiles without intervals, whose influence is 0.
    static var none: QuantileReference {
      QuantileReference(t: { _ in nil }, variance: { _, _ in 0 }, needsIntervals: false)
    }
  }

  /// The estimate with its influence values; nil where the domain has no answer, or a denominator
  /// is 0.
  ///
  /// - Throws: what the variance of a quantile's share throws; `.quantileWithoutInterval` where
  ///   intervals are needed.
  func estimate(
    weights: [Double], domain: [Bool]? = nil, quantiles: QuantileReference
  ) throws -> DomainEstimate? {
    switch self {
    case .mean(let answers): .mean(of: answers, weights: weights, domain: domain)
    case .total(let answers): .total(of: answers, weights: weights, domain: domain)
    case .share(let answers): .share(of: answers, weights: weights, domain: domain)
    case .ratio(let first, let second):
      .ratio(of: first, to: second, weights: weights, domain: domain)
    case .pooledShare(let items):
      .pooledShare(of: items, satisfied: [1], weights: weights, domain: domain)
    case .meanOfShares(let items):
      .meanOfShares(of: items, satisfied: [1], weights: weights, domain: domain)
    case .combinedTotal(let answers, let auxiliary, let known):
      .combinedRatioTotal(
        of: answers, by: auxiliary, knownTotal: known, weights: weights, domain: domain)
    case .separateTotal(let answers, let auxiliary, let strata, let known):
      .separateRatioTotal(
        of: answers, by: auxiliary, strata: strata, knownTotals: known, weights: weights,
        domain: domain)
    case .quantile(let probability, let answers):
      try quantiles.estimate(probability, answers, weights, domain)
    case .inDomain(let marks, let statistic):
      try statistic.estimate(
        weights: weights, domain: marks.and(domain), quantiles: quantiles)
    case .combination(let parts, let coefficients):
      try combination(parts, coefficients, weights, domain, quantiles)
    }
  }

  private func combination(
    _ parts: [RowStatistic], _ coefficients: [Double], _ weights: [Double], _ domain: [Bool]?,
    _ quantiles: QuantileReference
  ) throws -> DomainEstimate? {
    let estimates = try parts.compactMap {
      try $0.estimate(weights: weights, domain: domain, quantiles: quantiles)
    }
    guard estimates.count == parts.count else { return nil }
    return DomainEstimate(
      .combination(estimates.map(\.linearized), coefficients: coefficients),
      answered: isAnswered, weights: weights, domain: domain)
  }
}

extension RowStatistic.QuantileReference {
  fileprivate func estimate(
    _ probability: Double, _ answers: Answers, _ weights: [Double], _ domain: [Bool]?
  ) throws -> DomainEstimate? {
    let quantile = try DomainEstimate.quantile(
      probability, of: answers, weights: weights, domain: domain, t: t(domain),
      variance: { try variance($0, domain) })
    if needsIntervals, let quantile, quantile.interval == nil {
      throw EstimationFault.quantileWithoutInterval
    }
    return quantile?.estimate
  }
}
