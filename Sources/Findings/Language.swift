/// A language users can read sipas in.
public enum Language: String, Sendable, Codable, CaseIterable {
  /// Vietnamese, the default.
  case vi
  /// English.
  case en
}

/// A text in Vietnamese and, where somebody wrote one, in English.
public struct LocalizedText: Hashable, Sendable, Codable {
  /// Vietnamese, always there.
  public var vi: String
  /// English, or nil.
  public var en: String?

  /// A text in Vietnamese and perhaps English.
  public init(vi: String, en: String? = nil) {
    self.vi = vi
    self.en = en
  }

  /// The text in `language`, Vietnamese where there is no other.
  public subscript(language: Language) -> String {
    language == .en ? en ?? vi : vi
  }

  /// The text as a fact of a problem, in every language it has.
  public func fact(_ name: String) -> [String: String] {
    var facts = [name: vi]
    if let en, en != vi { facts["\(name).\(Language.en.rawValue)"] = en }
    return facts
  }
}
