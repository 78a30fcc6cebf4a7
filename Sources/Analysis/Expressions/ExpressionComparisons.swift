import Rules

extension ExpressionCompiler {
  /// `==` and its kin. Equal are the same texts, or numbers of equal value. Order is that of
  /// numbers, unless one side is a text the spec states: then both are compared as texts.
  func compared(
    _ left: ExpressionTree, _ comparison: Comparison, _ right: ExpressionTree
  ) -> NumberAt {
    if comparison.isOrder {
      return isStatedText(left) || isStatedText(right)
        ? textOrder(left, comparison, right) : numberOrder(left, comparison, right)
    }
    let equal = equality(left, right)
    return comparison == .equal ? equal : { 1 - equal($0) }
  }

  /// Whether the value of a row is one of a list.
  func membership(_ tree: ExpressionTree, _ values: [SpecValue]) -> NumberAt {
    if case .column(let name) = tree.kind,
      case .storage(.coded(let codes, let dictionary))? = source(name)
    {
      let matches = dictionary.matches(values).map { $0 ? 1.0 : 0 }
      return { row in codes[row] < 0 ? .nan : matches[Int(codes[row])] }
    }
    if isNumeric(tree) {
      let (value, numbers) = (number(tree), Set(values.compactMap(\.number)))
      return { row in
        let number = value(row)
        return number.isNaN ? .nan : numbers.contains(number) ? 1 : 0
      }
    }
    let (codes, pool) = (codes(tree), pool)
    let wanted = Set(values.map { pool.identity(pool.code(of: $0.text)) })
    return { row in
      let code = codes(row)
      return code < 0 ? .nan : wanted.contains(pool.identity(code)) ? 1 : 0
    }
  }

  private func equality(_ left: ExpressionTree, _ right: ExpressionTree) -> NumberAt {
    if let value = right.stated { return membership(left, [value]) }
    if let value = left.stated { return membership(right, [value]) }
    if isNumeric(left), isNumeric(right) { return numberOrder(left, .equal, right) }
    let (left, right, pool) = (codes(left), codes(right), pool)
    return { row in
      let codes = (left(row), right(row))
      guard codes.0 >= 0, codes.1 >= 0 else { return .nan }
      return pool.identity(codes.0) == pool.identity(codes.1) ? 1 : 0
    }
  }

  private func numberOrder(
    _ left: ExpressionTree, _ comparison: Comparison, _ right: ExpressionTree
  ) -> NumberAt {
    let (left, right) = (number(left), number(right))
    return { row in
      let numbers = (left(row), right(row))
      guard !numbers.0.isNaN, !numbers.1.isNaN else { return .nan }
      return comparison.holds(numbers.0, numbers.1) ? 1 : 0
    }
  }

  /// Texts in the order of their Unicode scalars, so that days `2025-07-01` are in order.
  private func textOrder(
    _ left: ExpressionTree, _ comparison: Comparison, _ right: ExpressionTree
  ) -> NumberAt {
    let (left, right, pool) = (codes(left), codes(right), pool)
    return { row in
      let codes = (left(row), right(row))
      guard codes.0 >= 0, codes.1 >= 0 else { return .nan }
      return comparison.holds(TextOrder(pool.text(codes.0)), TextOrder(pool.text(codes.1)))
        ? 1 : 0
    }
  }

  private func isStatedText(_ tree: ExpressionTree) -> Bool {
    switch tree.kind {
    case .text(let value): value.number == nil
    case .choice(_, let first, let second): isStatedText(first) && isStatedText(second)
    default: false
    }
  }
}

extension ExpressionTree {
  /// The value the expression states outright.
  fileprivate var stated: SpecValue? {
    switch kind {
    case .number(let number): SpecValue(CellNumber.shortest(number))
    case .text(let value): value
    default: nil
    }
  }
}

/// A text compared by its Unicode scalars, the same in every language of the system.
private struct TextOrder: Comparable {
  let text: String

  init(_ text: String) { self.text = text }

  static func < (left: TextOrder, right: TextOrder) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
