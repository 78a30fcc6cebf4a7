/// One total that weights are to meet: which auxiliary of its step, and which cell of it.
public struct Constraint: Hashable, Sendable {
  /// Position among the step's auxiliaries or margins, from 0.
  public let auxiliary: Int
  /// Cell of a margin; 0 for a population total or a quantity.
  public let cell: Int

  /// A constraint by its position.
  public init(auxiliary: Int, cell: Int = 0) {
    self.auxiliary = auxiliary
    self.cell = cell
  }
}

/// Why a weighting step cannot be done.
public enum WeightingFault: Error, Hashable, Sendable {
  /// Lists that must have one entry a row, cell or column do not.
  case wrongLength
  /// Weights that are negative or not finite; a linear calibration without bounds can give
  /// negative ones to the step after it.
  case invalidWeights(rows: [Int])
  /// Rows that count have no value of an auxiliary.
  case auxiliaryMissing(Int, rows: [Int])
  /// Totals that are not finite, or negative counts.
  case invalidTotals([Constraint])
  /// Rows lie in cells that have no population total.
  case cellsWithoutTotal(margin: Int, cells: [Int])
  /// Cells with a population total have no rows.
  case totalsWithoutSample(margin: Int, cells: [Int])
  /// A margin adds up to another population than the first.
  case marginsContradict(margin: Int, sum: Double, firstSum: Double)
  /// A total differs from the one that the others imply.
  case totalsContradict(Constraint, given: Double, implied: Double)
  /// No weights within the bounds reach a total; nil is without limit.
  case totalBeyondBounds(Constraint, given: Double, lowest: Double?, highest: Double?)
  /// The iterations ended with a miss, over the grand total, larger than tolerated.
  case notConverged(iterations: Int, largestMiss: Double, at: Constraint)
  /// Bounds are out of order, do not suit the distance or, nil, are missing.
  case invalidBounds(lower: Double?, upper: Double?)
  /// The tolerance or the number of iterations is not positive.
  case invalidLimits
}
