/// Replicates of a sample: sets of weights whose estimates scatter as estimates of new samples
/// would. V = scale Σ_r s_r (θ_r - center)², after Wolter, Introduction to Variance Estimation, 2nd
/// ed., 2007.
///
/// Replicates that are made here are factors a PSU, drawn again each time they are needed: no
/// matrix of rows or PSUs by replicates is ever held.
public struct Replication: Sendable {
  /// What estimates of replicates are compared with.
  public enum Center: String, Sendable, Codable, CaseIterable {
    /// The mean of the replicates whose scale is not 0.
    case mean
    /// The estimate of the whole sample.
    case estimate
  }

  /// What deviations are taken from.
  public var center: Center
  /// Factor of the sum over all replicates.
  public let scale: Double
  /// Factor of each replicate.
  public let replicateScales: [Double]
  /// Number of replicates.
  public var count: Int { replicateScales.count }

  let source: Source

  enum Source: Sendable {
    case jackknife(JackknifeReplicates, psuOfRow: [Int])
    case drawn(any PSUFactors, psuOfRow: [Int])
    case columns(SuppliedReplicates)
  }

  init(center: Center, scale: Double, replicateScales: [Double], source: Source) {
    self.center = center
    self.scale = scale
    self.replicateScales = replicateScales
    self.source = source
  }

  /// Whether replicates are factors of whole PSUs, so that totals of PSUs are enough for them.
  public var isOfPSUs: Bool {
    if case .columns = source { false } else { true }
  }

  /// Rows the replicates are for.
  var rows: Int {
    switch source {
    case .jackknife(_, let psuOfRow), .drawn(_, let psuOfRow): psuOfRow.count
    case .columns(let supplied): supplied.rows
    }
  }
}

/// Replicates as factors of the weights of whole PSUs.
protocol PSUFactors: Sendable {
  /// Number of replicates.
  var count: Int { get }

  /// Calls `body` with every replicate's number and its factor of each PSU, always in the same
  /// order and with the same factors.
  func forEach(_ body: (Int, [Double]) throws -> Void) rethrows
}
