import Findings

/// The text a rule comes from (văn bản): a decision, circular, plan or, where no legal text could
/// be read, the report it was taken from.
public struct LegalSource: Hashable, Sendable, Codable {
  /// Number and symbol, `QĐ 1001/QĐ-BNV`.
  public var number: String
  /// Date of issue, where known.
  public var date: Day?
  /// Article, clause, annex or page.
  public var article: String?
  /// Title or subject.
  public var title: String?

  /// A source as far as it is known.
  public init(number: String, date: Day? = nil, article: String? = nil, title: String? = nil) {
    self.number = number
    self.date = date
    self.article = article
    self.title = title
  }
}

/// A parameter that could not be checked against the legal text. The mark travels into every
/// output that depends on the parameter.
public struct UnverifiedMark: Hashable, Sendable, Codable {
  /// What is unverified: an item id, a node id, or a key of the definition.
  public var subject: String
  /// Why, and what was used instead.
  public var reason: LocalizedText

  /// A mark on one subject.
  public init(subject: String, reason: LocalizedText) {
    self.subject = subject
    self.reason = reason
  }
}
