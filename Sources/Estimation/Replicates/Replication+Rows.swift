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
    let values = try statistic(try weighting?.weights(from: weights) ?? weights)
    var spread = ReplicateSpread(estimates: values, extent: .covariances)
    try forEachReplicate(weights: weights, weighting: weighting) { replicate, weights in
      let estimates = try statistic(weights)
      guard estimates.count == values.count else { throw EstimationFault.lengthsDiffer }
      estimates.withUnsafeBufferPointer { spread.add($0, scale: replicateScales[replicate]) }
    }
    return ReplicatedEstimates(values: values, spread: spread, self)
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
