import Analysis
import Estimation

/// Computes numbers of domains from cells.
struct CellEvaluation {
  typealias Number = SumEvaluation.Number
  typealias DomainNumbers = SumEvaluation.DomainNumbers

  private let evaluation: SumEvaluation
  private let cells: [UnsafeMutablePointer<Int64>]
  private let psuOfRow: [Int]
  private let psus: Int

  /// - Parameter cells: the cell of each row of the sample.
  /// - Throws: `EstimationFault`.
  init(_ sample: WeightedSample, _ cells: [UnsafeMutablePointer<Int64>]) throws {
    evaluation = try SumEvaluation(sample)
    self.cells = cells
    psuOfRow = sample.design.psuOfRow
    psus = sample.design.psus
  }

  /// All rows in the order of their PSUs.
  var rowsByPSU: [Int] {
    var next = Array(repeating: 0, count: psus + 1)
    for psu in psuOfRow { next[psu + 1] += 1 }
    for psu in 0..<psus { next[psu + 1] += next[psu] }
    var rows = psuOfRow
    for (row, psu) in psuOfRow.enumerated() {
      rows[next[psu]] = row
      next[psu] += 1
    }
    return rows
  }

  /// Sums over rows.
  func sums(_ rows: [Int], _ layout: CellLayout) -> CellSums {
    var sums = CellSums(layout)
    for row in rows { sums.add(cells[row]) }
    return sums
  }

  /// Numbers of domains by linearisation.
  ///
  /// - Parameter domains: the rows of each, in the order of their PSUs.
  /// - Throws: `EstimationFault`.
  func linearized(
    _ statistics: [CellStatistic], _ domains: [[Int]], _ layout: CellLayout
  ) throws -> [DomainNumbers] {
    var totals = DomainTotals(layout)
    let units = evaluation.unitOfRow
    let areInOrder = units == psuOfRow
    return try domains.map { rows in
      let sums = totals.sums(
        of: statistics, areInOrder ? rows : rows.sorted { units[$0] < units[$1] },
        unitOfRow: units, cellOfRow: cells)
      var result = evaluation.numbers(sums)
      try evaluation.addVariances(to: &result, sums)
      return result
    }
  }

  /// Numbers of domains by replicates.
  ///
  /// - Throws: `EstimationFault`.
  func replicated(
    _ statistics: [CellStatistic], _ domains: [[Int]], _ layout: CellLayout,
    _ replication: Replication
  ) throws -> [DomainNumbers] {
    var totals = DomainTotals(layout)
    let sums = domains.map { rows in
      totals.sums(of: statistics, rows, unitOfRow: psuOfRow, cellOfRow: cells)
    }
    var results = sums.map(evaluation.numbers)
    try evaluation.addVariances(to: &results, sums, replication)
    return results
  }
}
