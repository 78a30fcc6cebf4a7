/// An answer as conditions see it.
public enum AnswerValue: Sendable, Hashable {
  /// Not answered, not asked, or a missing code.
  case missing
  /// A number, or the code of an option that reads as one.
  case number(Double)
  /// A text, day or code.
  case text(String)
  /// The codes chosen of a multiple item.
  case codes([String])
}

/// A condition over answers, as `relevant` and `constraint` of an item carry it. Parsed once.
///
/// ```
/// A1 == 1 and not (B2 in [1, 2])
/// needs has 'attitude' or remark is not missing
/// count(.) <= 3
/// ```
///
/// Two values are equal when their texts are the same or both are numbers of equal value. A missing
/// answer leaves a comparison open, but `false and` open is false and `true or` open is true.
public struct Condition: Sendable, Hashable {
  /// The condition as written.
  public let source: String
  /// Ids of the items the condition reads, without the item it belongs to, in order of appearance.
  public let itemIDs: [String]

  let expression: ConditionExpression
  let mentions: [ConditionMention]

  /// Reads a condition.
  ///
  /// - Throws: where and why the text is not a condition.
  public init(parsing source: String) throws(ConditionSyntaxFault) {
    var parser = try ConditionParser(source)
    self.source = source
    expression = try parser.parse()
    mentions = parser.mentions
    var seen: Set<String> = []
    itemIDs = mentions.compactMap(\.itemID).filter { seen.insert($0).inserted }
  }

  /// Whether the condition holds; nil where a missing answer leaves it open.
  ///
  /// - Parameters:
  ///   - own: the answer of the item the condition belongs to, `.` in the text.
  ///   - answer: the answers of the other items, by id.
  public func holds(own: AnswerValue, _ answer: (String) -> AnswerValue) -> Bool? {
    expression.holds(own, answer)
  }

  public static func == (left: Condition, right: Condition) -> Bool { left.source == right.source }

  public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

/// Why and where a text is not a condition.
public struct ConditionSyntaxFault: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// A letter or sign that has no meaning in conditions.
    case strangeCharacter
    /// A quotation that is never closed.
    case openQuote
    /// A number such as `1.2.3`.
    case badNumber
    /// A value was needed: an item, `.`, a number or a quoted text.
    case valueExpected
    /// A comparison was needed after a value.
    case comparisonExpected
    /// A number or quoted text was needed.
    case literalExpected
    /// A parenthesis or bracket is not closed, or closed without being open.
    case unbalanced
    /// Something follows a condition that is complete.
    case trailing
    /// Longer or more deeply nested than anybody can read.
    case tooComplex
  }

  /// What is wrong.
  public var reason: Reason
  /// Position of the offending character in the condition, from 0.
  public var offset: Int
}
