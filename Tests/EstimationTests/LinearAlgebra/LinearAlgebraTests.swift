import Testing

@testable import Estimation

/// Expected numbers: numpy 2.4.6.
///
///     A = np.array([[1/(i+j+1)+(i==j) for j in range(4)] for i in range(4)]); b = [1,2,3,4]
///     M = np.array([[(i*j)%3+2*(i==j) for j in range(4)] for i in range(4)])
///     np.linalg.solve(A,b), slogdet(A), inv(A), eigh(A), eigvals(solve(A,M))
///     eigvalsh([[1/(i+j+1) for j in range(6)] for i in range(6)])
@Suite("Linear algebra agrees with numpy")
struct LinearAlgebraTests {
  private let hilbert = SymmetricMatrix(order: 4) { 1 / Double($0 + $1 + 1) + ($0 == $1 ? 1 : 0) }
  private let other = SymmetricMatrix(order: 4) { Double($0 * $1 % 3 + ($0 == $1 ? 2 : 0)) }

  @Test func solvesAndInverts() throws {
    let factor = try CholeskyFactor(hilbert)
    #expect(factor.isPositiveDefinite)
    expect(
      factor.solve([1, 2, 3, 4]),
      [-0.43312812289727004, 0.8111798254551166, 2.0125263367063533, 3.159296883326123])
    #expect(isClose(factor.logDeterminant, 1.0794582902524426))
    let inverse = factor.inverse()
    expect(
      (0..<4).map { inverse[$0, 1] },
      [-0.18284049288932105, 0.8538983381645738, -0.11422053208868854, -0.09277869042966101])
    #expect(inverse[1, 0] == inverse[0, 1])
  }

  @Test func eigenvaluesAndVectors() throws {
    let eigen = try SymmetricEigen(hilbert)
    expect(
      eigen.values, [2.500214280059243, 1.1691412202214504, 1.0067382736057608, 1.0000967023040226])
    expect(
      eigen.vectors[0],
      [0.7926082911637635, 0.45192312090160014, 0.3224163985818252, 0.2521611696882421])
    for (value, vector) in zip(eigen.values, eigen.vectors) {
      expect(hilbert.times(vector), vector.map { $0 * value })
    }
  }

  @Test func smallEigenvaluesOfAnIllConditionedMatrix() throws {
    let eigen = try SymmetricEigen(SymmetricMatrix(order: 6) { 1 / Double($0 + $1 + 1) })
    let expected = [
      1.618899858924339, 0.24236087057520933, 0.016321521319875815, 0.000615748354182639,
      1.257075712262841e-05, 1.0827994844532908e-07,
    ]
    for (value, other) in zip(eigen.values, expected) {
      #expect(abs(value / other - 1) < 1e-9)
    }
  }

  @Test func eigenvaluesOfAMatrixThatIsNotDefinite() throws {
    let eigen = try SymmetricEigen(SymmetricMatrix(order: 3) { $0 == $1 ? 0 : 1 })
    expect(eigen.values, [2, -1, -1])
    #expect(try SymmetricEigen(SymmetricMatrix(order: 3)).values == [0, 0, 0])
    #expect(try SymmetricEigen(SymmetricMatrix(order: 0)).values.isEmpty)
  }

  @Test func eigenvaluesOfOneMatrixInTheMetricOfAnother() throws {
    let whitened = try CholeskyFactor(hilbert).whitened(other)
    expect(
      try SymmetricEigen(whitened).values,
      [4.025298492267185, 1.8502383251188468, 1.046666189955336, 0.8717526135633176])
  }

  /// By hand: columns 1, x, 1 + x, x² over x = 1/7 … 5/7; the third is the sum of the first
  /// two, up to a remainder of rounding.
  @Test func dependentColumnsAreFoundAndPassedOver() throws {
    var matrix = SymmetricMatrix(order: 4)
    var right = [0.0, 0, 0, 0]
    for x in (1...5).map({ Double($0) / 7 }) {
      let row = [1, x, 1 + x, x * x]
      matrix.addOuterProduct(of: row, times: 1)
      let y = 3 - 2 * x + x * x
      for column in row.indices { right[column] += row[column] * y }
    }
    let factor = try CholeskyFactor(matrix)
    #expect(factor.dependentColumns == [2])
    expect(factor.solve(right), [3, -2, 0, 1], 1e-9)
    #expect(factor.contradictions(right).allSatisfy { abs($0) < 1e-9 })
    right[2] += 5
    expect(factor.contradictions(right), [0, 0, 5, 0], 1e-10)
    let inverse = factor.inverse()
    #expect((0..<4).allSatisfy { inverse[2, $0] == 0 })
    expect(
      matrix.times(inverse.times(matrix.times([1, 2, 0, 3]))), matrix.times([1, 2, 0, 3]), 1e-9)
  }

  @Test func correlationsOfARowWithoutVariance() {
    let covariances = SymmetricMatrix(order: 3) { [[4], [3, 9], [0, 0, 0]][$0][$1] }
    #expect(covariances.correlations().elements == [1, 0.5, 0, 0.5, 1, 0, 0, 0, 1])
    #expect(covariances.submatrix([1]).elements == [9])
    #expect(covariances.sum == 19 && covariances.trace == 13)
  }

  @Test func matricesWithoutAFactor() {
    #expect(throws: EstimationFault.notACovariance) {
      try CholeskyFactor(SymmetricMatrix(order: 2) { $0 == $1 ? 1 : 2 })
    }
    #expect(throws: EstimationFault.notACovariance) {
      try CholeskyFactor(SymmetricMatrix(order: 1) { _, _ in -1 })
    }
    #expect(throws: EstimationFault.notFinite) {
      try CholeskyFactor(SymmetricMatrix(order: 1) { _, _ in .nan })
    }
    #expect(throws: EstimationFault.notFinite) {
      try SymmetricEigen(SymmetricMatrix(order: 2) { _, _ in .infinity })
    }
  }

  private func expect(
    _ values: [Double], _ expected: [Double], _ tolerance: Double = 1e-12,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(values.count == expected.count, sourceLocation: sourceLocation)
    for (value, other) in zip(values, expected) {
      #expect(isClose(value, other, tolerance), sourceLocation: sourceLocation)
    }
  }
}
