/// How variances are estimated.
public enum VarianceSpec: Sendable, Hashable {
  /// What replicates are compared with.
  public enum Center: String, Sendable, CaseIterable {
    /// The mean of all replicates.
    case mean
    /// The estimate.
    case estimate
  }

  /// Taylor linearisation.
  case linearization
  /// A PSU left out at a time.
  case jackknife(Center)
  /// Balanced half samples.
  case brr(Center)
  /// Half samples with weights 1 ± (1 - ρ).
  case fay(rho: Double, Center)
  /// Rao-Wu bootstrap.
  case bootstrap(replicates: Int, seed: UInt64, Center)
  /// Weights that came with the data.
  case replicateWeights(ReplicateWeights)
}

/// Replicate weights that came with the data.
public struct ReplicateWeights: Sendable, Hashable {
  /// How the replicates were made, which gives their scale.
  public enum Kind: String, Sendable, CaseIterable {
    case brr, fay, jk1, jkn, bootstrap, sdr
  }

  /// The columns.
  public var columns: ColumnList
  /// How they were made.
  public var kind: Kind
  /// Whether the columns were not yet multiplied by the weight.
  public var areMultipliers = false
  /// ρ of Fay's method.
  public var rho: Double?
  /// Takes the place of the kind's scale.
  public var scale: Double?
  /// A scale a replicate.
  public var replicateScales: [Double]?
  /// What replicates are compared with.
  public var center = VarianceSpec.Center.mean
}
