/// Variances of samples with unequal probabilities: quadratic forms in the totals of units.
struct QuadraticVariance {
  private let totals: UnitTotals
  private let extent: TaylorVariance.Extent

  /// Forms in these totals.
  init(_ totals: UnitTotals, _ extent: TaylorVariance.Extent) {
    self.totals = totals
    self.extent = extent
  }

  /// Variances, or the lower triangle of covariances, of one stratum by a formula that needs no
  /// joint probabilities.
  func approximate(
    _ method: UnequalProbabilities.Method, units: Range<Int>, probabilities: [Double]
  ) -> [Double] {
    let n = Double(units.count)
    func offDiagonal(_ slope: Double, _ constant: Double) -> [Double] {
      form(units) { i, j in
        i == j
          ? 1 - probabilities[i]
          : 1 - (n - slope * (probabilities[i] + probabilities[j]) + constant) / (n - 1)
      }
    }
    switch method {
    case .overton: return offDiagonal(0.5, 0)
    case .hartleyRao(let squared): return offDiagonal(1, squared)
    case .brewer: return brewer(units, probabilities)
    case .withReplacement, .horvitzThompson, .yatesGrundy: return empty
    }
  }

  /// Covariances of a whole sample with known joint probabilities.
  ///
  /// - Throws: `EstimationFault.notACovariance` where the estimator of a variance is negative,
  ///   which Horvitz and Thompson's and Yates and Grundy's can be.
  func joint(
    _ joint: [Double], of units: UnitProbabilities, form: UnequalProbabilities.Method, rows: Int
  ) throws -> Covariances {
    let probabilities = units.ofPSU
    let n = probabilities.count
    func weight(_ i: Int, _ j: Int) -> Double {
      let both = joint[units.rowOfPSU[i] * rows + units.rowOfPSU[j]]
      return i == j ? 1 - probabilities[i] : (both - probabilities[i] * probabilities[j]) / both
    }
    if case .yatesGrundy = form { return try covariances(differences(n, weight)) }
    return try covariances(self.form(0..<n, weight))
  }

  private var columns: Int { totals.columns }

  private var empty: [Double] {
    Array(repeating: 0, count: extent == .covariances ? columns * columns : columns)
  }

  private func total(_ unit: Int, _ column: Int) -> Double {
    totals.values[unit * columns + column]
  }

  /// Σ Σ D_ij z_i z_j'. A unit without total adds nothing.
  private func form(_ units: Range<Int>, _ weight: (Int, Int) -> Double) -> [Double] {
    var result = empty
    let present = units.filter { unit in (0..<columns).contains { total(unit, $0) != 0 } }
    var sums = Array(repeating: 0.0, count: columns)
    for i in present {
      for column in 0..<columns { sums[column] = 0 }
      for j in present {
        let weight = weight(i, j)
        for column in 0..<columns { sums[column] += weight * total(j, column) }
      }
      add(to: &result) { row, column in total(i, row) * sums[column] }
    }
    return result
  }

  /// -½ Σ Σ D_ij (z_i - z_j)(z_i - z_j)'.
  private func differences(_ units: Int, _ weight: (Int, Int) -> Double) -> [Double] {
    var result = empty
    for i in 0..<units {
      for j in 0..<i {
        let weight = weight(i, j)
        add(to: &result) { row, column in
          -weight * (total(i, row) - total(j, row)) * (total(i, column) - total(j, column))
        }
      }
    }
    return result
  }

  private func brewer(_ units: Range<Int>, _ probabilities: [Double]) -> [Double] {
    let n = Double(units.count)
    let means = (0..<columns).map { column in
      units.reduce(0) { $0 + total($1, column) } / n
    }
    var result = empty
    for unit in units {
      let factor = (1 - probabilities[unit]) * n / (n - 1)
      add(to: &result) { row, column in
        factor * (total(unit, row) - means[row]) * (total(unit, column) - means[column])
      }
    }
    return result
  }

  private func add(to result: inout [Double], _ product: (Int, Int) -> Double) {
    for row in 0..<columns {
      guard extent == .covariances else {
        result[row] += product(row, row)
        continue
      }
      for column in 0...row { result[row * columns + column] += product(row, column) }
    }
  }

  private func covariances(_ values: [Double]) throws -> Covariances {
    var values = values
    for column in 0..<columns {
      let index = extent == .covariances ? column * columns + column : column
      let scale = (0..<totals.isPresent.count).reduce(0) {
        $0 + total($1, column) * total($1, column)
      }
      guard values[index] >= -1e-12 * scale else { throw EstimationFault.notACovariance }
      values[index] = max(0, values[index])
    }
    guard extent == .covariances else { return Covariances(variances: values) }
    for row in 0..<columns {
      for column in 0..<row { values[column * columns + row] = values[row * columns + column] }
    }
    return Covariances(matrix: values, count: columns)
  }
}
