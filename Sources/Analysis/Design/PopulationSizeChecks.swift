import Findings

extension DesignBuilding {
  /// The population sizes of a stage: constant in the sets its units were drawn from, counts not
  /// below the units drawn.
  mutating func populationSizes(
    _ column: ColumnReference, of sets: RowIDs, drawn units: RowIDs
  ) -> [Double]? {
    guard !faulty.contains(column.text) else { return nil }
    let sizes = table.numbers(of: column)
    report(.missingPopulationSize, column) { sizes[$0].isNaN }
    report(.populationSizeNotPositive, column) { sizes[$0] <= 0 }
    // The sets are known only where no row lacks its ids.
    guard problems.isEmpty, faulty.isEmpty else { return nil }
    let areCounts = sizes.contains { $0 > 1 }
    if areCounts, let row = sizes.firstIndex(where: { $0 < 1 }) {
      report(problem(.countsMixedWithFractions, column, row))
      return nil
    }
    checkConstancy(sizes, column, sets)
    if areCounts { checkCounts(sizes, column, sets, units) }
    return sizes
  }

  private mutating func checkConstancy(
    _ sizes: [Double], _ column: ColumnReference, _ sets: RowIDs
  ) {
    var wasFound = Array(repeating: false, count: sets.count)
    var findings = CellFindings(limit: 10)
    for row in sizes.indices {
      let set = sets.ofRow[row]
      let first = sizes[sets.firstRows[set]]
      guard sizes[row] != first, !wasFound[set] else { continue }
      wasFound[set] = true
      findings.add(
        problem(
          .populationSizeNotConstant, column, row,
          ["set": sets.name(set), "first": CellNumber.shortest(first)]))
    }
    for problem in findings.problems { report(problem) }
  }

  private mutating func checkCounts(
    _ sizes: [Double], _ column: ColumnReference, _ sets: RowIDs, _ units: RowIDs
  ) {
    var findings = CellFindings(limit: 10)
    for (set, drawn) in sets.counts(of: units).enumerated() {
      let row = sets.firstRows[set]
      guard sizes[row] < Double(drawn) else { continue }
      findings.add(
        problem(
          .populationBelowSample, column, row, ["set": sets.name(set), "drawn": "\(drawn)"]))
    }
    for problem in findings.problems { report(problem) }
  }
}
