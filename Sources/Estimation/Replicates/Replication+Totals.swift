/// Estimates of a domain as functions of its totals: writes one estimate after the other into the
/// second buffer, not finite where it is undefined.
public typealias TotalsStatistic = (
  _ totals: UnsafeBufferPointer<Double>, _ estimates: UnsafeMutableBufferPointer<Double>
) -> Void

extension Replication {
  /// Estimates that are functions of totals, for many domains at once, from the totals of PSUs
  /// alone: rows are never touched again.
  ///
  /// - Parameters:
  ///   - domains: the totals of each domain, with the same columns.
  ///   - count: number of estimates of a domain.
  ///   - extent: whether covariances of a domain's estimates are wanted.
  /// - Throws: `ReplicationFault.unknownPSU`; `.rowsNeeded` for supplied replicates, which only
  ///   `estimates(weights:weighting:statistic:)` can use; as `EstimationFault.replication`.
  public func estimates(
    of domains: [PSUTotals], count: Int, extent: TaylorVariance.Extent = .variances,
    statistic: TotalsStatistic
  ) throws -> [ReplicatedEstimates] {
    var evaluations = domains.map {
      DomainEvaluation($0, count: count, extent: extent, statistic: statistic)
    }
    switch source {
    case .columns: throw EstimationFault.replication(.rowsNeeded)
    case .jackknife(let jackknife, _):
      try Replication.check(domains, psus: jackknife.psus)
      for index in evaluations.indices { evaluations[index].add(jackknife, statistic) }
    case .drawn(let factors, let psuOfRow):
      let psus = (psuOfRow.max() ?? -1) + 1
      try Replication.check(domains, psus: psus)
      forEachBlock(factors, psus: psus) { block in
        for index in evaluations.indices { evaluations[index].add(block, statistic) }
      }
    }
    return evaluations.map {
      ReplicatedEstimates(values: $0.values, spread: $0.spread, self)
    }
  }

  private static func check(_ domains: [PSUTotals], psus: Int) throws {
    for domain in domains {
      if let unknown = domain.psus.first(where: { !(0..<psus).contains($0) }) {
        throw EstimationFault.replication(.unknownPSU(unknown))
      }
    }
  }

  private func forEachBlock(
    _ factors: any PSUFactors, psus: Int, _ body: (FactorBlock) -> Void
  ) {
    var block = FactorBlock(psus: psus)
    factors.forEach { replicate, factorOfPSU in
      block.append(factorOfPSU, scale: replicateScales[replicate])
      guard block.isFull else { return }
      body(block)
      block.removeAll()
    }
    if block.count > 0 { body(block) }
  }

  /// The statistic of a domain whose columns are as many numerators and then their denominators:
  /// the ratios. All are undefined where there are fewer columns.
  public static func ratios(
    _ totals: UnsafeBufferPointer<Double>, _ estimates: UnsafeMutableBufferPointer<Double>
  ) {
    guard totals.count >= 2 * estimates.count else { return estimates.update(repeating: .nan) }
    for index in estimates.indices {
      estimates[index] = totals[index] / totals[estimates.count + index]
    }
  }
}
