import Findings

/// The rows of a spec's files as columns, with everything it derives from them.
///
/// Only columns that the spec names are held: four bytes a cell and each different text once.
public struct DataTable: Sendable {
  /// Where each row stands in its file.
  public let origins: RowOrigins
  var columns: [String: ColumnStorage]

  init(columns: [String: ColumnStorage], origins: RowOrigins) {
    self.columns = columns
    self.origins = origins
  }

  /// Number of rows.
  public var rowCount: Int { origins.count }

  /// A column by its name; nil where the spec does not name it.
  public subscript(name: String) -> ColumnStorage? { columns[name] }

  /// The values of a column or expression that was checked; faults in its cells were reported when
  /// the input was put together.
  public func values(of reference: ColumnReference) -> ColumnStorage {
    evaluate(reference, EvaluationLog(), need: .any)
  }

  /// The values as numbers, or as conditions of 1 and 0; NaN is missing.
  public func numbers(of reference: ColumnReference, need: ColumnNeed = .number) -> [Double] {
    evaluate(reference, EvaluationLog(), need: need).numbers
  }

  /// The rows of a domain: those whose condition is 1. A missing condition selects no row.
  public func domain(of condition: ColumnReference) -> [Bool] {
    numbers(of: condition, need: .condition).map { $0 == 1 }
  }

  /// Evaluates a reference; what is wrong with cells is noted in the log.
  func evaluate(
    _ reference: ColumnReference, _ log: EvaluationLog, need: ColumnNeed
  ) -> ColumnStorage {
    if let column = columns[reference.text], need == .any { return column }
    let tree =
      columns[reference.text] == nil
      ? reference.expression?.tree : ExpressionTree(kind: .column(reference.text), offset: 0)
    guard let tree else { return .numbers(Array(repeating: .nan, count: rowCount)) }
    return evaluate(tree, log, need: need)
  }

  /// Evaluates an expression; what is wrong with cells is noted in the log.
  func evaluate(
    _ tree: ExpressionTree, _ log: EvaluationLog, need: ColumnNeed
  ) -> ColumnStorage {
    let compiler = ExpressionCompiler(
      source: { columns[$0].map { .storage($0) } }, log: log, pool: ValuePool())
    return evaluate(compiler, tree, need: need)
  }

  private func evaluate(
    _ compiler: ExpressionCompiler, _ tree: ExpressionTree, need: ColumnNeed
  ) -> ColumnStorage {
    let rows = 0..<rowCount
    switch need {
    case .number: return .numbers(rows.map(compiler.number(tree)))
    case .condition: return .numbers(rows.map(compiler.condition(tree)))
    case .any:
      switch compiler.compiled(tree) {
      case .numbers(let numbers): return .numbers(rows.map(numbers))
      case .codes(let codes):
        let codes = rows.map(codes)
        return .coded(codes, compiler.pool.dictionary)
      }
    }
  }
}
