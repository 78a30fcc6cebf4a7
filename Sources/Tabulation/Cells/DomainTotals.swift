import Estimation

/// Adds up the cells of one domain after the other to the sums of some numbers.
struct DomainTotals {
  private var sums = DomainSums()
  private var whole: CellSums
  private var current: CellSums

  /// Totals of no unit.
  init(_ layout: CellLayout) {
    whole = CellSums(layout)
    current = whole
  }

  /// The sums over the cells of a domain.
  ///
  /// - Parameter rows: the cells, in the order of their units.
  mutating func sums(
    of statistics: [CellStatistic], _ rows: [Int], unitOfRow: [Int],
    cellOfRow: [UnsafeMutablePointer<Int64>]
  ) -> DomainSums {
    reset()
    for (position, row) in rows.enumerated() {
      if current.rows == 0 { sums.firstRows.append(row) }
      current.add(cellOfRow[row])
      let unit = unitOfRow[row]
      if position + 1 < rows.count, unitOfRow[rows[position + 1]] == unit { continue }
      finish(unit, statistics)
    }
    sums.whole = statistics.map { $0.whole(whole) }
    sums.weightedRows = Int(whole.weightedRows)
    return sums
  }

  private mutating func reset() {
    sums.units.removeAll(keepingCapacity: true)
    sums.firstRows.removeAll(keepingCapacity: true)
    sums.hasWeight.removeAll(keepingCapacity: true)
    sums.numerators.removeAll(keepingCapacity: true)
    sums.denominators.removeAll(keepingCapacity: true)
    whole.reset()
    current.reset()
  }

  private mutating func finish(_ unit: Int, _ statistics: [CellStatistic]) {
    sums.units.append(unit)
    sums.hasWeight.append(current.weightedRows > 0)
    current.words.withUnsafeBufferPointer { words in
      for statistic in statistics {
        let (numerator, denominator) = statistic.parts(words)
        sums.numerators.append(numerator)
        sums.denominators.append(denominator)
      }
    }
    whole.add(current)
    current.reset()
  }
}
