/// Sums the Taylor variance over strata, one stratum after the other.
///
/// The result depends on the order of strata and of PSUs only in the last bits; whoever needs the
/// same bits again adds them in the same order. Deviations are taken from the stratum mean in a
/// second pass, never as a sum of squares less a square of a sum.
public struct TaylorVariance: Sendable {
  /// What is computed.
  public enum Extent: Sendable {
    /// Variances and covariances.
    case covariances
    /// Variances alone.
    case variances
  }

  /// Number of estimates.
  public let columns: Int
  private let lonePSU: LonePSUPolicy
  private let lonePSUInDomain: Bool
  private let extent: Extent
  private var sums: [Double]
  private var grandSums: [Double]
  private var psus = 0
  private var lone: [LoneStratum] = []
  /// Number of strata whose variance their own PSUs show, or that were taken in full.
  private(set) var strataWithVariance = 0

  /// A stratum that shows no variance: its one total, the PSUs that stand beside it with totals of
  /// 0, and what a squared deviation counts.
  private struct LoneStratum {
    let totals: [Double]
    let absentPSUs: Int
    let factor: Double
  }

  /// Nothing added yet. With `lonePSUInDomain`, `adjust` and `average` also treat strata of which
  /// one PSU alone is present.
  public init(
    columns: Int, lonePSU: LonePSUPolicy, lonePSUInDomain: Bool = false,
    extent: Extent = .covariances
  ) {
    self.columns = columns
    self.lonePSU = lonePSU
    self.lonePSUInDomain = lonePSUInDomain && (lonePSU == .adjust || lonePSU == .average)
    self.extent = extent
    sums = Array(repeating: 0, count: extent == .covariances ? columns * columns : columns)
    grandSums = Array(repeating: 0, count: columns)
  }

  /// Number of strata with a single PSU that were not taken in full.
  public var loneStrata: Int { lone.count }

  /// Whether the policy is the average of other strata and there are none.
  var lacksStratumToAverage: Bool {
    lonePSU == .average && !lone.isEmpty && strataWithVariance == 0
  }

  /// Adds a stratum, of whose variance only `share` counts. One without PSUs adds nothing.
  ///
  /// - Throws: `EstimationFault.lonePSU` with the number of strata before it, where the policy is
  ///   to fail; `.populationBelowSample` likewise.
  public mutating func add(_ stratum: StratumTotals, share: Double = 1) throws {
    guard stratum.psus > 0 else { return }
    let index = strataWithVariance + lone.count
    if let size = stratum.populationSize, size < Double(stratum.psus) {
      throw EstimationFault.populationBelowSample(stratum: index)
    }
    let sums = stratum.sums
    for column in 0..<columns { grandSums[column] += sums[column] }
    psus += stratum.psus
    let n = Double(stratum.psus)
    let factor = share * stratum.populationCorrection * (n > 1 ? n / (n - 1) : 1)
    guard factor > 0, n == 1 || lonePSUInDomain && stratum.presentPSUs == 1 else {
      strataWithVariance += 1
      if factor > 0 { addSpread(of: stratum, sums: sums, factor: factor) }
      return
    }
    if lonePSU == .fail { throw EstimationFault.lonePSU(stratum: index) }
    lone.append(LoneStratum(totals: sums, absentPSUs: stratum.psus - 1, factor: factor))
  }

  /// Adds a stratum whose variances, or lower triangle of covariances, were found elsewhere.
  mutating func add(variances: [Double], of stratum: StratumTotals) {
    for (column, sum) in stratum.sums.enumerated() { grandSums[column] += sum }
    psus += stratum.psus
    strataWithVariance += 1
    for index in sums.indices { sums[index] += variances[index] }
  }

  /// The covariances of everything added so far.
  public func covariances() -> Covariances {
    var result = sums
    switch lonePSU {
    case .fail, .remove, .certainty: break
    case .adjust: addLoneDeviations(to: &result)
    case .average:
      if strataWithVariance > 0 {
        let factor = 1 + Double(lone.count) / Double(strataWithVariance)
        for i in result.indices { result[i] *= factor }
      }
    }
    guard extent == .covariances else { return Covariances(variances: result) }
    for row in 0..<columns {
      for column in 0..<row { result[column * columns + row] = result[row * columns + column] }
    }
    return Covariances(matrix: result, count: columns)
  }

  private mutating func addSpread(of stratum: StratumTotals, sums: [Double], factor: Double) {
    let n = Double(stratum.psus)
    let means = sums.map { $0 / n }
    var spread = Array(repeating: 0.0, count: self.sums.count)
    var deviations = Array(repeating: 0.0, count: columns)
    stratum.values.withUnsafeBufferPointer { values in
      for start in stride(from: 0, to: values.count, by: columns) {
        for column in 0..<columns { deviations[column] = values[start + column] - means[column] }
        addProducts(of: deviations, times: 1, to: &spread)
      }
    }
    addProducts(of: means, times: Double(stratum.absentPSUs), to: &spread)
    for i in spread.indices { self.sums[i] += factor * spread[i] }
  }

  private func addLoneDeviations(to result: inout [Double]) {
    let mean = grandSums.map { $0 / Double(psus) }
    for stratum in lone {
      let deviations = zip(stratum.totals, mean).map { $0 - $1 }
      addProducts(of: deviations, times: stratum.factor, to: &result)
      addProducts(of: mean, times: stratum.factor * Double(stratum.absentPSUs), to: &result)
    }
  }

  private func addProducts(of deviations: [Double], times factor: Double, to sums: inout [Double]) {
    guard extent == .covariances else {
      for column in 0..<columns {
        sums[column] += factor * deviations[column] * deviations[column]
      }
      return
    }
    for row in 0..<columns where deviations[row] != 0 {
      let scaled = factor * deviations[row]
      for column in 0...row { sums[row * columns + column] += scaled * deviations[column] }
    }
  }
}
