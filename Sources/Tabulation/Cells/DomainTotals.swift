import Estimation

/// Numerators and denominators of some numbers by the units of one domain.
struct DomainTotals {
  /// The units, in ascending order.
  private(set) var units: [Int] = []
  /// Whether a unit has a row with weight.
  private(set) var hasWeight: [Bool] = []
  /// Sums over the domain.
  private(set) var whole: CellSums
  /// Numerators, unit after unit.
  private(set) var numerators: [Double] = []
  /// Denominators, unit after unit.
  private(set) var denominators: [Double] = []
  private var current: CellSums

  /// Totals of no unit.
  init(_ layout: CellLayout) {
    whole = CellSums(layout)
    current = whole
  }

  /// Takes the cells of a domain in the order of their units.
  mutating func fill(
    _ statistics: [CellStatistic], _ rows: [Int], unitOfRow: [Int],
    cellOfRow: [UnsafeMutablePointer<Int64>]
  ) {
    units.removeAll(keepingCapacity: true)
    hasWeight.removeAll(keepingCapacity: true)
    numerators.removeAll(keepingCapacity: true)
    denominators.removeAll(keepingCapacity: true)
    whole.reset()
    current.reset()
    for (position, row) in rows.enumerated() {
      current.add(cellOfRow[row])
      let unit = unitOfRow[row]
      if position + 1 < rows.count, unitOfRow[rows[position + 1]] == unit { continue }
      finish(unit, statistics)
    }
  }

  private mutating func finish(_ unit: Int, _ statistics: [CellStatistic]) {
    units.append(unit)
    hasWeight.append(current.weightedRows > 0)
    current.words.withUnsafeBufferPointer { words in
      for statistic in statistics {
        let (numerator, denominator) = statistic.parts(words)
        numerators.append(numerator)
        denominators.append(denominator)
      }
    }
    whole.add(current)
    current.reset()
  }
}
