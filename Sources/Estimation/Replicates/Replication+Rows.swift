extension Replication {
  /// Calls `body` with every replicate's number and its weights, weighted like the sample itself:
  /// each replicate goes through all steps on its own.
  ///
  /// - Parameter weights: the sample's weights before the steps.
  /// - Throws: `EstimationFault.lengthsDiffer`; `.replication` with the fault of a step and the
  ///   replicate; what `body` throws.
  public func forEachReplicate(
    weights: [Double], weighting: Weighting? = nil, _ body: (Int, [Double]) throws -> Void
  ) throws {
    guard weights.count == rows else { throw EstimationFault.lengthsDiffer }
    func weighted(_ replicate: Int, _ base: [Double]) throws {
      guard let weighting else { return try body(replicate, base) }
      try body(replicate, Replication.weighted(base, weighting, replicate: replicate))
    }
    switch source {
    case .columns(let supplied):
      for replicate in 0..<count {
        try weighted(replicate, supplied.weights(replicate, base: weights))
      }
    case .jackknife(let factors as any PSUFactors, let psuOfRow), .drawn(let factors, let psuOfRow):
      try factors.forEach { replicate, factors in
        try weighted(replicate, weights.indices.map { weights[$0] * factors[psuOfRow[$0]] })
      }
    }
  }

  /// Estimates that are any function of the rows' weights, with covariances from replicates.
  ///
  /// - Parameters:
  ///   - weights: the sample's weights before the steps of `weighting`.
  ///   - statistic: the estimates for given weights; one that is not finite is undefined there.
  /// - Throws: `EstimationFault`.
  public func estimates(
    weights: [Double], weighting: Weighting? = nil, statistic: ([Double]) throws -> [Double]
  ) throws -> ReplicatedEstimates {
    try estimates(weights: weights, weighting: weighting, lists: [.covariances]) { _, weights in
      try statistic(weights)
    }[0]
  }

  /// Several lists of estimates, with covariances within a list: the replicates are gone through
  /// once for all of them.
  ///
  /// - Parameters:
  ///   - weights: the sample's weights before the steps of `weighting`.
  ///   - lists: for each list, whether its covariances are wanted.
  ///   - statistic: the estimates of a list for given weights; one that is not finite is undefined
  ///     there.
  /// - Throws: `EstimationFault`.
  public func estimates(
    weights: [Double], weighting: Weighting? = nil, lists: [TaylorVariance.Extent],
    statistic: (_ list: Int, [Double]) throws -> [Double]
  ) throws -> [ReplicatedEstimates] {
    let final = try weighting?.weights(from: weights) ?? weights
    let values = try lists.indices.map { try statistic($0, final) }
    var spreads = zip(values, lists).map { ReplicateSpread(estimates: $0, extent: $1) }
    try forEachReplicate(weights: weights, weighting: weighting) { replicate, weights in
      for list in lists.indices {
        let estimates = try statistic(list, weights)
        guard estimates.count == values[list].count else { throw EstimationFault.lengthsDiffer }
        estimates.withUnsafeBufferPointer {
          spreads[list].add($0, scale: replicateScales[replicate])
        }
      }
    }
    return zip(values, spreads).map { ReplicatedEstimates(values: $0, spread: $1, self) }
  }

  private static func weighted(_ base: [Double], _ weighting: Weighting, replicate: Int) throws
    -> [Double]
  {
    do {
      return try weighting.weights(from: base)
    } catch EstimationFault.weighting(let fault, let step) {
      throw EstimationFault.replication(.weighting(fault, step: step, replicate: replicate))
    }
  }
}
