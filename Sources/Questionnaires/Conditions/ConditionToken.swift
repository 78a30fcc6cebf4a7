import Rules

/// A word or sign of a condition with its position.
struct ConditionToken: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case name(String)
    case own
    case literal(String)
    case comparison(Comparison)
    case sign(Character)
    case end
  }

  var kind: Kind
  var offset: Int

  /// Longest condition read, in characters.
  static let longestSource = 4000

  /// The words and signs of a condition, closed by `.end`.
  static func tokens(of source: String) throws(ConditionSyntaxFault) -> [ConditionToken] {
    guard source.utf8.count <= longestSource else {
      throw ConditionSyntaxFault(reason: .tooComplex, offset: 0)
    }
    var scanner = ConditionScanner(source)
    var tokens: [ConditionToken] = []
    while let token = try scanner.next() { tokens.append(token) }
    tokens.append(ConditionToken(kind: .end, offset: source.count))
    return tokens
  }
}

/// Cuts a condition into tokens.
private struct ConditionScanner {
  private let characters: [Character]
  private var position = 0

  init(_ source: String) { characters = Array(source) }

  mutating func next() throws(ConditionSyntaxFault) -> ConditionToken? {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    guard position < characters.count else { return nil }
    let start = position
    return ConditionToken(kind: try kind(of: characters[start]), offset: start)
  }

  private mutating func kind(
    of first: Character
  ) throws(ConditionSyntaxFault) -> ConditionToken.Kind {
    if ItemIdentifier.isStart(first) { return .name(take(while: ItemIdentifier.isPart)) }
    if Self.isDigit(first) || (first == "-" && followed(by: Self.isDigit)) { return try number() }
    switch first {
    case "'", "\"": return try quotation(first)
    case "=", "!", "<", ">": return try comparison()
    case ".":
      position += 1
      return .own
    case "(", ")", "[", "]", ",":
      position += 1
      return .sign(first)
    default: throw ConditionSyntaxFault(reason: .strangeCharacter, offset: position)
    }
  }

  private mutating func number() throws(ConditionSyntaxFault) -> ConditionToken.Kind {
    let start = position
    position += 1
    let text = String(characters[start]) + take { Self.isDigit($0) || $0 == "." || $0.isLetter }
    guard text.allSatisfy({ Self.isDigit($0) || $0 == "." || $0 == "-" }), Double(text) != nil
    else {
      throw ConditionSyntaxFault(reason: .badNumber, offset: start)
    }
    return .literal(text)
  }

  private mutating func quotation(
    _ quote: Character
  ) throws(ConditionSyntaxFault) -> ConditionToken.Kind {
    let start = position
    position += 1
    let text = take { $0 != quote }
    guard position < characters.count else {
      throw ConditionSyntaxFault(reason: .openQuote, offset: start)
    }
    position += 1
    return .literal(text)
  }

  private mutating func comparison() throws(ConditionSyntaxFault) -> ConditionToken.Kind {
    let start = position
    let text = take { "=!<>".contains($0) }
    guard let comparison = Comparison(rawValue: text) else {
      throw ConditionSyntaxFault(reason: .comparisonExpected, offset: start)
    }
    return .comparison(comparison)
  }

  private mutating func take(while belongs: (Character) -> Bool) -> String {
    let start = position
    while position < characters.count, belongs(characters[position]) { position += 1 }
    return String(characters[start..<position])
  }

  private func followed(by belongs: (Character) -> Bool) -> Bool {
    position + 1 < characters.count && belongs(characters[position + 1])
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}

/// What an id of a definition looks like: letters without marks, digits, underscore.
enum ItemIdentifier {
  /// Longest id.
  static let longest = 64

  static func isStart(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character == "_")
  }

  static func isPart(_ character: Character) -> Bool {
    isStart(character) || (character.isASCII && character.isNumber)
  }

  /// Words that conditions use themselves and items may not be called.
  static let reserved: Set<String> = ["and", "or", "not", "in", "is", "has", "missing", "count"]

  static func isValid(_ text: String) -> Bool {
    guard let first = text.first, text.utf8.count <= longest, !reserved.contains(text) else {
      return false
    }
    return isStart(first) && text.allSatisfy(isPart)
  }
}
