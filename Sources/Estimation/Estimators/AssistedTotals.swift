extension DomainEstimate {
  /// Combined ratio estimate of a total: R X with R = Σ w y/Σ w x in the domain and X the known
  /// total of x there (Cochran 1977, 6.11).
  public static func combinedRatioTotal(
    of answers: Answers, by auxiliary: Answers, knownTotal: Double, weights: [Double],
    domain: [Bool]? = nil
  ) -> DomainEstimate? {
    guard let ratio = ratio(of: answers, to: auxiliary, weights: weights, domain: domain) else {
      return nil
    }
    let total = LinearizedEstimate.smooth(
      [ratio.linearized], value: knownTotal * ratio.value, gradient: [knownTotal])
    let both = answers.given(where: auxiliary)
    return DomainEstimate(total, answered: both.isGiven, weights: weights, domain: domain)
  }

  /// Separate ratio estimate of a total: Σ_h R_h X_h with a ratio and a known total of x for every
  /// stratum (Cochran 1977, 6.10).
  ///
  /// - Parameters:
  ///   - strata: Stratum of each row.
  ///   - knownTotals: Total of x in each stratum, by its id.
  /// - Returns: Nil where a stratum with rows in the domain has no ratio, or no known total.
  public static func separateRatioTotal(
    of answers: Answers, by auxiliary: Answers, strata: [Int], knownTotals: [Double],
    weights: [Double], domain: [Bool]? = nil
  ) -> DomainEstimate? {
    let rows = weights.indices.filter { domain?[$0] ?? true }
    let present = Set(rows.map { strata[$0] }).sorted()
    guard present.allSatisfy(knownTotals.indices.contains) else { return nil }
    var ratios: [LinearizedEstimate] = []
    for stratum in present {
      let inStratum = weights.indices.map { strata[$0] == stratum && domain?[$0] ?? true }
      guard let ratio = ratio(of: answers, to: auxiliary, weights: weights, domain: inStratum)
      else {
        return nil
      }
      ratios.append(ratio.linearized)
    }
    return DomainEstimate(
      .combination(ratios, coefficients: present.map { knownTotals[$0] }),
      answered: answers.given(where: auxiliary).isGiven, weights: weights, domain: domain)
  }
}
