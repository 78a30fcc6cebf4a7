import Estimation

/// Variances by Taylor linearisation.
struct LinearizationEngine: VarianceEngine {
  /// Computes what whole sums give; nil where there are none.
  var sums: RowSumBlocks?
  let note = EntryRows.VarianceNote()

  func results(of blocks: [EstimateBlock]) throws -> [BlockResult] {
    try blocks.map(result)
  }

  private func result(of block: EstimateBlock) throws -> BlockResult {
    let statistics = block.restricted
    let degreesOfFreedom = block.degreesOfFreedom(statistics)
    if let found = try ofSums(block, degreesOfFreedom) { return found }
    if statistics.count == 1, case .quantile(let probability, let answers) = statistics[0] {
      return try quantile(probability, of: answers, block, degreesOfFreedom)
    }
    let reference = reference(block)
    var result = BlockResult(numbers: [], degreesOfFreedom: degreesOfFreedom)
    let estimates = try statistics.enumerated().map { index, statistic in
      try estimate(index, statistic, block, reference, &result)
    }
    result.numbers = estimates.map { $0.map(BlockResult.Number.init) }
    let none = LinearizedEstimate(
      value: 0, influence: block.frame.design.weights.map { _ in 0 })
    do {
      result.covariances = try block.frame.covariances(
        of: estimates.map { $0?.linearized ?? none }, domain: block.union(statistics),
        extent: estimates.count == 1 ? .variances : .covariances)
    } catch let fault as EstimationFault where fault.leavesOthersAlone {
      result.fault = fault
    }
    return result
  }

  private func ofSums(_ block: EstimateBlock, _ degreesOfFreedom: Double) throws -> BlockResult? {
    do {
      return try sums?.linearized(block).map {
        BlockResult($0, degreesOfFreedom: degreesOfFreedom)
      }
    } catch let fault as EstimationFault where fault.leavesOthersAlone {
      return nil
    }
  }

  /// A number; one whose quantiles have no interval is noted as uncertain.
  private func estimate(
    _ index: Int, _ statistic: RowStatistic, _ block: EstimateBlock,
    _ reference: RowStatistic.QuantileReference, _ result: inout BlockResult
  ) throws -> DomainEstimate? {
    let weights = block.frame.design.weights
    do {
      return try statistic.estimate(weights: weights, quantiles: reference)
    } catch let fault as EstimationFault where fault.leavesOthersAlone {
      result.fault = fault
      result.uncertain.insert(index)
      return try statistic.estimate(weights: weights, quantiles: .none)
    }
  }

  private func quantile(
    _ probability: Double, of answers: Answers, _ block: EstimateBlock, _ degreesOfFreedom: Double
  ) throws -> BlockResult {
    let reference = reference(block)
    let weights = block.frame.design.weights
    var result = BlockResult(numbers: [], degreesOfFreedom: degreesOfFreedom)
    do {
      let quantile = try DomainEstimate.quantile(
        probability, of: answers, weights: weights, t: reference.t(nil),
        variance: { try reference.variance($0, nil) })
      result.take(quantile)
    } catch let fault as EstimationFault where fault.leavesOthersAlone {
      result.fault = fault
      let quantile = DomainEstimate.quantile(
        probability, of: answers, weights: weights, t: nil, variance: { _ in 0 })
      result.numbers = [quantile.map(BlockResult.Number.init)]
    }
    return result
  }

  /// Quantiles within a block have the degrees of freedom of their own domain.
  private func reference(_ block: EstimateBlock) -> RowStatistic.QuantileReference {
    RowStatistic.QuantileReference(
      t: { domain in
        StudentT.critical(
          level: block.interval.level,
          degreesOfFreedom: block.frame.degreesOfFreedom(
            block.interval.degreesOfFreedom, domain: domain))
      },
      variance: { share, domain in
        try block.frame.covariances(of: [share], domain: domain, extent: .variances).variance(0)
      })
  }
}

extension EstimationFault {
  /// Whether a fault of a domain's variance says nothing about other domains.
  fileprivate var leavesOthersAlone: Bool {
    switch self {
    case .notACovariance, .noStratumToAverage, .quantileWithoutInterval: true
    default: false
    }
  }
}

extension BlockResult {
  /// Takes a quantile that is the only number, with its variance.
  mutating func take(_ quantile: QuantileEstimate?) {
    numbers = [quantile.map(Number.init)]
    covariances = quantile?.standardError.map { Covariances(variances: [$0 * $0]) }
    if quantile != nil, covariances == nil { fault = .quantileWithoutInterval }
  }
}

extension BlockResult.Number {
  /// A number with its sample.
  init(_ estimate: DomainEstimate) {
    self.init(estimate: estimate.value, sample: estimate.sample)
  }

  /// A quantile.
  init(_ quantile: QuantileEstimate) {
    self.init(
      estimate: quantile.estimate.value, sample: quantile.estimate.sample,
      woodruff: TargetValue.Woodruff(
        interval: quantile.interval, standardError: quantile.standardError))
  }
}
