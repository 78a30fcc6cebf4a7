import Analysis
import Estimation

/// Variances from replicates: all blocks are computed again in each of them.
struct ReplicationEngine: VarianceEngine {
  /// The replicates.
  let replication: Replication
  /// The sample; each replicate is weighted like it.
  let sample: WeightedSample
  /// Degrees of freedom where the design has none to tell.
  let degreesOfFreedom: Double?
  /// Whether replicates leave out one unit each, which says nothing of quantiles.
  let isJackknife: Bool
  /// Computes what whole sums give; nil where there are none.
  let sums: RowSumBlocks?
  let note: EntryRows.VarianceNote

  func results(of blocks: [EstimateBlock]) throws -> [BlockResult] {
    let fromSums = try sums?.replicated(blocks, replication) ?? blocks.map { _ in nil }
    var results = zip(blocks, fromSums).map { block, found in
      found.map {
        BlockResult($0, degreesOfFreedom: degreesOfFreedom(block, block.restricted))
      }
    }
    let others = results.indices.filter { results[$0] == nil }
    for (index, result) in zip(others, try resultsFromRows(others.map { blocks[$0] })) {
      results[index] = result
    }
    return results.compactMap { $0 }
  }

  private func resultsFromRows(_ blocks: [EstimateBlock]) throws -> [BlockResult] {
    guard !blocks.isEmpty else { return [] }
    let statistics = blocks.map(replicated)
    let replicated = try replication.estimates(
      weights: sample.base.weights, weighting: sample.weighting,
      lists: blocks.map { $0.statistics.count == 1 ? .variances : .covariances }
    ) { block, weights in
      statistics[block].map { $0.value(weights: weights, rows: blocks[block].frame.domain.rows) }
    }
    return try zip(blocks, replicated).map(result)
  }

  /// What is computed in replicates: for a quantile alone the share of answers at or below that of
  /// the whole sample, whose variance the jackknife too gives.
  private func replicated(_ block: EstimateBlock) -> [RowStatistic] {
    guard block.statistics.count == 1, case .quantile(_, let answers) = block.statistics[0] else {
      return block.statistics
    }
    let quantile = block.statistics[0].value(
      weights: sample.design.weights, rows: block.frame.domain.rows)
    return [.share(answers.map { $0 <= quantile ? 1 : 0 })]
  }

  private func result(_ block: EstimateBlock, _ replicated: ReplicatedEstimates) throws
    -> BlockResult
  {
    let statistics = block.restricted
    var result = BlockResult(
      numbers: [], covariances: covariances(replicated),
      degreesOfFreedom: degreesOfFreedom(block, statistics),
      undefinedReplicates: replicated.undefinedReplicates.max() ?? 0)
    let weights = block.frame.design.weights
    if statistics.count == 1, case .quantile(let probability, let answers) = statistics[0] {
      let t = StudentT.critical(
        level: block.interval.level, degreesOfFreedom: result.degreesOfFreedom)
      let variance = replicated.variance(0)
      let quantile = DomainEstimate.quantile(
        probability, of: answers, weights: weights, t: variance == nil ? nil : t,
        variance: { _ in variance ?? 0 })
      result.take(quantile)
      return result
    }
    result.numbers = try statistics.map {
      try $0.estimate(weights: weights, quantiles: .none).map(BlockResult.Number.init)
    }
    if isJackknife, statistics.contains(where: \.hasQuantile) {
      result.covariances = nil
      result.fault = .jackknifeOfQuantile
    }
    return result
  }

  private func degreesOfFreedom(_ block: EstimateBlock, _ statistics: [RowStatistic]) -> Double {
    guard let degreesOfFreedom else { return block.degreesOfFreedom(statistics) }
    if case .fixed(let number) = block.interval.degreesOfFreedom { return number }
    return block.isDifference ? degreesOfFreedom - 1 : degreesOfFreedom
  }

  private func covariances(_ replicated: ReplicatedEstimates) -> Covariances? {
    guard replicated.count == 1 else { return replicated.covariances }
    return replicated.variance(0).map { Covariances(variances: [$0]) }
  }
}
