/// Gives the value of a row as a number; NaN is missing.
typealias NumberAt = (Int) -> Double
/// Gives the value of a row as a code of the compiler's pool; -1 is missing.
typealias CodeAt = (Int) -> Int32

/// An expression made ready for evaluation, a row at a time: conditions look no further than they
/// must, so `kind == 'x' and size > 3` never reads `size` of other kinds.
enum CompiledExpression {
  case numbers(NumberAt)
  case codes(CodeAt)
}

/// Where an expression finds a column.
enum ColumnSource {
  case storage(ColumnStorage)
  /// A column that is derived as it is read.
  case compiled(CompiledExpression)
}

/// Turns expressions into closures over the columns of one table. Types must have been checked.
struct ExpressionCompiler {
  let source: (String) -> ColumnSource?
  let log: EvaluationLog
  let pool: ValuePool

  /// The whole expression.
  func compiled(_ tree: ExpressionTree) -> CompiledExpression {
    switch tree.kind {
    case .text, .choice: isNumeric(tree) ? .numbers(number(tree)) : .codes(codes(tree))
    case .column(let name):
      switch source(name) {
      case .storage(.coded)?: .codes(codes(tree))
      case .compiled(let compiled)?: compiled
      case .storage(.numbers)?, nil: .numbers(number(tree))
      }
    default: .numbers(number(tree))
    }
  }

  /// The value as a number. A text that is none is noted and taken as missing.
  func number(_ tree: ExpressionTree) -> NumberAt {
    switch tree.kind {
    case .number(let number): return { _ in number }
    case .text(let value):
      let number = value.number ?? .nan
      return { _ in number }
    case .column(let name): return number(ofColumn: name)
    case .negative(let inner):
      let inner = number(inner)
      return { -inner($0) }
    case .arithmetic(let left, let sign, let right): return arithmetic(left, sign, right)
    case .comparison(let left, let comparison, let right):
      return compared(left, comparison, right)
    case .membership(let inner, let values): return membership(inner, values)
    case .isMissing(let inner): return isMissing(inner)
    case .not(let inner):
      let inner = condition(inner)
      return { 1 - inner($0) }
    case .and(let left, let right): return joined(left, right, decisive: 0)
    case .or(let left, let right): return joined(left, right, decisive: 1)
    case .choice(let test, let first, let second):
      let (test, first, second) = (condition(test), number(first), number(second))
      return { row in
        let holds = test(row)
        return holds.isNaN ? .nan : holds == 1 ? first(row) : second(row)
      }
    }
  }

  /// The value as 1, 0 or missing. Another number is noted and taken as missing.
  func condition(_ tree: ExpressionTree) -> NumberAt {
    switch tree.kind {
    case .comparison, .membership, .isMissing, .not, .and, .or: return number(tree)
    default: break
    }
    let (value, log) = (number(tree), log)
    var column: String?
    if case .column(let name) = tree.kind { column = name }
    return { row in
      let number = value(row)
      guard number != 0, number != 1, !number.isNaN else { return number }
      log.note(.notACondition, column, row, CellNumber.shortest(number))
      return .nan
    }
  }

  /// The value as a code of the pool.
  func codes(_ tree: ExpressionTree) -> CodeAt {
    switch tree.kind {
    case .text(let value):
      let code = pool.code(of: value.text)
      return { _ in code }
    case .column(let name):
      if case .storage(.coded(let codes, let values))? = source(name) {
        let known = pool.codes(of: values)
        return { row in codes[row] < 0 ? -1 : known[Int(codes[row])] }
      }
      if case .compiled(.codes(let codes))? = source(name) { return codes }
    case .choice(let test, let first, let second):
      let (test, first, second) = (condition(test), codes(first), codes(second))
      return { row in
        let holds = test(row)
        return holds.isNaN ? -1 : holds == 1 ? first(row) : second(row)
      }
    default: break
    }
    let (value, pool) = (number(tree), pool)
    return { row in
      let number = value(row)
      return number.isNaN ? -1 : pool.code(of: number)
    }
  }

  /// Whether the tree can only give numbers.
  func isNumeric(_ tree: ExpressionTree) -> Bool {
    switch tree.kind {
    case .text: return false
    case .column(let name):
      switch source(name) {
      case .storage(.numbers)?, .compiled(.numbers)?, nil: return true
      case .storage(.coded)?, .compiled(.codes)?: return false
      }
    case .choice(_, let first, let second): return isNumeric(first) && isNumeric(second)
    default: return true
    }
  }

  private func number(ofColumn name: String) -> NumberAt {
    let (log, pool) = (log, pool)
    switch source(name) {
    case nil: return { _ in .nan }
    case .storage(.numbers(let numbers))?: return { numbers[$0] }
    case .compiled(.numbers(let numbers))?: return numbers
    case .compiled(.codes(let codes))?:
      return { row in
        let code = codes(row)
        guard code >= 0 else { return .nan }
        let number = pool.number(code)
        return log.checked(number, name, row) { pool.text(code) }
      }
    case .storage(.coded(let codes, let values))?:
      let numbers = values.numbers
      return { row in
        let code = codes[row]
        guard code >= 0 else { return .nan }
        let number = numbers[Int(code)]
        return log.checked(number, name, row) { values.text(code) }
      }
    }
  }

  private func arithmetic(
    _ left: ExpressionTree, _ sign: ArithmeticOperator, _ right: ExpressionTree
  ) -> NumberAt {
    let (left, right, log) = (number(left), number(right), log)
    return { row in
      let operands = (left(row), right(row))
      guard !operands.0.isNaN, !operands.1.isNaN else { return .nan }
      let result = sign.result(operands.0, operands.1)
      guard !CellNumber.isComputable(result) else { return result }
      log.noteIncomputable(row)
      return .nan
    }
  }

  private func isMissing(_ tree: ExpressionTree) -> NumberAt {
    if case .codes(let codes) = compiled(tree) { return { codes($0) < 0 ? 1 : 0 } }
    let value = number(tree)
    return { value($0).isNaN ? 1 : 0 }
  }

  /// `and` where 0 decides, `or` where 1 does; a missing side leaves it to the other one.
  private func joined(
    _ left: ExpressionTree, _ right: ExpressionTree, decisive: Double
  ) -> NumberAt {
    let (left, right) = (condition(left), condition(right))
    return { row in
      let first = left(row)
      if first == decisive { return first }
      let second = right(row)
      return second == decisive || !first.isNaN ? second : .nan
    }
  }
}
