/// Columns that are derived while the rows to keep are looked for, each at most once a row.
struct DerivedColumns {
  private final class LastNumber {
    var row = -1
    var value = 0.0
  }

  private final class LastCode {
    var row = -1
    var value: Int32 = 0
  }

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
    case .numbers(let compute):
      let last = LastNumber()
      return .numbers { row in
        if last.row != row {
          last.value = compute(row)
          last.row = row
        }
        return last.value
      }
    case .codes(let compute):
      let last = LastCode()
      return .codes { row in
        if last.row != row {
          last.value = compute(row)
          last.row = row
        }
        return last.value
      }
    }
  }
}
