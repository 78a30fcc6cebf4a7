/// Weights whose sums over the cells of one or several margins are the known ones, by iterative
/// proportional fitting (Deming and Stephan, Annals of Mathematical Statistics 11, 1940: 427). One
/// margin, possibly of crossed columns, is post-stratification and met at once.
public struct Raking: Reweighting {
  /// The margins, in the order in which they are fitted.
  public let margins: [Margin]
  /// Largest miss of a margin, over the grand total, that counts as met.
  public let tolerance: Double
  /// Rounds over all margins at most.
  public let maximumIterations: Int

  private let cells: AuxiliaryColumns
  private let groups: MarginGroups

  /// A raking to margins.
  ///
  /// - Throws: `WeightingFault.wrongLength`, `.invalidTotals`, `.invalidLimits`.
  public init(
    _ margins: [Margin], tolerance: Double = 1e-10, maximumIterations: Int = 1000
  ) throws(WeightingFault) {
    guard let rows = margins.first?.cellOfRow.count else { throw .wrongLength }
    guard tolerance > 0, maximumIterations > 0 else { throw .invalidLimits }
    cells = try AuxiliaryColumns(margins.map { .cells($0) }, rows: rows)
    groups = MarginGroups(margins, rows: rows)
    self.margins = margins
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
  }

  /// Post-stratification to the cells of one margin.
  ///
  /// - Throws: `WeightingFault.invalidTotals`.
  public static func postStratification(_ margin: Margin) throws(WeightingFault) -> Raking {
    try Raking([margin])
  }

  var columns: AuxiliaryColumns? { cells }

  func faults(_ weights: [Double]) -> [WeightingFault] {
    let faults = margins.enumerated().flatMap { $1.faults(index: $0, weights: weights) }
    let first = margins[0].sum
    let contradicting = margins.indices.dropFirst().filter {
      abs(margins[$0].sum - first) > tolerance * abs(first)
    }
    return faults
      + contradicting.map {
        .marginsContradict(margin: $0, sum: margins[$0].sum, firstSum: first)
      }
  }

  func reweight(_ weights: [Double]) throws(WeightingFault) -> Reweighted {
    var fit = ProportionalFit(groups, totals: margins.map { $0.totals.map { $0 ?? 0 } }, weights)
    var (iterations, miss) = (0, fit.largestMiss)
    // Half of what is tolerated is left to the rounding between groups and rows.
    while miss > tolerance / 2 * cells.grandTotal, iterations < maximumIterations {
      fit.fitAllMargins()
      iterations += 1
      miss = fit.largestMiss
    }
    let result = groups.scaled(weights, by: fit.factors)
    let (size, constraint) = cells.largestMiss(result)
    if size <= tolerance {
      return Reweighted(weights: result, iterations: iterations, largestMiss: size)
    }
    let linear = try RatioFunction(.linear, bounds: nil)
    try DualSearch(cells, linear, weights).checkAgreement(tolerance: tolerance)
    throw .notConverged(iterations: iterations, largestMiss: size, at: constraint)
  }
}
