/// The matrix X of a weighting step, a row a row of the sample, a column a constraint, held by
/// auxiliary: cells as the column of each row, quantities as values.
struct AuxiliaryColumns: Sendable {
  enum Term: Sendable {
    /// 1 in the given column for every row.
    case population(column: Int)
    /// 1 in the row's column; none where the column is negative.
    case cells(columnOfRow: [Int32], columns: Range<Int>)
    /// The row's value in the given column.
    case quantity([Double], column: Int)
  }

  let rows: Int
  let terms: [Term]
  /// What each column is.
  let constraints: [Constraint]
  /// Target of each column.
  let totals: [Double]
  /// The population that the targets speak of: a miss counts relative to it.
  let grandTotal: Double
  /// Largest absolute value of each column: a quantity's miss counts in its own unit.
  let magnitudes: [Double]

  /// Columns of the constraints that have a total.
  ///
  /// - Throws: `WeightingFault.wrongLength`, `.invalidTotals`.
  init(_ auxiliaries: [Auxiliary], rows: Int) throws(WeightingFault) {
    guard auxiliaries.allSatisfy({ $0.rows ?? rows == rows }) else { throw .wrongLength }
    var builder = ColumnBuilder()
    for (index, auxiliary) in auxiliaries.enumerated() { builder.add(auxiliary, index: index) }
    let invalid = zip(builder.constraints, builder.totals).filter { !$0.1.isFinite }.map(\.0)
    guard invalid.isEmpty else { throw .invalidTotals(invalid) }
    self.rows = rows
    terms = builder.terms
    constraints = builder.constraints
    totals = builder.totals
    magnitudes = builder.magnitudes
    grandTotal = builder.grandTotal
  }

  /// Rows of weight other than 0 that lack an auxiliary, the first auxiliary with any.
  static func missing(in auxiliaries: [Auxiliary], weights: [Double]) -> WeightingFault? {
    for (index, auxiliary) in auxiliaries.enumerated() {
      let rows = weights.indices.filter { row in
        guard weights[row] != 0 else { return false }
        return switch auxiliary {
        case .population: false
        case .cells(let margin): margin.cellOfRow[row] == nil
        case .quantity(let values, _): !(values[row]?.isFinite ?? false)
        }
      }
      if !rows.isEmpty { return .auxiliaryMissing(index, rows: rows) }
    }
    return nil
  }

  var count: Int { totals.count }

  /// X'(w · v), with v of 1 where it is not given.
  func products(_ weights: [Double], _ values: [Double]? = nil) -> [Double] {
    var sums = Array(repeating: CompensatedSum(), count: count)
    let weighted = values.map { zip(weights, $0).map { $0 * $1 } } ?? weights
    for term in terms {
      switch term {
      case .population(let column):
        for row in 0..<rows { sums[column].add(weighted[row]) }
      case .cells(let columnOfRow, _):
        for row in 0..<rows where columnOfRow[row] >= 0 {
          sums[Int(columnOfRow[row])].add(weighted[row])
        }
      case .quantity(let values, let column):
        for row in 0..<rows { sums[column].add(weighted[row] * values[row]) }
      }
    }
    return sums.map(\.value)
  }

  /// X β.
  func predictor(_ coefficients: [Double]) -> [Double] {
    var sums = Array(repeating: 0.0, count: rows)
    for term in terms {
      switch term {
      case .population(let column):
        for row in 0..<rows { sums[row] += coefficients[column] }
      case .cells(let columnOfRow, _):
        for row in 0..<rows where columnOfRow[row] >= 0 {
          sums[row] += coefficients[Int(columnOfRow[row])]
        }
      case .quantity(let values, let column):
        for row in 0..<rows { sums[row] += coefficients[column] * values[row] }
      }
    }
    return sums
  }

  /// Targets less the totals that weights give.
  func misses(_ weights: [Double]) -> [Double] {
    zip(totals, products(weights)).map { $0 - $1 }
  }

  /// Misses over the grand total, in the column's unit.
  func relative(_ misses: [Double]) -> [Double] {
    misses.indices.map { abs(misses[$0]) / (grandTotal * magnitudes[$0]) }
  }

  /// The largest miss over the grand total, and where it is.
  func largestMiss(_ weights: [Double]) -> (size: Double, constraint: Constraint) {
    let relative = relative(misses(weights))
    let largest = relative.indices.max { relative[$0] < relative[$1] }
    return largest.map { (relative[$0], constraints[$0]) } ?? (0, Constraint(auxiliary: 0))
  }
}

/// Collects the columns of auxiliaries one after the other.
private struct ColumnBuilder {
  var terms: [AuxiliaryColumns.Term] = []
  var constraints: [Constraint] = []
  var totals: [Double] = []
  var magnitudes: [Double] = []
  /// The largest population that one auxiliary implies; 1 where all totals are 0.
  var grandTotal: Double { largestPopulation > 0 ? largestPopulation : 1 }
  private var largestPopulation = 0.0

  mutating func add(_ auxiliary: Auxiliary, index: Int) {
    switch auxiliary {
    case .population(let total):
      terms.append(.population(column: totals.count))
      addColumn(Constraint(auxiliary: index), total: total, magnitude: 1)
      largestPopulation = max(largestPopulation, abs(total))
    case .quantity(let values, let total):
      let values = values.map { $0.map { $0.isFinite ? $0 : 0 } ?? 0 }
      let largest = values.reduce(0) { max($0, abs($1)) }
      terms.append(.quantity(values, column: totals.count))
      addColumn(
        Constraint(auxiliary: index), total: total, magnitude: largest > 0 ? largest : 1)
      largestPopulation = max(largestPopulation, abs(total) / (largest > 0 ? largest : 1))
    case .cells(let margin): add(margin, index: index)
    }
  }

  private mutating func add(_ margin: Margin, index: Int) {
    let first = totals.count
    var columnOfCell = Array(repeating: Int32(-1), count: margin.totals.count)
    for (cell, total) in margin.totals.enumerated() {
      guard let total else { continue }
      columnOfCell[cell] = Int32(totals.count)
      addColumn(Constraint(auxiliary: index, cell: cell), total: total, magnitude: 1)
    }
    let columns = margin.cellOfRow.map { $0.map { columnOfCell[$0] } ?? -1 }
    terms.append(.cells(columnOfRow: columns, columns: first..<totals.count))
    largestPopulation = max(largestPopulation, abs(margin.sum))
  }

  private mutating func addColumn(_ constraint: Constraint, total: Double, magnitude: Double) {
    constraints.append(constraint)
    totals.append(total)
    magnitudes.append(magnitude)
  }
}
