import Rules

/// An item a condition reads, how it reads it, and where.
struct ConditionMention: Sendable, Hashable {
  /// What the condition does with the answer.
  enum Use: Sendable, Hashable {
    /// Compares it for equality, or looks for it in a list.
    case equality([ConditionLiteral])
    /// Compares it by size.
    case order
    /// Looks for codes among those chosen, or counts them.
    case chosen([ConditionLiteral])
    /// Asks whether there is one.
    case presence
  }

  /// The item; nil for `.`.
  var itemID: String?
  var use: Use
  var offset: Int
}

/// Reads a condition by recursive descent.
struct ConditionParser {
  private(set) var mentions: [ConditionMention] = []
  private let tokens: [ConditionToken]
  private var position = 0
  private var depth = 0
  private static let deepest = 40

  init(_ source: String) throws(ConditionSyntaxFault) {
    tokens = try ConditionToken.tokens(of: source)
  }

  mutating func parse() throws(ConditionSyntaxFault) -> ConditionExpression {
    let expression = try alternatives()
    switch token.kind {
    case .end: return expression
    case .sign(")"), .sign("]"): throw fault(.unbalanced)
    default: throw fault(.trailing)
    }
  }

  private mutating func alternatives() throws(ConditionSyntaxFault) -> ConditionExpression {
    var expression = try conjunction()
    while skip("or") { expression = .or(expression, try conjunction()) }
    return expression
  }

  private mutating func conjunction() throws(ConditionSyntaxFault) -> ConditionExpression {
    var expression = try negation()
    while skip("and") { expression = .and(expression, try negation()) }
    return expression
  }

  private mutating func negation() throws(ConditionSyntaxFault) -> ConditionExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= ConditionParser.deepest else { throw fault(.tooComplex) }
    if skip("not") { return .not(try negation()) }
    guard skip(sign: "(") else { return try statement() }
    let expression = try alternatives()
    guard skip(sign: ")") else { throw fault(.unbalanced) }
    return expression
  }

  private mutating func statement() throws(ConditionSyntaxFault) -> ConditionExpression {
    let offset = token.offset
    let operand = try operand()
    if case .comparison(let comparison) = token.kind {
      position += 1
      return try compare(operand, offset, comparison)
    }
    if skip("has") { return try has(operand, offset) }
    if skip("is") { return try presence(operand, offset) }
    if skip("in") { return try membership(operand, offset) }
    if skip("not") {
      guard skip("in") else { throw fault(.comparisonExpected) }
      return .not(try membership(operand, offset))
    }
    throw fault(.comparisonExpected)
  }

  private mutating func compare(
    _ left: ConditionOperand, _ offset: Int, _ comparison: Comparison
  ) throws(ConditionSyntaxFault) -> ConditionExpression {
    let rightOffset = token.offset
    let right = try operand()
    for (one, other, place) in [(left, right, offset), (right, left, rightOffset)] {
      note(one, comparison.isOrder ? .order : .equality(other.literals), place)
    }
    return .compare(left, comparison, right)
  }

  private mutating func has(
    _ operand: ConditionOperand, _ offset: Int
  ) throws(ConditionSyntaxFault) -> ConditionExpression {
    let literal = try literal()
    note(operand, .chosen([literal]), offset)
    return .has(operand, literal)
  }

  private mutating func presence(
    _ operand: ConditionOperand, _ offset: Int
  ) throws(ConditionSyntaxFault) -> ConditionExpression {
    let isNegated = skip("not")
    guard skip("missing") else { throw fault(.comparisonExpected) }
    note(operand, .presence, offset)
    return isNegated ? .not(.isMissing(operand)) : .isMissing(operand)
  }

  private mutating func membership(
    _ operand: ConditionOperand, _ offset: Int
  ) throws(ConditionSyntaxFault) -> ConditionExpression {
    if skip(sign: "[") {
      let literals = try literals()
      note(operand, .equality(literals), offset)
      return .isIn(operand, literals)
    }
    guard case .literal(let literal) = operand else { throw fault(.literalExpected) }
    let containerOffset = token.offset
    let container = try self.operand()
    note(container, .chosen([literal]), containerOffset)
    return .has(container, literal)
  }

  private mutating func literals() throws(ConditionSyntaxFault) -> [ConditionLiteral] {
    var literals = [try literal()]
    while skip(sign: ",") { literals.append(try literal()) }
    guard skip(sign: "]") else { throw fault(.unbalanced) }
    return literals
  }

  private mutating func literal() throws(ConditionSyntaxFault) -> ConditionLiteral {
    guard case .literal(let text) = token.kind else { throw fault(.literalExpected) }
    position += 1
    return ConditionLiteral(text)
  }

  private mutating func operand() throws(ConditionSyntaxFault) -> ConditionOperand {
    if case .literal = token.kind { return .literal(try literal()) }
    if case .name("count") = token.kind { return try count() }
    return switch try reference() {
    case nil: .own
    case let id?: .item(id)
    }
  }

  private mutating func count() throws(ConditionSyntaxFault) -> ConditionOperand {
    position += 1
    guard skip(sign: "(") else { throw fault(.valueExpected) }
    let offset = token.offset
    let id = try reference()
    guard skip(sign: ")") else { throw fault(.unbalanced) }
    mentions.append(ConditionMention(itemID: id, use: .chosen([]), offset: offset))
    return .count(id)
  }

  /// The id of an item, or nil for `.`.
  private mutating func reference() throws(ConditionSyntaxFault) -> String? {
    switch token.kind {
    case .own:
      position += 1
      return nil
    case .name(let id) where !ItemIdentifier.reserved.contains(id):
      position += 1
      return id
    default: throw fault(.valueExpected)
    }
  }

  private mutating func note(
    _ operand: ConditionOperand, _ use: ConditionMention.Use, _ offset: Int
  ) {
    switch operand {
    case .own: mentions.append(ConditionMention(itemID: nil, use: use, offset: offset))
    case .item(let id): mentions.append(ConditionMention(itemID: id, use: use, offset: offset))
    case .literal, .count: break
    }
  }

  private var token: ConditionToken { tokens[position] }

  private mutating func skip(_ word: String) -> Bool {
    guard token.kind == .name(word) else { return false }
    position += 1
    return true
  }

  private mutating func skip(sign: Character) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    position += 1
    return true
  }

  private func fault(_ reason: ConditionSyntaxFault.Reason) -> ConditionSyntaxFault {
    ConditionSyntaxFault(reason: reason, offset: token.offset)
  }
}

extension ConditionOperand {
  fileprivate var literals: [ConditionLiteral] {
    if case .literal(let literal) = self { [literal] } else { [] }
  }
}
