/// A word or sign of an expression with its position.
struct ExpressionToken: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case name(String)
    /// One of the words of the language: `and`, `or`, `not`, `in`, `is`, `missing`, `if`.
    case word(String)
    case number(Double)
    case text(String)
    case sign(String)
    case end
  }

  var kind: Kind
  /// Position of the first character, from 0.
  var offset: Int

  /// Longest expression read, in bytes.
  static let longestSource = 10_000

  /// The words and signs of an expression, closed by `.end`.
  static func tokens(of source: String) throws(ExpressionSyntaxFault) -> [ExpressionToken] {
    guard source.utf8.count <= longestSource else {
      throw ExpressionSyntaxFault(reason: .tooComplex, offset: 0)
    }
    var scanner = ExpressionScanner(source)
    var tokens: [ExpressionToken] = []
    while let token = try scanner.next() { tokens.append(token) }
    tokens.append(ExpressionToken(kind: .end, offset: scanner.count))
    return tokens
  }
}

/// Cuts an expression into tokens. Works on Unicode scalars, as YAML counts its columns.
private struct ExpressionScanner {
  private static let words: Set<String> = ["and", "or", "not", "in", "is", "missing", "if"]
  private static let pairs: Set<String> = ["==", "!=", "<=", ">="]
  private static let singles: Set<Unicode.Scalar> = [
    "(", ")", "[", "]", ",", "+", "-", "*", "/", "<", ">",
  ]
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  var count: Int { scalars.count }

  mutating func next() throws(ExpressionSyntaxFault) -> ExpressionToken? {
    while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
    guard position < scalars.count else { return nil }
    let start = position
    return ExpressionToken(kind: try kind(of: scalars[start]), offset: start)
  }

  private mutating func kind(
    of first: Unicode.Scalar
  ) throws(ExpressionSyntaxFault) -> ExpressionToken.Kind {
    let second = position + 1 < scalars.count ? scalars[position + 1] : " "
    if Self.isDigit(first) || (first == "." && Self.isDigit(second)) { return try number() }
    if Self.isPartOfName(first) {
      let name = take(while: Self.isPartOfName)
      return Self.words.contains(name) ? .word(name) : .name(name)
    }
    switch first {
    case "'", "\"": return .text(try quotation(first))
    case "`": return .name(try quotation(first))
    default: return .sign(try sign(first, second))
    }
  }

  private mutating func sign(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar
  ) throws(ExpressionSyntaxFault) -> String {
    let pair = String(String.UnicodeScalarView([first, second]))
    if Self.pairs.contains(pair) {
      position += 2
      return pair
    }
    guard Self.singles.contains(first) else {
      throw fault(first == "=" ? .singleEquals : .strangeCharacter, at: position)
    }
    position += 1
    return String(first)
  }

  private mutating func number() throws(ExpressionSyntaxFault) -> ExpressionToken.Kind {
    let start = position
    var text = take(while: Self.isPartOfName)
    // The sign of a power of ten: `1e-6`.
    if let last = text.last, last == "e" || last == "E", position < scalars.count,
      scalars[position] == "-" || scalars[position] == "+"
    {
      text.unicodeScalars.append(scalars[position])
      position += 1
      text += take(while: Self.isDigit)
    }
    guard let value = CellNumber.value(of: text) else { throw fault(.badNumber, at: start) }
    return .number(value)
  }

  private mutating func quotation(
    _ quote: Unicode.Scalar
  ) throws(ExpressionSyntaxFault) -> String {
    let start = position
    position += 1
    let text = take { $0 != quote }
    guard position < scalars.count else { throw fault(.openQuote, at: start) }
    position += 1
    return text
  }

  private mutating func take(while belongs: (Unicode.Scalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while position < scalars.count, belongs(scalars[position]) {
      text.append(scalars[position])
      position += 1
    }
    return String(text)
  }

  private func fault(
    _ reason: ExpressionSyntaxFault.Reason, at offset: Int
  ) -> ExpressionSyntaxFault {
    ExpressionSyntaxFault(reason: reason, offset: offset)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar)
  }

  /// Letters of any language with their marks, digits, point and underscore.
  private static func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return isDigit(scalar) || scalar == "." || scalar == "_" || scalar.properties.isAlphabetic
    }
    return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
  }
}
