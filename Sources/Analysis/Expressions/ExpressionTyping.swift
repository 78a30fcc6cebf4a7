/// What values a column or an expression can have.
public enum ValueType: String, Sendable, Hashable {
  /// Numbers, conditions among them.
  case number
  /// Texts that are no numbers, as the spec states them.
  case text
  /// Cells of a file: texts, some or all of which read as numbers.
  case cell
}

/// What is wrong with an expression once the columns are known.
enum ExpressionTypeFault: Sendable, Hashable {
  case unknownColumn(String)
  case textInArithmetic
  case typesDiffer
  case textAsCondition
}

/// Finds the type of an expression and every fault on the way.
struct ExpressionTyping {
  /// The type of a column; nil where there is no such column.
  let columnType: (String) -> ValueType?
  private(set) var faults: [(fault: ExpressionTypeFault, offset: Int)] = []

  init(columnType: @escaping (String) -> ValueType?) {
    self.columnType = columnType
  }

  /// The type of a tree; faults are recorded.
  mutating func type(of tree: ExpressionTree) -> ValueType {
    switch tree.kind {
    case .number: return .number
    case .text(let value): return value.number == nil ? .text : .cell
    case .column(let name): return type(ofColumn: name, tree.offset)
    case .negative(let inner):
      checkArithmetic(inner)
      return .number
    case .arithmetic(let left, _, let right):
      checkArithmetic(left)
      checkArithmetic(right)
      return .number
    case .comparison(let left, _, let right):
      let types: Set = [type(of: left), type(of: right)]
      if types == [.number, .text] { faults.append((.typesDiffer, tree.offset)) }
      return .number
    case .membership(let inner, _), .isMissing(let inner):
      _ = type(of: inner)
      return .number
    case .not(let inner):
      checkCondition(inner)
      return .number
    case .and(let left, let right), .or(let left, let right):
      checkCondition(left)
      checkCondition(right)
      return .number
    case .choice(let condition, let first, let second):
      checkCondition(condition)
      let types = (type(of: first), type(of: second))
      return types.0 == types.1 ? types.0 : .cell
    }
  }

  /// Records a fault where a tree cannot be a condition.
  mutating func checkCondition(_ tree: ExpressionTree) {
    if type(of: tree) == .text { faults.append((.textAsCondition, tree.offset)) }
  }

  private mutating func checkArithmetic(_ tree: ExpressionTree) {
    var isText = type(of: tree) == .text
    // A quoted number is a text here: whoever means the number writes it without quotes.
    if case .text = tree.kind { isText = true }
    if isText { faults.append((.textInArithmetic, tree.offset)) }
  }

  private mutating func type(ofColumn name: String, _ offset: Int) -> ValueType {
    if let type = columnType(name) { return type }
    faults.append((.unknownColumn(name), offset))
    return .cell
  }
}
