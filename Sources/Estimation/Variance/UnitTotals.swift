/// Weighted influence totals of the units of a stage: a row a unit, a column an estimate.
struct UnitTotals: Sendable {
  let columns: Int
  /// Totals, unit after unit.
  private(set) var values: [Double]
  /// Whether a unit has a row in the domain.
  private(set) var isPresent: [Bool]

  /// Totals from rows: w z, added so that row order leaves no trace.
  init(
    _ estimates: [LinearizedEstimate], weights: [Double], unitOfRow: [Int], units: Int,
    domain: [Bool]?
  ) {
    columns = estimates.count
    var sums = Array(repeating: CompensatedSum(), count: units * columns)
    for (column, estimate) in estimates.enumerated() {
      estimate.influence.withUnsafeBufferPointer { influence in
        for (row, unit) in unitOfRow.enumerated() where influence[row] != 0 {
          sums[unit * estimates.count + column].add(weights[row] * influence[row])
        }
      }
    }
    values = sums.map(\.value)
    isPresent = Array(repeating: false, count: units)
    for (row, unit) in unitOfRow.enumerated() where domain?[row] ?? true { isPresent[unit] = true }
  }

  private init(columns: Int, values: [Double], isPresent: [Bool]) {
    self.columns = columns
    self.values = values
    self.isPresent = isPresent
  }

  /// Totals of the sets that units were drawn from.
  func summed(over level: StageLevel) -> UnitTotals {
    var result = UnitTotals(
      columns: columns, values: Array(repeating: 0, count: level.sets * columns),
      isPresent: Array(repeating: false, count: level.sets))
    for set in 0..<level.sets {
      for unit in level.units(of: set) where isPresent[unit] {
        result.isPresent[set] = true
        for column in 0..<columns {
          result.values[set * columns + column] += values[unit * columns + column]
        }
      }
    }
    return result
  }

  /// The totals of one set of units; units without a row in the domain are only counted.
  func stratum(_ set: Int, of level: StageLevel, populationSize: Double) -> StratumTotals {
    var totals = StratumTotals(columns: columns, populationSize: populationSize)
    values.withUnsafeBufferPointer { values in
      for unit in level.units(of: set) where isPresent[unit] {
        totals.appendPSU(
          UnsafeBufferPointer(rebasing: values[unit * columns..<(unit + 1) * columns]))
      }
    }
    totals.absentPSUs = level.drawnOfSet[set] - totals.presentPSUs
    return totals
  }
}
