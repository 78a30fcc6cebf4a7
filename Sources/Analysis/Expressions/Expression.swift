import Rules

/// An expression over columns, as `derive`, `rows`, `subset` and every column of a spec may carry
/// it. Parsed once.
///
/// ```
/// if(year == 1999, api99, api00) >= 650
/// ell == 0 and not (`Loại hình` in ['a', 'b'])
/// score is missing or wave != 'main'
/// ```
///
/// A condition gives 1 or 0. Missing in gives missing out, but `false and missing` is 0 and
/// `true or missing` is 1.
public struct Expression: Sendable, Hashable {
  /// The expression as written.
  public let source: String
  /// Names of the columns read, in order of appearance.
  public let columns: [String]

  let tree: ExpressionTree

  /// Reads an expression.
  ///
  /// - Throws: where and why the text is not an expression.
  public init(parsing source: String) throws(ExpressionSyntaxFault) {
    var parser = try ExpressionParser(source)
    self.source = source
    tree = try parser.parse()
    var seen: Set<String> = []
    columns = parser.columns.filter { seen.insert($0).inserted }
  }

  public static func == (left: Expression, right: Expression) -> Bool {
    left.source == right.source
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

/// Why and where a text is not an expression.
public struct ExpressionSyntaxFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// A sign that has no meaning in expressions.
    case strangeCharacter
    /// A quotation that is never closed.
    case openQuote
    /// A number such as `1.2.3` or a name that begins with a digit.
    case badNumber
    /// A value was needed: a column, a number, a quoted text or a parenthesis.
    case valueExpected
    /// `=` where `==` compares.
    case singleEquals
    /// A number or quoted text was needed in a list.
    case literalExpected
    /// `is` or `not` that nothing fitting follows.
    case incompleteTest
    /// A parenthesis or bracket is not closed, or closed without being open.
    case unbalanced
    /// Something follows an expression that is complete.
    case trailing
    /// `if` without exactly three parts.
    case ifNeedsThreeParts
    /// A function other than `if`.
    case unknownFunction
    /// Longer or more deeply nested than anybody can read.
    case tooComplex
  }

  /// What is wrong.
  public var reason: Reason
  /// Position of the offending character in the expression, from 0.
  public var offset: Int

  /// A fault at a character.
  public init(reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

/// `+` and its kin.
enum ArithmeticOperator: String, Sendable, Hashable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"

  func result(_ left: Double, _ right: Double) -> Double {
    switch self {
    case .plus: left + right
    case .minus: left - right
    case .times: left * right
    case .over: left / right
    }
  }
}

/// A part of an expression and where it begins.
struct ExpressionTree: Sendable, Hashable {
  indirect enum Kind: Sendable, Hashable {
    case number(Double)
    case text(SpecValue)
    case column(String)
    case negative(ExpressionTree)
    case arithmetic(ExpressionTree, ArithmeticOperator, ExpressionTree)
    case comparison(ExpressionTree, Comparison, ExpressionTree)
    case membership(ExpressionTree, [SpecValue])
    case isMissing(ExpressionTree)
    case not(ExpressionTree)
    case and(ExpressionTree, ExpressionTree)
    case or(ExpressionTree, ExpressionTree)
    case choice(ExpressionTree, ExpressionTree, ExpressionTree)
  }

  var kind: Kind
  /// Position of the first character, from 0.
  var offset: Int

  /// Longest way from the whole to a column or value.
  var depth: Int {
    switch kind {
    case .number, .text, .column: 1
    case .negative(let inner), .membership(let inner, _), .isMissing(let inner), .not(let inner):
      1 + inner.depth
    case .arithmetic(let left, _, let right), .comparison(let left, _, let right),
      .and(let left, let right), .or(let left, let right):
      1 + max(left.depth, right.depth)
    case .choice(let condition, let first, let second):
      1 + max(condition.depth, first.depth, second.depth)
    }
  }
}
