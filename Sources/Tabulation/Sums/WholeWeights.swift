import Estimation

/// Weights as whole numbers of 10⁻⁶, whose sums are exact: no order of rows, no engine and no other
/// spec in the same run leaves a trace in what is computed from them.
struct WholeWeights: Sendable {
  /// What a weight of 1 is.
  static let one = 1e6
  /// Bound of the sum of all weights; below it every sum has its double.
  private static let bound = 0x1p53

  /// One a row.
  let ofRow: [Int64]

  /// Nil unless every weight is a decimal of at most six places and their sum is below nine thousand
  /// million.
  init?(_ weights: [Double]) {
    var sum = 0.0
    var wholes: [Int64] = []
    wholes.reserveCapacity(weights.count)
    for weight in weights {
      let whole = (weight * WholeWeights.one).rounded()
      guard whole >= 0, whole < WholeWeights.bound, whole / WholeWeights.one == weight else {
        return nil
      }
      sum += whole
      wholes.append(Int64(whole))
    }
    guard sum < WholeWeights.bound else { return nil }
    ofRow = wholes
  }

  /// The weights in short.
  var summary: WeightSummary {
    let weights = ofRow.filter { $0 > 0 }
    var squares: UInt128 = 0
    for weight in weights { squares += UInt128(weight) * UInt128(weight) }
    return WeightSummary(
      rows: weights.count, sum: weights.reduce(0, +), squares: squares,
      least: weights.min() ?? 0, largest: weights.max() ?? 0)
  }
}

extension WeightSummary {
  /// A summary of whole weights: sums and squares in units of 10⁻⁶ and 10⁻¹².
  init(rows: Int, sum: Int64, squares: UInt128, least: Int64, largest: Int64) {
    self.init(
      rows: rows, sum: Double(sum) / WholeWeights.one,
      squares: Double(squares) / (WholeWeights.one * WholeWeights.one),
      minimum: Double(least) / WholeWeights.one, maximum: Double(largest) / WholeWeights.one)
  }
}
