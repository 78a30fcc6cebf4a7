/// How much a finding hinders the work it was found in.
public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
  /// Worth reading; nothing is lost or changed.
  case note
  /// The work went on, but somebody should look.
  case warning
  /// The thing at this place was refused.
  case error

  public static func < (left: Severity, right: Severity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// The faults one module can find. The raw value is the stable code that users quote and files
/// store (`TAB004`); it is never reused for another fault.
public protocol ProblemCode: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// How grave the fault is unless the place where it is found says otherwise.
  var severity: Severity { get }
  /// What is wrong, why it matters and what to do, with places for facts: `{value}`, `{from:day}`,
  /// `{count:row is|rows are}`.
  var message: LocalizedText { get }
  /// Facts that the message has in words, made of those that a problem carries.
  @Sendable func words(for facts: [String: String], in language: Language) -> [String: String]
}

extension ProblemCode {
  /// No fact needs words.
  public func words(for facts: [String: String], in language: Language) -> [String: String] { [:] }
}

/// One finding: a stable code, where it is, and the facts its message is made of.
///
/// Problems are plain values. Their wording lives in the `MessageCatalogue` of the module that
/// raised them, so the same problem can be shown in any language and stored without text.
public struct Problem: Error, Hashable, Sendable, Codable {
  /// Stable code, `TAB004`.
  public var code: String
  /// How grave the finding is.
  public var severity: Severity
  /// Where it was found.
  public var place: Place
  /// What the message is made of, in no language: values as read, ids, whole numbers, days as
  /// `2025-07-01`. A text that somebody wrote in two languages is there as `name` and `name.en`.
  /// `value` is the offending value as it was read.
  public var facts: [String: String]

  /// Makes a problem of a module's code; `severity` defaults to that of the code.
  public init(
    _ code: some ProblemCode, at place: Place = Place(), _ facts: [String: String] = [:],
    severity: Severity? = nil
  ) {
    self.code = code.rawValue
    self.severity = severity ?? code.severity
    self.place = place
    self.facts = facts
  }
}

extension Sequence<Problem> {
  /// Whether at least one of the findings refuses something.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
