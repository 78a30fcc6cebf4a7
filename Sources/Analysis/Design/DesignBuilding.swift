import Findings

/// Makes the design of a table and records everything in the data that contradicts it.
struct DesignBuilding {
  /// Findings of one kind about one column that are kept one by one.
  private static let mostCells = 10

  let table: DataTable
  let design: DesignSpec
  /// Folder of the spec.
  let folder: String
  /// Columns with faults of their cells, which are reported already.
  let faulty: Set<String>
  private(set) var problems: [Problem] = []

  init(_ table: DataTable, _ design: DesignSpec, beside folder: String, faulty: Set<String>) {
    self.table = table
    self.design = design
    self.folder = folder
    self.faulty = faulty
  }

  /// The design; what contradicts it is in `problems`.
  mutating func columns() -> DesignColumns {
    let sampleColumns = design.samples.map { [$0] } ?? []
    checkMissing(sampleColumns, .missingSample)
    checkMissing(design.strata, .missingStratum)
    checkMissing(design.clusters, .missingCluster)
    let sets = sampleColumns + design.strata
    let strata = ids(sets)
    if !design.isNested, !design.strata.isEmpty { checkNesting(strata, sampleColumns) }
    let stages = self.stages(strata, sets)
    let weights = design.weights.flatMap { self.weights($0) }
    let probabilities = design.probabilities.flatMap { self.probabilities($0) }
    return DesignColumns(
      samples: sampleColumns.isEmpty ? nil : ids(sampleColumns), strata: strata, stages: stages,
      weights: weights, probabilities: probabilities, jointProbabilities: jointProbabilities())
  }

  private func ids(_ columns: [ColumnReference]) -> RowIDs {
    RowIDs(columns.map { table.values(of: $0) }, rows: table.rowCount)
  }

  private mutating func checkMissing(_ columns: [ColumnReference], _ fault: AnalysisFault) {
    for column in columns where !faulty.contains(column.text) {
      let values = table.values(of: column)
      report(fault, column) { values.isMissing($0) }
    }
  }

  /// Records a fault at every row of a kind.
  mutating func report(
    _ fault: AnalysisFault, _ column: ColumnReference, where isAtFault: (Int) -> Bool
  ) {
    var findings = CellFindings(limit: DesignBuilding.mostCells)
    for row in 0..<table.rowCount where isAtFault(row) {
      findings.add(problem(fault, column, row))
    }
    problems += findings.problems
  }

  func problem(
    _ fault: AnalysisFault, _ column: ColumnReference, _ row: Int,
    _ facts: [String: String] = [:]
  ) -> Problem {
    let value = table.values(of: column).text(row) ?? ""
    return Problem(
      fault, at: table.origins.place(row, column: column.text),
      ["column": column.text, "value": value].merging(facts) { _, given in given })
  }

  mutating func report(_ problem: Problem) { problems.append(problem) }

  /// An id of a PSU must lie in one stratum, of a sample each. Rows without one of them are
  /// reported already.
  private mutating func checkNesting(_ strata: RowIDs, _ samples: [ColumnReference]) {
    guard let cluster = design.clusters.first else { return }
    let columns = samples + design.strata + [cluster]
    guard !columns.contains(where: { faulty.contains($0.text) }) else { return }
    let values = columns.map { table.values(of: $0) }
    let psus = ids(samples + [cluster])
    var firstRows = Array(repeating: -1, count: psus.count)
    var wasFound = Array(repeating: false, count: psus.count)
    var findings = CellFindings(limit: DesignBuilding.mostCells)
    for row in 0..<table.rowCount where !values.contains(where: { $0.isMissing(row) }) {
      let psu = psus.ofRow[row]
      if firstRows[psu] < 0 { firstRows[psu] = row }
      let first = firstRows[psu]
      guard strata.ofRow[first] != strata.ofRow[row], !wasFound[psu] else { continue }
      wasFound[psu] = true
      findings.add(
        problem(
          .psuInTwoStrata, cluster, row,
          ["stratum": stratumName(first), "other": stratumName(row)]))
    }
    problems += findings.problems
  }

  private func stratumName(_ row: Int) -> String {
    design.strata.map { table.values(of: $0).text(row) ?? "" }.joined(separator: " × ")
  }

  private mutating func stages(
    _ strata: RowIDs, _ sets: [ColumnReference]
  ) -> [DesignColumns.Stage] {
    var above = strata
    return (0..<max(1, design.clusters.count)).map { index in
      let units =
        design.clusters.isEmpty
        ? RowIDs(ownOf: table.rowCount) : ids(sets + design.clusters[...index])
      var sizes: [Double]?
      if design.populationSizes.indices.contains(index) {
        sizes = populationSizes(design.populationSizes[index], of: above, drawn: units)
      }
      above = units
      return DesignColumns.Stage(units: units, populationSizes: sizes)
    }
  }

  private mutating func weights(_ column: ColumnReference) -> [Double]? {
    guard !faulty.contains(column.text) else { return nil }
    let weights = table.numbers(of: column)
    report(.missingWeight, column) { weights[$0].isNaN }
    report(.negativeWeight, column) { weights[$0] < 0 }
    if weights.allSatisfy({ $0 == 0 }) {
      report(
        Problem(AnalysisFault.weightsAllZero, at: column.place.start, ["column": column.text]))
    }
    return weights
  }
}
