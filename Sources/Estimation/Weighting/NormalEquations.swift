/// X' W X of a step's columns, factored so that systems with it can be solved.
///
/// The auxiliary with most cells is eliminated first: its block is diagonal, so thousands of
/// communes beside a dozen age groups cost a dozen columns. Columns that depend on others get the
/// coefficient 0.
struct NormalEquations: Sendable {
  /// Share of a column's sum of squares that other columns must leave for it to count as
  /// independent.
  private static let tolerance = 1e-10

  /// Columns eliminated first; empty where there are no cells.
  private let absorbed: Range<Int>
  /// All other columns.
  private let remaining: [Int]
  /// X'WX of the absorbed columns: the diagonal alone.
  private let diagonal: [Double]
  /// X'WX of absorbed (rows) and remaining columns.
  private let mixed: [Double]
  private let factor: CholeskyFactor

  /// - Throws: `EstimationFault.notFinite`.
  init(_ columns: AuxiliaryColumns, weights: [Double]) throws {
    let absorbed = NormalEquations.largestCells(columns)
    var products = CrossProducts(columns, absorbed: absorbed)
    products.add(columns, weights: weights)
    self.absorbed = absorbed
    remaining = products.remaining
    diagonal = products.diagonal.map(\.value)
    mixed = products.mixed.map(\.value)
    factor = try CholeskyFactor(
      products.remainder(tolerance: NormalEquations.tolerance), tolerance: NormalEquations.tolerance
    )
  }

  /// The β with X'WX β = `rightSide`, dependent columns 0.
  func solve(_ rightSide: [Double]) -> [Double] {
    let inner = factor.solve(reduced(rightSide))
    var solution = Array(repeating: 0.0, count: rightSide.count)
    for (position, column) in remaining.enumerated() { solution[column] = inner[position] }
    for (row, cell) in absorbed.enumerated() where diagonal[row] > 0 {
      var rest = rightSide[cell]
      for position in remaining.indices {
        rest -= mixed[row * remaining.count + position] * inner[position]
      }
      solution[cell] = rest / diagonal[row]
    }
    return solution
  }

  /// By how much the right side of each dependent column exceeds what the other columns imply; all
  /// are 0 up to rounding where there is a solution.
  func contradictions(_ rightSide: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: rightSide.count)
    for (row, cell) in absorbed.enumerated() where diagonal[row] <= 0 {
      result[cell] = rightSide[cell]
    }
    for (position, excess) in factor.contradictions(reduced(rightSide)).enumerated() {
      result[remaining[position]] = excess
    }
    return result
  }

  /// The right side of the remaining columns after elimination.
  private func reduced(_ rightSide: [Double]) -> [Double] {
    var result = remaining.map { rightSide[$0] }
    for row in diagonal.indices where diagonal[row] > 0 {
      let scaled = rightSide[absorbed.lowerBound + row] / diagonal[row]
      for position in result.indices {
        result[position] -= mixed[row * result.count + position] * scaled
      }
    }
    return result
  }

  private static func largestCells(_ columns: AuxiliaryColumns) -> Range<Int> {
    columns.terms.reduce(0..<0) { largest, term in
      guard case .cells(_, let cells) = term, cells.count > largest.count else { return largest }
      return cells
    }
  }
}
