import Analysis
import Estimation

extension VarianceSpec {
  /// The engine that gives these variances.
  ///
  /// - Throws: `EstimationFault`.
  func engine(_ sample: WeightedSample, _ input: AnalysisInput) throws -> any VarianceEngine {
    guard let replication = try replication(sample, input.table) else {
      return LinearizationEngine(sums: try RowSumBlocks(sample))
    }
    let isDesigned = !input.spec.design.strata.isEmpty || !input.spec.design.clusters.isEmpty
    var degreesOfFreedom: Double?
    if case .replicateWeights = self, !isDesigned {
      degreesOfFreedom = Double(replication.count - 1)
    }
    return ReplicationEngine(
      replication: replication, sample: sample, degreesOfFreedom: degreesOfFreedom,
      isJackknife: isJackknife, sums: try replication.isOfPSUs ? RowSumBlocks(sample) : nil,
      note: EntryRows.VarianceNote(
        method: method, replicates: replication.count, scale: replication.scale))
  }

  /// Whether each replicate leaves out one unit.
  private var isJackknife: Bool {
    switch self {
    case .jackknife: true
    case .replicateWeights(let weights): weights.kind == .jk1 || weights.kind == .jkn
    default: false
    }
  }

  /// The name of the method.
  var method: VarianceMethod {
    switch self {
    case .linearization: .linearization
    case .jackknife: .jackknife
    case .brr: .brr
    case .fay: .fay
    case .bootstrap: .bootstrap
    case .replicateWeights: .replicateWeights
    }
  }

  private func replication(_ sample: WeightedSample, _ table: DataTable) throws -> Replication? {
    switch self {
    case .linearization: nil
    case .jackknife(let center): try .jackknife(sample.base, center: center.estimation)
    case .brr(let center): try .balanced(sample.base, center: center.estimation)
    case .fay(let rho, let center):
      try .balanced(sample.base, rho: rho, center: center.estimation)
    case .bootstrap(let replicates, let seed, let center):
      try .bootstrap(
        sample.base, replicates: replicates, seed: seed, center: center.estimation)
    case .replicateWeights(let weights):
      try .supplied(
        weights.columns.entries.map { table.numbers(of: $0) }, rows: table.rowCount,
        kind: weights.replicateKind, areFactors: weights.areMultipliers, scale: weights.scale,
        replicateScales: weights.replicateScales, center: weights.center.estimation)
    }
  }
}

extension ReplicateWeights {
  fileprivate var replicateKind: ReplicateKind {
    switch kind {
    case .brr: .brr
    case .fay: .fay(rho: rho ?? 0)
    case .jk1: .jk1
    case .jkn: .jkn
    case .bootstrap: .bootstrap
    case .sdr: .sdr
    }
  }
}

extension VarianceSpec.Center {
  fileprivate var estimation: Replication.Center {
    switch self {
    case .mean: .mean
    case .estimate: .estimate
    }
  }
}
