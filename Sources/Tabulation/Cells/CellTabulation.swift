import Analysis
import Estimation
import Findings

/// Computes the tables of specs from sums over the rows that are alike: the fast engine for means,
/// totals, counts and shares of text files.
///
/// It says nothing about data that it cannot answer for: the general engine then finds the same
/// again and says what it is.
struct CellTabulation {
  /// Tables of specs, in order; nil for those that need the general engine. Specs on the same rows
  /// of the same file are answered from one scan of it.
  static func tables(specPaths: [String], threads: Int) -> [EstimateTables?] {
    let outlines = AnalysisOutline.outlines(specPaths: specPaths)
    var results: [EstimateTables?] = outlines.map { _ in nil }
    var isDone = outlines.map { $0 == nil }
    for index in outlines.indices where !isDone[index] {
      guard let outline = outlines[index] else { continue }
      let group = outlines.indices.filter { other in
        !isDone[other] && outlines[other].map { $0.sharesRows(with: outline) } ?? false
      }
      for member in group { isDone[member] = true }
      let tables = tables(group.compactMap { outlines[$0] }, threads: threads)
      for (member, found) in zip(group, tables) { results[member] = found }
    }
    return results
  }

  private static func tables(
    _ outlines: [AnalysisOutline], threads: Int
  ) -> [EstimateTables?] {
    guard let plan = CellPlan(outlines), let cells = CountedCells(plan, threads: threads) else {
      return outlines.map { _ in nil }
    }
    return outlines.indices.map { index in
      try? CellTabulation(cells, index)?.tables()
    }
  }

  private let cells: CountedCells
  private let input: AnalysisInput
  private let measures: [[(measure: CellMeasure, of: [String])]]
  private let sample: WeightedSample
  private let evaluation: CellEvaluation
  private let rows: [Int]
  private let whole: CellSums
  private let weights: WeightSummary

  /// - Throws: `EstimationFault`.
  private init?(_ cells: CountedCells, _ index: Int) throws {
    guard let input = cells.input(cells.plan.outlines[index]) else { return nil }
    self.cells = cells
    self.input = input
    measures = cells.plan.measures[index]
    sample = try WeightedSample(input)
    let findings = DesignFindings(input, sample.base)
    guard findings.lonePSUs.isEmpty, findings.onlyLonePSUs.isEmpty else { return nil }
    let all = cells.cells
    let cellOfRow = (0..<input.table.rowCount).map { all[input.table.origins.dataRow($0) - 1] }
    guard CellSums.canHold(cellOfRow) else { return nil }
    weights = WeightSummary(cellOfRow, decimals: cells.layout.decimals)
    evaluation = try CellEvaluation(sample, cellOfRow)
    rows = evaluation.rowsByPSU
    whole = evaluation.sums(rows, cells.layout)
    guard whole.weight > 0 else { return nil }
  }

  /// - Throws: `EstimationFault`.
  private func tables() throws -> EstimateTables? {
    var tables = EstimateTables()
    var summary = DesignFindings(input, sample.base).summary
    summary.rows = Int(whole.rows)
    tables.design = summary
    tables.weights = WeightRow(weights)
    let groups = try self.groups.map { try CellEntryGroup($0, input, sample, rows) }
    var places: [Int: (group: Int, first: Int, targets: [CellTarget])] = [:]
    var domains: [CellDomains] = []
    for (position, group) in groups.enumerated() {
      guard let group else { return nil }
      var statistics: [CellStatistic] = []
      for member in group.members {
        let targets = targets(of: member)
        places[member] = (position, statistics.count, targets)
        statistics += targets.map(\.statistic)
      }
      domains.append(try group.domains(statistics, evaluation, cells.layout))
    }
    for entry in input.spec.estimates.indices {
      guard let place = places[entry], let group = groups[place.group] else { return nil }
      let series = group.series(
        of: entry, place.targets, domains[place.group], from: place.first)
      tables.problems += series.problems
      tables.estimateRows.append(series)
    }
    if !tables.problems.isEmpty { tables.outcome = .findings }
    return tables
  }

  /// Entries that have domains and variances in common.
  private var groups: [[Int]] {
    let keys = input.spec.estimates.map { CellEntryGroup.Key($0, input.spec) }
    var positions: [CellEntryGroup.Key: Int] = [:]
    var groups: [[Int]] = []
    for (entry, key) in keys.enumerated() {
      if let known = positions[key] {
        groups[known].append(entry)
      } else {
        positions[key] = groups.count
        groups.append([entry])
      }
    }
    return groups
  }

  private func targets(of entry: Int) -> [CellTarget] {
    let builder = CellTargets(cells, whole: whole)
    return measures[entry].flatMap { measure, columns in
      builder.targets(of: measure, input.spec.estimates[entry], columns: columns)
    }
  }
}

extension CellSums {
  /// Whether sums of all these cells, and squares of the answers times them, are far from overflow.
  fileprivate static func canHold(_ cells: [UnsafeMutablePointer<Int64>]) -> Bool {
    cells.reduce(0.0) { $0 + Double($1[CellLayout.Word.weight]) } < 0x1p46
  }
}

extension WeightSummary {
  /// The weights behind cells that keep so many decimals.
  fileprivate init(_ cells: [UnsafeMutablePointer<Int64>], decimals: Int) {
    typealias Word = CellLayout.Word
    let scale = (decimals..<6).reduce(Int64(1)) { power, _ in power * 10 }
    var rows = 0
    var sum: Int64 = 0
    var squares: UInt128 = 0
    var (least, largest) = (Int64.max, Int64(0))
    for cell in cells {
      rows += Int(cell[Word.weighted])
      sum &+= cell[Word.weight]
      squares += UInt128(UInt64(bitPattern: cell[Word.squares]))
      squares += UInt128(UInt64(bitPattern: cell[Word.squares + 1])) << 64
      least = min(least, cell[Word.least])
      largest = max(largest, cell[Word.largest])
    }
    self.init(
      rows: rows, sum: sum * scale, squares: squares * UInt128(scale * scale),
      least: rows > 0 ? least * scale : 0, largest: largest * scale)
  }
}
