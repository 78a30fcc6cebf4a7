/// How replicate weights that came with the data were made, which gives their scale.
public enum ReplicateKind: Sendable, Hashable {
  /// Balanced half samples: 1/R.
  case brr
  /// Fay's variant: 1/(R (1 - ρ)²).
  case fay(rho: Double)
  /// Unstratified jackknife: (R-1)/R.
  case jk1
  /// Stratified jackknife: 1, and a scale for every replicate.
  case jkn
  /// Bootstrap: 1/(R-1).
  case bootstrap
  /// Successive differences (Fay and Train 1995): 4/R.
  case sdr

  /// The factor of the sum over all replicates.
  func scale(replicates: Int) -> Double {
    let count = Double(replicates)
    return switch self {
    case .brr: 1 / count
    case .fay(let rho): 1 / (count * (1 - rho) * (1 - rho))
    case .jk1: (count - 1) / count
    case .jkn: 1
    case .bootstrap: 1 / (count - 1)
    case .sdr: 4 / count
    }
  }
}

extension Replication {
  /// Replicate weights that came with the data.
  ///
  /// - Parameters:
  ///   - columns: for each replicate one weight a row. Negative ones, which calibration can leave,
  ///     are allowed.
  ///   - areFactors: whether the columns still have to be multiplied by the sample's weights.
  ///   - scale: in place of the one of the kind.
  ///   - replicateScales: a factor for each replicate; 1 unless given.
  /// - Throws: `ReplicationFault` as `EstimationFault.replication`.
  public static func supplied(
    _ columns: [[Double]], rows: Int, kind: ReplicateKind, areFactors: Bool = false,
    scale: Double? = nil, replicateScales: [Double]? = nil, center: Center = .mean
  ) throws -> Replication {
    if let fault = fault(columns, rows: rows, kind, scale, replicateScales) {
      throw EstimationFault.replication(fault)
    }
    return Replication(
      center: center, scale: scale ?? kind.scale(replicates: columns.count),
      replicateScales: replicateScales ?? Array(repeating: 1, count: columns.count),
      source: .columns(SuppliedReplicates(columns: columns, rows: rows, areFactors: areFactors)))
  }

  private static func fault(
    _ columns: [[Double]], rows: Int, _ kind: ReplicateKind, _ scale: Double?,
    _ replicateScales: [Double]?
  ) -> ReplicationFault? {
    guard columns.count >= 2 else { return .tooFewReplicates(columns.count) }
    if case .fay(let rho) = kind, !(rho >= 0 && rho < 1) { return .invalidRho(rho) }
    if kind == .jkn, replicateScales == nil { return .replicateScalesMissing }
    if let count = replicateScales?.count, count != columns.count {
      return .replicateScaleCountDiffers(scales: count, replicates: columns.count)
    }
    let scales = (replicateScales ?? []) + (scale.map { [$0] } ?? [])
    if let invalid = scales.first(where: { !($0 >= 0 && $0.isFinite) }) {
      return .invalidScale(invalid)
    }
    for (replicate, column) in columns.enumerated() {
      guard column.count == rows else {
        return .columnLengthDiffers(replicate: replicate, rows: column.count, expected: rows)
      }
      let invalid = column.indices.filter { !column[$0].isFinite }
      if !invalid.isEmpty { return .invalidWeights(replicate: replicate, rows: invalid) }
    }
    return nil
  }
}

/// Replicate weights held as columns of rows.
struct SuppliedReplicates: Sendable {
  let columns: [[Double]]
  let rows: Int
  let areFactors: Bool

  /// The weights of a replicate.
  func weights(_ replicate: Int, base: [Double]) -> [Double] {
    areFactors ? zip(base, columns[replicate]).map { $0 * $1 } : columns[replicate]
  }
}
