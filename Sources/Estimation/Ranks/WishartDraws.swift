/// Draws of W/f, W of the Wishart distribution with f degrees of freedom: the covariances that a
/// sample of f + 1 independent PSUs would estimate in place of the true ones.
struct WishartDraws {
  private let factor: [Double]
  private let order: Int
  private let degreesOfFreedom: Double

  /// A matrix B with B B' = W/f, row after row.
  struct Root {
    let columns: Int
    let values: [Double]

    /// Estimated variance of the difference of two units.
    func squaredDistance(_ first: Int, _ second: Int) -> Double {
      values.withUnsafeBufferPointer { values in
        var sum = 0.0
        for column in 0..<columns {
          let step = values[first * columns + column] - values[second * columns + column]
          sum += step * step
        }
        return sum
      }
    }
  }

  /// - Parameter factor: lower triangular L with L L' the true covariances, row after row.
  init(_ factor: [Double], order: Int, degreesOfFreedom: Double) {
    self.factor = factor
    self.order = order
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// L A / √f, A after Bartlett (1933): roots of χ²(f), χ²(f - 1), … on the diagonal, normal numbers
  /// below it. Fewer degrees of freedom than units leave f columns of normal numbers, f then
  /// rounded down to a whole number.
  func root(using generator: inout SeededGenerator) -> Root {
    guard degreesOfFreedom >= Double(order) else {
      let columns = max(1, Int(degreesOfFreedom))
      let normal = SimulatedErrors.normal(order * columns, using: &generator)
      return mixed(normal, columns: columns, degreesOfFreedom: Double(columns))
    }
    var triangle = Array(repeating: 0.0, count: order * order)
    for row in 0..<order {
      let below = SimulatedErrors.normal(row, using: &generator)
      for column in 0..<row { triangle[row * order + column] = below[column] }
      let left = degreesOfFreedom - Double(row)
      triangle[row * order + row] =
        (left * generator.nextVarianceRatio(degreesOfFreedom: left)).squareRoot()
    }
    return mixed(triangle, columns: order, degreesOfFreedom: degreesOfFreedom)
  }

  private func mixed(_ values: [Double], columns: Int, degreesOfFreedom: Double) -> Root {
    let shrink = 1 / degreesOfFreedom.squareRoot()
    var root = Array(repeating: 0.0, count: order * columns)
    values.withUnsafeBufferPointer { values in
      for row in 0..<order {
        for source in 0...row {
          let slope = shrink * factor[row * order + source]
          for column in 0..<columns {
            root[row * columns + column] += slope * values[source * columns + column]
          }
        }
      }
    }
    return Root(columns: columns, values: root)
  }
}
