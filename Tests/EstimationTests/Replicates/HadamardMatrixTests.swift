import Testing

@testable import Estimation

@Suite("Hadamard matrices")
struct HadamardMatrixTests {
  @Test func everyOrderIsOrthogonalSymmetricAndNormalised() {
    for order in stride(from: 4, through: 76, by: 4) {
      let matrix = HadamardMatrix(above: order - 1)
      let rows = (0..<matrix.order).map { row in
        (0..<matrix.order).map { matrix[row, $0] ? 1 : -1 }
      }
      #expect(matrix.order >= order)
      #expect(rows[0].allSatisfy { $0 == 1 })
      for (index, row) in rows.enumerated() {
        #expect(row[0] == 1)
        let products = rows[..<index].map { zip(row, $0).reduce(0) { $0 + $1.0 * $1.1 } }
        #expect(products.allSatisfy { $0 == 0 })
        #expect(row == rows.map { $0[index] })
      }
    }
  }

  /// Orders below 120 that neither construction gives, over prime fields.
  @Test func orderIsTheLeastMultipleOfFourButForAFew() {
    let other = (0..<119).filter { HadamardMatrix(above: $0).order != $0 + 4 - $0 % 4 }
    #expect(Set(other.map { $0 + 4 - $0 % 4 }) == [52, 92, 100, 116])
  }
}
