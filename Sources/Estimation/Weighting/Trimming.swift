/// Limits on weights as multiples of their mean (Potter, Proceedings of the Section on Survey
/// Research Methods, ASA 1990: 225). Weights of 0 are no part of it and stay 0. A replicate is
/// trimmed at multiples of its own mean.
public struct Trimming: Reweighting {
  /// Least weight over the mean weight.
  public let lower: Double
  /// Largest weight over the mean weight.
  public let upper: Double
  /// Whether the sum is kept: what trimming takes or gives is shared in equal parts by all weights
  /// that were not trimmed, once, which can bring some of them a little beyond a limit (as
  /// `trimWeights` of R's survey does).
  public let redistributes: Bool

  /// Limits, negative or infinite for none.
  ///
  /// - Throws: `WeightingFault.invalidBounds` unless `lower` ≤ 1 ≤ `upper`.
  public init(lower: Double = 0, upper: Double = .infinity, redistributes: Bool)
    throws(WeightingFault)
  {
    guard lower <= 1, upper >= 1 else {
      throw .invalidBounds(lower: lower.finite, upper: upper.finite)
    }
    self.lower = lower
    self.upper = upper
    self.redistributes = redistributes
  }

  var columns: AuxiliaryColumns? { nil }

  func faults(_ weights: [Double]) -> [WeightingFault] { [] }

  func reweight(_ weights: [Double]) throws(WeightingFault) -> Reweighted {
    let rows = weights.indices.filter { weights[$0] != 0 }
    let mean = rows.compensatedSum { weights[$0] } / Double(rows.count)
    let (least, most) = (lower * mean, upper.isFinite ? upper * mean : .infinity)
    let isInside = rows.map { weights[$0] >= least && weights[$0] <= most }
    var result = weights
    for (row, inside) in zip(rows, isInside) where !inside {
      result[row] = min(max(weights[row], least), most)
    }
    let untrimmed = zip(rows, isInside).filter(\.1).map(\.0)
    if redistributes, untrimmed.count < rows.count {
      let trimmed = rows.compensatedSum { weights[$0] - result[$0] }
      try share(trimmed, among: untrimmed, of: rows.count, in: &result)
    }
    return Reweighted(weights: result)
  }

  private func share(
    _ amount: Double, among rows: [Int], of total: Int, in weights: inout [Double]
  ) throws(WeightingFault) {
    guard !rows.isEmpty else { throw .nothingToRedistributeTo(trimmed: total) }
    let part = amount / Double(rows.count)
    let exhausted = rows.filter { weights[$0] + part <= 0 }
    guard exhausted.isEmpty else { throw .redistributionExceedsWeights(rows: exhausted) }
    for row in rows { weights[row] += part }
  }
}
