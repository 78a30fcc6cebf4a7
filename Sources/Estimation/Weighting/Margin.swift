/// A partition of the population into cells whose totals are known: persons by sex, by commune.
public struct Margin: Sendable, Hashable {
  /// Cell of each row, from 0; nil where it is not known.
  public let cellOfRow: [Int?]
  /// Population total of each cell; nil where none is given.
  public let totals: [Double?]

  /// A margin from the cell of each row.
  ///
  /// - Throws: `WeightingFault.wrongLength` where a cell has no place in `totals`.
  public init(cellOfRow: [Int?], totals: [Double?]) throws(WeightingFault) {
    guard cellOfRow.allSatisfy({ $0.map(totals.indices.contains) ?? true }) else {
      throw .wrongLength
    }
    self.cellOfRow = cellOfRow
    self.totals = totals
  }

  /// A margin whose cells are the combinations of several columns, such as sex by age.
  ///
  /// - Parameters:
  ///   - columns: for each column the level of each row, from 0.
  ///   - levels: number of levels of each column.
  ///   - totals: one a combination, the last column's level changing fastest.
  /// - Throws: `WeightingFault.wrongLength`.
  public init(crossing columns: [[Int?]], levels: [Int], totals: [Double?]) throws(WeightingFault) {
    guard let rows = columns.first?.count, columns.allSatisfy({ $0.count == rows }),
      levels.count == columns.count, levels.allSatisfy({ $0 > 0 }),
      Margin.product(levels) == totals.count
    else { throw .wrongLength }
    var cells = Array(repeating: Int?.some(0), count: rows)
    for (column, levels) in zip(columns, levels) {
      for row in 0..<rows {
        guard let level = column[row], let outer = cells[row] else {
          cells[row] = nil
          continue
        }
        guard (0..<levels).contains(level) else { throw .wrongLength }
        cells[row] = outer * levels + level
      }
    }
    try self.init(cellOfRow: cells, totals: totals)
  }

  /// Sum of the totals given.
  public var sum: Double { totals.reduce(0) { $0 + ($1 ?? 0) } }

  /// Everything that keeps weights from meeting the cells of this margin, which is the `index`-th
  /// of its step: rows without cell, totals that are no counts, rows in cells without total unless
  /// these are free, totals of cells without rows. A total of 0 counts as none.
  public func faults(index: Int, weights: [Double], allowsFreeCells: Bool = false)
    -> [WeightingFault]
  {
    guard weights.count == cellOfRow.count else { return [.wrongLength] }
    let rowsWithoutCell = weights.indices.filter { weights[$0] != 0 && cellOfRow[$0] == nil }
    let sums = sums(weights)
    let cells = totals.indices
    let invalid = cells.filter { totals[$0].map { !($0 >= 0 && $0.isFinite) } ?? false }
    let withoutTotal = cells.filter { sums[$0] > 0 && (totals[$0] ?? 0) == 0 }
    let withoutSample = cells.filter { sums[$0] <= 0 && (totals[$0] ?? 0) > 0 }
    return [
      rowsWithoutCell.isEmpty ? nil : .auxiliaryMissing(index, rows: rowsWithoutCell),
      invalid.isEmpty
        ? nil : .invalidTotals(invalid.map { Constraint(auxiliary: index, cell: $0) }),
      withoutTotal.isEmpty || allowsFreeCells
        ? nil : .cellsWithoutTotal(margin: index, cells: withoutTotal),
      withoutSample.isEmpty ? nil : .totalsWithoutSample(margin: index, cells: withoutSample),
    ].compactMap { $0 }
  }

  private func sums(_ weights: [Double]) -> [Double] {
    var sums = Array(repeating: 0.0, count: totals.count)
    for (row, cell) in cellOfRow.enumerated() {
      if let cell { sums[cell] += weights[row] }
    }
    return sums
  }

  /// Nil where the product is beyond what an array can hold.
  private static func product(_ levels: [Int]) -> Int? {
    levels.reduce(Int?.some(1)) { product, level in
      guard let (value, overflow) = product?.multipliedReportingOverflow(by: level) else {
        return nil
      }
      return overflow ? nil : value
    }
  }
}
