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
public struct Condition: Sendable, Hashable {
  /// The condition as written.
  public let source: String

  /// Ids of the items the condition reads, without the item it belongs to.
  public var itemIDs: [String] { [] }

  /// Whether the condition holds; nil where a missing answer leaves it open.
  ///
  /// - Parameters:
  ///   - own: the answer of the item the condition belongs to, `.` in the text.
  ///   - answer: the answers of the other items, by id.
  public func holds(own: AnswerValue, _ answer: (String) -> AnswerValue) -> Bool? { nil }
}
