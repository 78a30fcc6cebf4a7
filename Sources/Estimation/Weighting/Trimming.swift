/// Limits on weights as multiples of their mean (Potter, Proceedings of the Section on Survey
/// Research Methods, ASA 1990: 225). Weights of 0 are no part of it and stay 0. A replicate is
/// trimmed at multiples of its own mean.
public struct Trimming: Reweighting {
  /// Least weight over the mean weight.
  public let lower: Double
  /// Largest weight over the mean weight.
  public let upper: Double
  /// Whether the sum is kept: what trimming takes or gives is shared in equal parts by all weights
  /// that were not trimmed, and those it brings beyond a limit are trimmed in turn until none is
  /// (`trimWeights` of R's survey with `strict = TRUE`).
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
    let sum = rows.compensatedSum { weights[$0] }
    let mean = sum / Double(rows.count)
    let (least, most) = (lower * mean, upper.isFinite ? upper * mean : .infinity)
    var result = weights
    // Every round but the last brings at least one weight to a limit for good. With limits on either
    // side of the mean there is always a weight that can take up the rest.
    for round in 0...rows.count {
      let inside = rows.filter { result[$0] >= least && result[$0] <= most }
      for row in rows { result[row] = min(max(result[row], least), most) }
      let rest = sum - rows.compensatedSum { result[$0] }
      guard redistributes, abs(rest) > RoundingNoise.part * sum else { break }
      let receivers = (round == 0 && !inside.isEmpty ? inside : rows).filter {
        rest > 0 ? result[$0] < most : result[$0] > least
      }
      for row in receivers { result[row] += rest / Double(receivers.count) }
    }
    return Reweighted(weights: result)
  }
}
