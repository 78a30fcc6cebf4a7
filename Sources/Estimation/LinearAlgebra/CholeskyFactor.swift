import Foundation

/// The factor L of a positive semidefinite matrix A = L L', which passes over columns that depend
/// on the ones before them.
///
/// A column is dependent when the part of its diagonal element left by the columns before it is at
/// most `tolerance` times the element itself (the rule of the sweep operator, Goodnight, The
/// American Statistician 33, 1979: 149). Solutions give dependent columns the coefficient 0, so
/// they solve the system of the other columns: totals with redundant margins, dummies of every
/// level beside an intercept.
public struct CholeskyFactor: Sendable {
  /// Order of the matrix.
  public let order: Int
  /// Columns that depend on earlier ones, in increasing order; empty for a positive definite
  /// matrix.
  public let dependentColumns: [Int]

  /// Lower triangle, row by row; the diagonal element of a dependent column is 0.
  let lower: [Double]

  /// Factors a matrix.
  ///
  /// - Throws: `EstimationFault.notFinite`; `.notACovariance` where a diagonal element or what the
  ///   earlier columns leave of it is negative beyond `tolerance`.
  public init(_ matrix: SymmetricMatrix, tolerance: Double = 1e-10) throws {
    guard matrix.isFinite else { throw EstimationFault.notFinite }
    let order = matrix.order
    var lower = Array(repeating: 0.0, count: order * order)
    var dependent: [Int] = []
    for row in 0..<order {
      for column in 0..<row where lower[column * order + column] > 0 {
        let rest = matrix[row, column] - CholeskyFactor.product(lower, order, row, column)
        lower[row * order + column] = rest / lower[column * order + column]
      }
      let whole = matrix[row, row]
      let rest = whole - CholeskyFactor.product(lower, order, row, row)
      guard whole >= 0, rest >= -tolerance * whole else { throw EstimationFault.notACovariance }
      if rest > tolerance * whole {
        lower[row * order + row] = rest.squareRoot()
      } else {
        dependent.append(row)
      }
    }
    self.order = order
    self.lower = lower
    dependentColumns = dependent
  }

  /// Whether no column depends on others.
  public var isPositiveDefinite: Bool { dependentColumns.isEmpty }

  /// The logarithm of the determinant of the independent columns.
  public var logDeterminant: Double {
    2 * (0..<order).reduce(0) { $0 + (isDependent($1) ? 0 : log(pivot($1))) }
  }

  /// The x with A x = `rightSide`, and 0 in dependent columns.
  public func solve(_ rightSide: [Double]) -> [Double] {
    var x = forward(rightSide)
    for row in (0..<order).reversed() where !isDependent(row) {
      for later in row + 1..<order { x[row] -= lower[later * order + row] * x[later] }
      x[row] /= pivot(row)
    }
    return x
  }

  /// What each dependent column's right side exceeds that which the other columns imply for it; 0
  /// in independent columns. A system has a solution only where all are 0 up to rounding.
  public func contradictions(_ rightSide: [Double]) -> [Double] {
    let y = forward(rightSide)
    return (0..<order).map { row in
      guard isDependent(row) else { return 0 }
      return (0..<row).reduce(rightSide[row]) { $0 - lower[row * order + $1] * y[$1] }
    }
  }

  /// The inverse on the independent columns, 0 elsewhere: a generalised inverse of the matrix.
  public func inverse() -> SymmetricMatrix {
    let columns = (0..<order).map { column in
      isDependent(column)
        ? Array(repeating: 0, count: order)
        : solve((0..<order).map { $0 == column ? 1 : 0 })
    }
    return SymmetricMatrix(order: order) { row, column in
      isDependent(row) ? 0 : columns[column][row]
    }
  }

  /// L⁻¹ M L⁻ᵀ, whose eigenvalues are those of A⁻¹ M; rows and columns of dependent columns are 0.
  public func whitened(_ matrix: SymmetricMatrix) -> SymmetricMatrix {
    let half = (0..<order).map { row in forward((0..<order).map { matrix[$0, row] }) }
    let columns = (0..<order).map { row in forward((0..<order).map { half[$0][row] }) }
    return SymmetricMatrix(order: order) { (columns[$0][$1] + columns[$1][$0]) / 2 }
  }

  /// y with L y = `rightSide`, and 0 in dependent columns.
  private func forward(_ rightSide: [Double]) -> [Double] {
    var y = Array(repeating: 0.0, count: order)
    for row in 0..<order where !isDependent(row) {
      var rest = rightSide[row]
      for column in 0..<row { rest -= lower[row * order + column] * y[column] }
      y[row] = rest / pivot(row)
    }
    return y
  }

  private func pivot(_ index: Int) -> Double { lower[index * order + index] }

  private func isDependent(_ index: Int) -> Bool { pivot(index) == 0 }

  /// Σ over the columns before the lesser index of the products of two rows.
  private static func product(_ lower: [Double], _ order: Int, _ first: Int, _ second: Int)
    -> Double
  {
    lower.withUnsafeBufferPointer { lower in
      var sum = 0.0
      for k in 0..<min(first, second) {
        sum += lower[first * order + k] * lower[second * order + k]
      }
      return sum
    }
  }
}
