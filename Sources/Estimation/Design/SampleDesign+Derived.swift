extension SampleDesign {
  /// The design given the first-stage units: each becomes a stratum, its own units the PSUs.
  ///
  /// For estimates about single first-stage units, such as a commune drawn first in which villages
  /// were drawn second. Under the whole design such an estimate has one PSU and no standard error.
  /// Ratios need no other weights; totals of a unit need `weights` without the first stage.
  ///
  /// - Throws: `EstimationFault.noStageBelow` for a design of one stage, `.lengthsDiffer`,
  ///   `.invalidWeight`.
  public func conditionedOnFirstStage(weights: [Double]? = nil) throws -> SampleDesign {
    guard levels.count > 1 else { throw EstimationFault.noStageBelow }
    if let weights { try Self.check(weights, rows: rows) }
    var below: [StageLevel] = []
    var shares = Array(repeating: 1.0, count: levels[0].units)
    for level in levels.dropFirst() {
      let next = level.withShares(shares)
      below.append(next)
      shares = next.sharesBelow
    }
    return SampleDesign(below, weights: weights ?? self.weights, of: self)
  }

  /// The design as the rows of a domain see it, in the order given: estimates from these rows alone
  /// have the variances they have in the whole design, at the cost of the domain. PSUs without a
  /// row in the domain are only counted, strata without one are gone, as in `covariances` of a
  /// domain. Degrees of freedom of the whole design must be asked of the whole design.
  ///
  /// - Throws: `EstimationFault.noSuchRow`.
  public func restricted(toRows rows: [Int]) throws -> SampleDesign {
    if let row = rows.first(where: { !weights.indices.contains($0) }) {
      throw EstimationFault.noSuchRow(row: row)
    }
    let keepsUnits = unequalProbabilities != nil
    return SampleDesign(
      levels.map { keepsUnits ? $0.withRows(rows) : $0.restricted(to: rows) },
      weights: rows.map { weights[$0] }, of: self)
  }

  /// The same design with other weights, such as calibrated ones, which a linear distance without
  /// bounds may make negative. Unequal probabilities stay those of the draw.
  ///
  /// - Throws: `EstimationFault.lengthsDiffer`, `.invalidWeight`.
  public func reweighted(_ weights: [Double]) throws -> SampleDesign {
    guard weights.count == rows else { throw EstimationFault.lengthsDiffer }
    if let row = weights.firstIndex(where: { !$0.isFinite }) {
      throw EstimationFault.invalidWeight(row: row)
    }
    return SampleDesign(levels, weights: weights, of: self)
  }
}
