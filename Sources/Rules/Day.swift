import Findings

/// A calendar day without time and zone, written `2025-07-01` in files and `01/7/2025` to people.
public struct Day: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// Year of the Gregorian calendar.
  public var year: Int
  /// Month, 1 to 12.
  public var month: Int
  /// Day of the month, from 1.
  public var day: Int

  /// A day that exists in the calendar, or nil.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(of: month, in: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `2025-07-01`.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ Day.isDigits($0.utf8) }), let year = Int(parts[0]),
      let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Reads the order of Vietnamese forms, `1/7/2025`, `01-07-2025` or `01.07.2025`.
  public init?(vietnamese text: some StringProtocol) {
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { "/-.".contains($0) })
    guard parts.count == 3, parts[0].count <= 2, parts[1].count <= 2, parts[2].count == 4,
      parts.allSatisfy({ Day.isDigits($0.utf8) }), let day = Int(parts[0]),
      let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// `2025-07-01`.
  public var description: String {
    String(unsafeUninitializedCapacity: 10) { text in
      var rest = ((year * 100) + month) * 100 + day
      for position in (0..<10).reversed() {
        let isDash = position == 4 || position == 7
        text[position] = isDash ? UInt8(ascii: "-") : UInt8(48 + rest % 10)
        if !isDash { rest /= 10 }
      }
      return 10
    }
  }

  /// `01/7/2025`, the form of Vietnamese official documents.
  public var vietnamese: String {
    DayText.vietnamese(year: year, month: month, day: day)
  }

  public static func < (left: Day, right: Day) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = Day(iso: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: text)
    }
    self = day
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// `Int` would also read a sign.
  private static func isDigits(_ text: some Sequence<UInt8>) -> Bool {
    text.allSatisfy { (0x30...0x39).contains($0) }
  }
}

/// The days on which something is in force; both ends belong to it.
public struct Validity: Hashable, Sendable, Codable {
  /// First day.
  public var from: Day
  /// Last day, or nil while it is not known to end.
  public var to: Day?

  /// From a day on, perhaps until another.
  public init(from: Day, to: Day? = nil) {
    self.from = from
    self.to = to
  }

  /// Whether `day` is one of the days.
  public func contains(_ day: Day) -> Bool {
    day >= from && to.map { day <= $0 } ?? true
  }
}
