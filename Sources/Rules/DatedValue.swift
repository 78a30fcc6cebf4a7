/// A value of the law that changes by date: each value holds from its first day to the day before
/// the next one.
public struct DatedValue<Value: Hashable & Sendable>: Hashable, Sendable {
  /// One value with its first day and source.
  public struct Entry: Hashable, Sendable {
    /// First day on which the value holds.
    public var from: Day
    /// The value; nil where the rule ended.
    public var value: Value?
    /// The text that set it.
    public var source: LegalSource?

    /// A value from a day on.
    public init(from: Day, value: Value?, source: LegalSource? = nil) {
      self.from = from
      self.value = value
      self.source = source
    }
  }

  /// Entries by first day.
  public let entries: [Entry]

  /// Values in any order; of two with the same first day the later one in the list holds.
  public init(_ entries: [Entry]) {
    self.entries = entries.enumerated()
      .sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }
      .map(\.element)
  }

  /// The entry in force on `day`; nil before the first one and after the rule ended. Asking too
  /// early is for the caller to report, never to be read as zero.
  public func entry(on day: Day) -> Entry? {
    guard let entry = entries.last(where: { $0.from <= day }), entry.value != nil else {
      return nil
    }
    return entry
  }
}
