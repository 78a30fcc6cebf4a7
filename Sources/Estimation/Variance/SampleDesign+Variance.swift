extension SampleDesign {
  /// Covariances of estimates from their influence values, one a row, weights not yet applied.
  ///
  /// V = Σ_h (1 - f_h) n_h/(n_h - 1) Σ_c (T_hc - mean_h)(T_hc - mean_h)' with T_hc the weighted sum
  /// of influence values in PSU c of stratum h (Woodruff 1971; Binder 1983), plus the same within
  /// every unit at each later stage times the sampling fractions of the stages above it (Särndal,
  /// Swensson and Wretman 1992, 4.3); or the form of `unequalProbabilities`.
  ///
  /// Strata without a row in the domain do not count for `adjust` and `average`, and cannot fail.
  ///
  /// - Parameters:
  ///   - estimates: Estimates with one influence value a row.
  ///   - domain: Rows the estimates are about; nil for all.
  ///   - extent: Whether covariances are wanted or variances alone.
  /// - Throws: `EstimationFault`.
  public func covariances(
    of estimates: [LinearizedEstimate], domain: [Bool]? = nil,
    extent: TaylorVariance.Extent = .covariances
  ) throws -> Covariances {
    guard estimates.allSatisfy({ $0.influence.count == rows }), domain?.count ?? rows == rows else {
      throw EstimationFault.lengthsDiffer
    }
    guard !estimates.isEmpty else { return Covariances(variances: []) }
    let deepest = stagesWithVariance - 1
    var totals = UnitTotals(
      estimates, weights: weights, unitOfRow: levels[deepest].unitOfRow,
      units: levels[deepest].units, domain: domain)
    var result = try variance(stage: deepest, totals, extent)
    for stage in stride(from: deepest - 1, through: 0, by: -1) {
      totals = totals.summed(over: levels[stage + 1])
      result = try result.adding(variance(stage: stage, totals, extent))
    }
    return result
  }

  /// Variance of one estimate.
  ///
  /// - Throws: `EstimationFault`.
  public func variance(of estimate: LinearizedEstimate, domain: [Bool]? = nil) throws -> Double {
    try covariances(of: [estimate], domain: domain, extent: .variances).variance(0)
  }

  /// The unit of each row whose totals the variance rests on: of the last stage whose units were
  /// drawn from sets that count.
  public var varianceUnitOfRow: [Int] { levels[stagesWithVariance - 1].unitOfRow }

  /// Whether the variance of an estimate follows from its totals by PSU alone.
  public var hasVarianceOfPSUsOnly: Bool {
    stagesWithVariance == 1 && unequalProbabilities == nil
      && !levels[0].sampleOfSet.contains { $0 != levels[0].sampleOfSet[0] }
  }

  /// Stages down to the last whose units were drawn from sets that count.
  private var stagesWithVariance: Int {
    guard varianceStages == .all else { return 1 }
    return 1 + (levels.dropFirst().lastIndex { $0.shareOfSet.contains { $0 > 0 } } ?? 0)
  }

  private func variance(stage: Int, _ totals: UnitTotals, _ extent: TaylorVariance.Extent) throws
    -> Covariances
  {
    let level = levels[stage]
    var variances = Array(
      repeating: emptyVariance(stage: stage, columns: totals.columns, extent),
      count: (level.sampleOfSet.max() ?? 0) + 1)
    if let unequalProbabilities, let unitProbabilities,
      let joint = unequalProbabilities.jointProbabilities
    {
      return try QuadraticVariance(totals, extent).joint(
        joint, of: unitProbabilities, form: unequalProbabilities.method,
        rows: unequalProbabilities.probabilities.count)
    }
    for set in 0..<level.sets where level.shareOfSet[set] > 0 {
      guard level.units(of: set).contains(where: { totals.isPresent[$0] }) else { continue }
      try add(set, stage: stage, totals, extent, to: &variances[level.sampleOfSet[set]])
    }
    if variances.contains(where: { $0.lacksStratumToAverage }) {
      throw EstimationFault.noStratumToAverage(stage: stage + 1)
    }
    return variances.dropFirst().reduce(variances[0].covariances()) {
      $0.adding($1.covariances())
    }
  }

  /// After the first stage the unit above is the whole stratum: a lone unit is the mean it would
  /// deviate from, so `adjust` adds nothing there.
  private func emptyVariance(stage: Int, columns: Int, _ extent: TaylorVariance.Extent)
    -> TaylorVariance
  {
    let isAdjustedBelow = stage > 0 && lonePSU == .adjust
    return TaylorVariance(
      columns: columns, lonePSU: isAdjustedBelow ? .remove : lonePSU,
      lonePSUInDomain: lonePSUInDomain, extent: extent)
  }

  private func add(
    _ set: Int, stage: Int, _ totals: UnitTotals, _ extent: TaylorVariance.Extent,
    to variance: inout TaylorVariance
  ) throws {
    let level = levels[stage]
    let isAlone = level.drawnOfSet[set] == 1
    let stratum = totals.stratum(
      set, of: level, populationSize: populationSize(of: set, isAlone: isAlone, level))
    if let unitProbabilities, let method = unequalProbabilities?.method,
      method != .withReplacement, method != .brewer || !isAlone
    {
      let variances = QuadraticVariance(totals, extent).approximate(
        method, units: level.units(of: set), probabilities: unitProbabilities.ofPSU)
      return variance.add(variances: variances, of: stratum)
    }
    if lonePSU == .fail, isAlone, stratum.populationCorrection > 0 {
      throw stage == 0
        ? EstimationFault.lonePSU(stratum: set)
        : EstimationFault.loneUnit(stage: stage + 1, unitAbove: set)
    }
    try variance.add(stratum, share: level.shareOfSet[set])
  }

  /// A lone unit of probability π counts as one of 1/π.
  private func populationSize(of set: Int, isAlone: Bool, _ level: StageLevel) -> Double {
    guard isAlone, unequalProbabilities?.method == .brewer, let unitProbabilities else {
      return level.populationOfSet[set]
    }
    return 1 / unitProbabilities.ofPSU[level.firstUnitOfSet[set]]
  }
}
