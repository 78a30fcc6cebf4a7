import Analysis
import Estimation

/// Blocks of a single number that is a weighted sum or a ratio of two: they are computed from whole
/// sums, by the same operations as cells are. Serves one engine, for one thread.
final class RowSumBlocks {
  private let sample: WeightedSample
  private let weights: WholeWeights
  private let evaluation: SumEvaluation
  /// The units of the rows that were asked for last: blocks of a domain follow each other.
  private var last: (rows: [Int], units: DomainUnits)?

  /// Nil where the weights are no whole numbers, or the variance is no function of units' totals.
  ///
  /// - Throws: `EstimationFault`.
  init?(_ sample: WeightedSample) throws {
    guard let weights = sample.wholeWeights, sample.design.unequalProbabilities == nil else {
      return nil
    }
    self.sample = sample
    self.weights = weights
    evaluation = try SumEvaluation(sample)
  }

  /// What comes of a block by linearisation; nil of one that needs more than sums.
  ///
  /// - Throws: `EstimationFault`.
  func linearized(_ block: EstimateBlock) throws -> SumEvaluation.DomainNumbers? {
    guard let sums = sums(of: block, evaluation.unitOfRow) else { return nil }
    var result = evaluation.numbers(sums)
    try evaluation.addVariances(to: &result, sums)
    return result
  }

  /// What comes of blocks by replicates; nil of those that need more than sums.
  ///
  /// - Throws: `EstimationFault`.
  func replicated(
    _ blocks: [EstimateBlock], _ replication: Replication
  ) throws -> [SumEvaluation.DomainNumbers?] {
    let sums = blocks.map { self.sums(of: $0, sample.design.psuOfRow) }
    var results = sums.map { $0.map(evaluation.numbers) }
    for isTotal in [true, false] {
      let members = sums.indices.filter { sums[$0]?.whole[0].isTotal == isTotal }
      var numbers = members.compactMap { results[$0] }
      try evaluation.addVariances(to: &numbers, members.compactMap { sums[$0] }, replication)
      for (member, found) in zip(members, numbers) { results[member] = found }
    }
    return results
  }

  private func sums(of block: EstimateBlock, _ unitOfRow: [Int]) -> DomainSums? {
    guard block.statistics.count == 1 else { return nil }
    let rows = block.frame.domain.rows
    return RowSums(rows, weights: weights, units: units(rows, unitOfRow))
      .sums(of: block.statistics[0])
  }

  private func units(_ rows: [Int], _ unitOfRow: [Int]) -> DomainUnits {
    if let last, last.rows == rows { return last.units }
    let units = DomainUnits(rows, unitOfRow: unitOfRow)
    last = (rows, units)
    return units
  }
}

extension BlockResult {
  /// What whole sums gave for a block of one number.
  init(_ found: SumEvaluation.DomainNumbers, degreesOfFreedom: Double) {
    let number = found.numbers[0]
    self.init(
      numbers: [number.map { Number(estimate: $0.estimate, sample: $0.sample) }],
      covariances: number?.variance.map { Covariances(variances: [$0]) },
      degreesOfFreedom: degreesOfFreedom,
      undefinedReplicates: number?.undefinedReplicates ?? 0)
  }
}
