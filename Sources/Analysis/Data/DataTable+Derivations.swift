import Findings

extension DataTable {
  /// Adds the columns a spec derives, in order, and keeps the rows it wants: first the rows, so
  /// that nothing is asked of the others.
  ///
  /// - Returns: what was found in cells on the way.
  mutating func derive(_ spec: EstimateSpec) -> [Problem] {
    var problems: [Problem] = []
    if let condition = spec.rows {
      problems += keepRows(condition, spec.derive)
    }
    for derivation in spec.derive {
      guard let expression = derivation.expression else { continue }
      let log = EvaluationLog()
      columns[derivation.name] = evaluate(expression.tree, log, need: .any)
      problems += cellProblems(log, derivation.name, at: derivation.text.start)
    }
    return problems
  }

  private mutating func keepRows(
    _ condition: ColumnReference, _ derive: [Derivation]
  ) -> [Problem] {
    let log = EvaluationLog()
    let compiler = DerivedColumns(columns, derive, log).compiler
    let tree =
      compiler.source(condition.text) == nil
      ? condition.expression?.tree
      : ExpressionTree(kind: .column(condition.text), offset: 0)
    guard let tree else { return [] }
    let holds = compiler.condition(tree)
    let kept = (0..<Int32(rowCount)).filter { holds(Int($0)) == 1 }
    var problems = cellProblems(log, condition.text, at: condition.place.start)
    if kept.isEmpty {
      problems.append(
        Problem(
          AnalysisFault.noRowsLeft, at: condition.place.start,
          ["value": condition.text, "count": "\(rowCount)"]))
    }
    self = DataTable(
      columns: columns.mapValues { $0.keeping(kept) }, origins: origins.keeping(kept))
    return problems
  }

  /// What an evaluation noted, as problems at their cells.
  func cellProblems(_ log: EvaluationLog, _ subject: String, at place: Place) -> [Problem] {
    var problems = log.cells.map { cell in
      Problem(
        cell.fault.analysisFault,
        at: origins.place(cell.row, column: cell.column), ["value": cell.value, "use": subject])
    }
    if log.count > log.cells.count, let last = problems.last {
      problems.append(last.further(log.count - log.cells.count))
    }
    if log.incomputable > 0 { problems.append(incomputable(log, subject, at: place)) }
    return problems
  }

  private func incomputable(
    _ log: EvaluationLog, _ subject: String, at place: Place
  ) -> Problem {
    let first = origins.place(log.firstIncomputable)
    return Problem(
      AnalysisFault.incomputable, at: place,
      [
        "value": subject, "count": "\(log.incomputable)", "file": first.file ?? "",
        "row": "\(first.row ?? 0)",
      ])
  }
}

extension EvaluationLog.Fault {
  fileprivate var analysisFault: AnalysisFault {
    switch self {
    case .notANumber: .notANumber
    case .notACondition: .notOneOrZero
    case .outOfRange: .numberOutOfRange
    }
  }
}
