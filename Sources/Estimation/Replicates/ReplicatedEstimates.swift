/// Estimates with variances from replicates.
///
/// An estimate has no variance where it is undefined in the sample or in a replicate, such as a
/// domain all of whose members are in a PSU that the jackknife deletes.
public struct ReplicatedEstimates: Sendable, Hashable {
  /// In how many replicates each estimate is undefined.
  public let undefinedReplicates: [Int]

  /// Not finite where an estimate is undefined in the sample.
  private let values: [Double]
  private let spread: Covariances

  init(values: [Double], spread: ReplicateSpread, _ replication: Replication) {
    self.values = values
    undefinedReplicates = spread.undefined
    self.spread = spread.covariances(scale: replication.scale, center: replication.center)
  }

  /// Number of estimates.
  public var count: Int { values.count }

  /// An estimate of the whole sample; nil where it is undefined.
  public func value(_ index: Int) -> Double? { values[index].isFinite ? values[index] : nil }

  /// The variance of an estimate; nil where it has none.
  public func variance(_ index: Int) -> Double? {
    hasVariance(index) ? spread.variance(index) : nil
  }

  /// The standard error of an estimate; nil where it has no variance.
  public func standardError(_ index: Int) -> Double? { variance(index)?.squareRoot() }

  /// All covariances; nil where an estimate has no variance or variances alone were asked for.
  public var covariances: Covariances? {
    values.indices.allSatisfy(hasVariance) && !spread.isDiagonal ? spread : nil
  }

  private func hasVariance(_ index: Int) -> Bool {
    undefinedReplicates[index] == 0 && values[index].isFinite
  }
}
