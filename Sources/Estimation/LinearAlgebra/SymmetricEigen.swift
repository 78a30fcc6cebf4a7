/// Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations (Golub and Van
/// Loan, Matrix Computations, 4th ed., 8.5): accurate for small eigenvalues too, and the same bits
/// on every run.
public struct SymmetricEigen: Sendable {
  /// Eigenvalues, largest first.
  public let values: [Double]
  /// One unit vector an eigenvalue, its element of largest size positive.
  public let vectors: [[Double]]

  /// Rotations of all pairs of rows; far more than any matrix of finite numbers needs.
  private static let mostSweeps = 60

  /// Decomposes a matrix.
  ///
  /// - Throws: `EstimationFault.notFinite`.
  public init(_ matrix: SymmetricMatrix) throws {
    guard matrix.isFinite else { throw EstimationFault.notFinite }
    var rotation = JacobiRotation(matrix)
    var sweeps = 0
    while sweeps < SymmetricEigen.mostSweeps, rotation.sweep() { sweeps += 1 }
    let order = (0..<matrix.order).sorted {
      rotation.diagonal($0) > rotation.diagonal($1)
    }
    values = order.map(rotation.diagonal)
    vectors = order.map { rotation.vector($0) }
  }
}

/// A matrix on its way to a diagonal one, and the product of the rotations so far.
private struct JacobiRotation {
  private let order: Int
  private var matrix: [Double]
  /// Columns are the vectors.
  private var vectors: [Double]

  init(_ symmetric: SymmetricMatrix) {
    order = symmetric.order
    matrix = symmetric.elements
    vectors = Array(repeating: 0, count: order * order)
    for i in 0..<order { vectors[i * order + i] = 1 }
  }

  func diagonal(_ index: Int) -> Double { matrix[index * order + index] }

  func vector(_ column: Int) -> [Double] {
    let vector = (0..<order).map { vectors[$0 * order + column] }
    let largest = vector.max { abs($0) < abs($1) } ?? 0
    return largest < 0 ? vector.map { -$0 } : vector
  }

  /// Rotates every pair once; false where nothing was left to rotate.
  mutating func sweep() -> Bool {
    var changed = false
    for p in 0..<order {
      for q in p + 1..<max(p + 1, order) where isLarge(p, q) {
        rotate(p, q)
        changed = true
      }
    }
    return changed
  }

  private func isLarge(_ p: Int, _ q: Int) -> Bool {
    let offDiagonal = abs(matrix[p * order + q])
    let scale = (abs(diagonal(p)) * abs(diagonal(q))).squareRoot()
    return offDiagonal > max(1e-17 * scale, Double.leastNormalMagnitude)
      && offDiagonal > 1e-18 * (abs(diagonal(p)) + abs(diagonal(q)))
  }

  private mutating func rotate(_ p: Int, _ q: Int) {
    let theta = (diagonal(q) - diagonal(p)) / (2 * matrix[p * order + q])
    let tangent = (theta < 0 ? -1 : 1) / (abs(theta) + (1 + theta * theta).squareRoot())
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    let sine = tangent * cosine
    for k in 0..<order {
      turn(&matrix, k * order + p, k * order + q, cosine, sine)
    }
    for k in 0..<order {
      turn(&matrix, p * order + k, q * order + k, cosine, sine)
      turn(&vectors, k * order + p, k * order + q, cosine, sine)
    }
    matrix[p * order + q] = 0
    matrix[q * order + p] = 0
  }

  private func turn(
    _ values: inout [Double], _ first: Int, _ second: Int, _ cosine: Double, _ sine: Double
  ) {
    let (x, y) = (values[first], values[second])
    values[first] = cosine * x - sine * y
    values[second] = sine * x + cosine * y
  }
}
