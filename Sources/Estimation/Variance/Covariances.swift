/// Variances and covariances of some estimates.
public struct Covariances: Sendable, Hashable {
  /// Number of estimates.
  public let count: Int
  /// Row by row: `count × count` values, or the variances alone where the estimates are
  /// independent or only variances were asked for.
  let values: [Double]
  /// Whether only the diagonal is held.
  public let isDiagonal: Bool

  /// A full symmetric matrix, row by row.
  public init(matrix: [Double], count: Int) {
    precondition(matrix.count == count * count, "a covariance matrix is square")
    self.count = count
    values = matrix
    isDiagonal = false
  }

  /// Variances of independent estimates.
  public init(variances: [Double]) {
    count = variances.count
    values = variances
    isDiagonal = true
  }

  /// The covariance of two estimates; 0 off a diagonal matrix.
  public subscript(row: Int, column: Int) -> Double {
    guard isDiagonal else { return values[row * count + column] }
    return row == column ? values[row] : 0
  }

  /// The variance of an estimate.
  public func variance(_ index: Int) -> Double { self[index, index] }

  /// The standard error of an estimate.
  public func standardError(_ index: Int) -> Double { variance(index).squareRoot() }

  /// Variance of first minus second.
  public func varianceOfDifference(_ first: Int, _ second: Int) -> Double {
    max(0, variance(first) + variance(second) - 2 * self[first, second])
  }

  /// Variance of Σ coefficient × estimate.
  public func varianceOfCombination(_ coefficients: [Double]) -> Double {
    var sum = 0.0
    for row in 0..<count {
      for column in 0..<count {
        sum += coefficients[row] * coefficients[column] * self[row, column]
      }
    }
    return max(0, sum)
  }

  /// Covariances of sums of independent parts. Both hold a matrix or both variances alone.
  func adding(_ other: Covariances) -> Covariances {
    let sums = zip(values, other.values).map { $0 + $1 }
    return isDiagonal ? Covariances(variances: sums) : Covariances(matrix: sums, count: count)
  }

  /// Lower triangular factor L with L L' = this matrix, row by row. Directions without variance
  /// are allowed: more units than a design has degrees of freedom always leave some.
  ///
  /// - Throws: `EstimationFault.notACovariance` for a matrix that is not positive semidefinite.
  func lowerFactor() throws -> [Double] {
    try CholeskyFactor(SymmetricMatrix(self)).lower
  }
}
