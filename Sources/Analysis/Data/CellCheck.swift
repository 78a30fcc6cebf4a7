import Findings

/// Looks whether the cells of every column a spec names are what its use needs.
final class CellCheck {
  private struct Use: Hashable {
    var text: String
    var need: ColumnNeed
  }

  private let table: DataTable
  private var checked: Set<Use> = []
  private(set) var problems: [Problem] = []
  /// Columns with faults, as the spec writes them.
  private(set) var faulty: Set<String> = []

  init(_ table: DataTable) { self.table = table }

  /// Checks every column on the way.
  var visitor: ColumnVisitor {
    ColumnVisitor(
      list: { list, need in for entry in list.entries { self.check(entry, need) } },
      column: { column, need in self.check(column, need) })
  }

  /// Records replicate weights that are missing or negative.
  func checkReplicates(_ weights: ReplicateWeights) {
    for column in weights.columns.entries where !faulty.contains(column.text) {
      let numbers = table.numbers(of: column)
      report(.missingReplicateWeight, column) { numbers[$0].isNaN }
      report(.negativeReplicateWeight, column) { numbers[$0] < 0 }
    }
  }

  private func report(
    _ fault: AnalysisFault, _ column: ColumnReference, where isAtFault: (Int) -> Bool
  ) {
    let values = table.values(of: column)
    var findings = CellFindings(limit: 10)
    for row in 0..<table.rowCount where isAtFault(row) {
      findings.add(
        Problem(
          fault, at: table.origins.place(row, column: column.text),
          ["column": column.text, "value": values.text(row) ?? ""]))
    }
    problems += findings.problems
  }

  private func check(_ reference: ColumnReference, _ need: ColumnNeed) {
    guard checked.insert(Use(text: reference.text, need: need)).inserted else { return }
    if table.holdsOnlyNumbers(reference.text), need == .number { return }
    if table[reference.text] != nil, need == .any { return }
    let log = EvaluationLog()
    _ = table.evaluate(reference, log, need: need)
    guard log.count + log.incomputable > 0 else { return }
    if log.count > 0 { faulty.insert(reference.text) }
    problems += table.cellProblems(log, reference.text, at: reference.place.start)
  }
}

extension DataTable {
  /// Whether every cell of a column is a number to compute with or missing, told without looking at the rows.
  fileprivate func holdsOnlyNumbers(_ name: String) -> Bool {
    switch self[name] {
    case .coded(_, let values)?: values.numbers.allSatisfy(CellNumber.isComputable)
    case .numbers?: true
    case nil: false
    }
  }
}
