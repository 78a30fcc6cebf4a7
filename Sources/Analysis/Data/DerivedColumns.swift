/// Columns that are derived while the rows to keep are looked for, each at most once a row.
struct DerivedColumns {
  /// Reads the table's columns and those derived from them.
  let compiler: ExpressionCompiler

  init(
    _ columns: [String: ColumnStorage], _ derive: [Derivation], _ log: EvaluationLog
  ) {
    let pool = ValuePool()
    var sources = columns.mapValues { ColumnSource.storage($0) }
    for derivation in derive {
      guard let expression = derivation.expression else { continue }
      let known = sources
      let compiler = ExpressionCompiler(source: { known[$0] }, log: log, pool: pool)
      sources[derivation.name] = .compiled(
        DerivedColumns.remembering(compiler.compiled(expression.tree)))
    }
    let all = sources
    compiler = ExpressionCompiler(source: { all[$0] }, log: log, pool: pool)
  }

  /// The same values, computed once where a row is asked for several times in turn.
  private static func remembering(_ expression: CompiledExpression) -> CompiledExpression {
    switch expression {
    case .numbers(let compute): .numbers(remembering(compute))
    case .codes(let compute): .codes(remembering(compute))
    }
  }

  private static func remembering<Value>(
    _ compute: @escaping (Int) -> Value
  ) -> (Int) -> Value {
    var latest: (row: Int, value: Value)?
    return { row in
      if let latest, latest.row == row { return latest.value }
      let value = compute(row)
      latest = (row, value)
      return value
    }
  }
}
