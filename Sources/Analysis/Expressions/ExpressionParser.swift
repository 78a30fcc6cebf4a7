import Rules

/// Reads an expression by recursive descent. Tightest first: `-x`, `* /`, `+ -`, comparisons with
/// `in` and `is missing`, `not`, `and`, `or`.
struct ExpressionParser {
  private(set) var columns: [String] = []
  private let tokens: [ExpressionToken]
  private var position = 0
  private var depth = 0
  private var size = 0
  private static let deepest = 40
  /// Most parts of an expression; a chain of operators is a tree half as deep as it has parts.
  private static let largest = 500

  init(_ source: String) throws(ExpressionSyntaxFault) {
    tokens = try ExpressionToken.tokens(of: source)
  }

  mutating func parse() throws(ExpressionSyntaxFault) -> ExpressionTree {
    let tree = try alternatives()
    switch token.kind {
    case .end: return tree
    case .sign(")"), .sign("]"): throw fault(.unbalanced)
    default: throw fault(.trailing)
    }
  }

  private mutating func alternatives() throws(ExpressionSyntaxFault) -> ExpressionTree {
    var tree = try conjunction()
    while skip(word: "or") { tree = try grown(.or(tree, try conjunction()), tree.offset) }
    return tree
  }

  private mutating func conjunction() throws(ExpressionSyntaxFault) -> ExpressionTree {
    var tree = try negation()
    while skip(word: "and") { tree = try grown(.and(tree, try negation()), tree.offset) }
    return tree
  }

  private mutating func negation() throws(ExpressionSyntaxFault) -> ExpressionTree {
    let offset = token.offset
    guard skip(word: "not") else { return try comparison() }
    return try nested { parser throws(ExpressionSyntaxFault) in
      try parser.grown(.not(try parser.negation()), offset)
    }
  }

  private mutating func comparison() throws(ExpressionSyntaxFault) -> ExpressionTree {
    let left = try sum()
    if case .sign(let sign) = token.kind, let comparison = Comparison(rawValue: sign) {
      position += 1
      return try grown(.comparison(left, comparison, try sum()), left.offset)
    }
    if skip(word: "is") {
      let isNegated = skip(word: "not")
      guard skip(word: "missing") else { throw fault(.incompleteTest) }
      return try test(.isMissing(left), isNegated, left.offset)
    }
    if skip(word: "in") { return try test(.membership(left, try values()), false, left.offset) }
    if skip(word: "not") {
      guard skip(word: "in") else { throw fault(.incompleteTest) }
      return try test(.membership(left, try values()), true, left.offset)
    }
    return left
  }

  private mutating func test(
    _ kind: ExpressionTree.Kind, _ isNegated: Bool, _ offset: Int
  ) throws(ExpressionSyntaxFault) -> ExpressionTree {
    let tree = try grown(kind, offset)
    return isNegated ? try grown(.not(tree), offset) : tree
  }

  private mutating func values() throws(ExpressionSyntaxFault) -> [SpecValue] {
    guard skip(sign: "[") else { throw fault(.literalExpected) }
    var values = [try value()]
    while skip(sign: ",") { values.append(try value()) }
    guard skip(sign: "]") else { throw fault(.unbalanced) }
    return values
  }

  private mutating func value() throws(ExpressionSyntaxFault) -> SpecValue {
    let isNegative = skip(sign: "-")
    switch token.kind {
    case .number(let number):
      position += 1
      return SpecValue(CellNumber.shortest(isNegative ? -number : number))
    case .text(let text) where !isNegative:
      position += 1
      return SpecValue(text)
    default: throw fault(.literalExpected)
    }
  }

  private mutating func sum() throws(ExpressionSyntaxFault) -> ExpressionTree {
    var tree = try product()
    while let sign = skip(signs: [.plus, .minus]) {
      tree = try grown(.arithmetic(tree, sign, try product()), tree.offset)
    }
    return tree
  }

  private mutating func product() throws(ExpressionSyntaxFault) -> ExpressionTree {
    var tree = try factor()
    while let sign = skip(signs: [.times, .over]) {
      tree = try grown(.arithmetic(tree, sign, try factor()), tree.offset)
    }
    return tree
  }

  private mutating func factor() throws(ExpressionSyntaxFault) -> ExpressionTree {
    let offset = token.offset
    if skip(sign: "-") {
      return try nested { parser throws(ExpressionSyntaxFault) in
        try parser.grown(.negative(try parser.factor()), offset)
      }
    }
    if skip(sign: "(") {
      return try nested { parser throws(ExpressionSyntaxFault) in
        let tree = try parser.alternatives()
        guard parser.skip(sign: ")") else { throw parser.fault(.unbalanced) }
        return tree
      }
    }
    return skip(word: "if") ? try choice(offset) : try operand()
  }

  private mutating func choice(_ offset: Int) throws(ExpressionSyntaxFault) -> ExpressionTree {
    guard skip(sign: "(") else { throw fault(.ifNeedsThreeParts) }
    return try nested { parser throws(ExpressionSyntaxFault) in
      let condition = try parser.alternatives()
      guard parser.skip(sign: ",") else { throw parser.fault(.ifNeedsThreeParts) }
      let first = try parser.alternatives()
      guard parser.skip(sign: ",") else { throw parser.fault(.ifNeedsThreeParts) }
      let second = try parser.alternatives()
      guard parser.skip(sign: ")") else {
        throw parser.fault(parser.token.kind == .sign(",") ? .ifNeedsThreeParts : .unbalanced)
      }
      return try parser.grown(.choice(condition, first, second), offset)
    }
  }

  private mutating func operand() throws(ExpressionSyntaxFault) -> ExpressionTree {
    let token = token
    switch token.kind {
    case .number(let number):
      position += 1
      return try grown(.number(number), token.offset)
    case .text(let text):
      position += 1
      return try grown(.text(SpecValue(text)), token.offset)
    case .name(let name):
      position += 1
      if self.token.kind == .sign("(") {
        throw ExpressionSyntaxFault(reason: .unknownFunction, offset: token.offset)
      }
      columns.append(name)
      return try grown(.column(name), token.offset)
    default: throw fault(.valueExpected)
    }
  }

  private mutating func nested(
    _ read: (inout ExpressionParser) throws(ExpressionSyntaxFault) -> ExpressionTree
  ) throws(ExpressionSyntaxFault) -> ExpressionTree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= ExpressionParser.deepest else { throw fault(.tooComplex) }
    return try read(&self)
  }

  private mutating func grown(
    _ kind: ExpressionTree.Kind, _ offset: Int
  ) throws(ExpressionSyntaxFault) -> ExpressionTree {
    size += 1
    guard size <= ExpressionParser.largest else { throw fault(.tooComplex) }
    return ExpressionTree(kind: kind, offset: offset)
  }

  private var token: ExpressionToken { tokens[position] }

  private mutating func skip(word: String) -> Bool {
    guard token.kind == .word(word) else { return false }
    position += 1
    return true
  }

  private mutating func skip(sign: String) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    position += 1
    return true
  }

  private mutating func skip(signs: [ArithmeticOperator]) -> ArithmeticOperator? {
    guard case .sign(let sign) = token.kind, let found = ArithmeticOperator(rawValue: sign),
      signs.contains(found)
    else { return nil }
    position += 1
    return found
  }

  private func fault(_ reason: ExpressionSyntaxFault.Reason) -> ExpressionSyntaxFault {
    ExpressionSyntaxFault(reason: reason, offset: token.offset)
  }
}
