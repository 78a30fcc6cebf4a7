import Foundation

/// Points of the reform index (điểm): exact decimals, never binary floats.
public struct Points: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// The number.
  public var value: Decimal

  /// A number of points.
  public init(_ value: Decimal) {
    self.value = value
  }

  /// Reads a number as people write it in definition files: digits, perhaps a point and more
  /// digits. Nil for anything else, for a minus sign and for exponents.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), text.count <= 30,
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }),
      let value = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX"))
    else { return nil }
    self.value = value
  }

  /// Shortest form with a point: `9.12`.
  public var description: String {
    NSDecimalNumber(decimal: value).description(withLocale: Locale(identifier: "en_US_POSIX"))
  }

  public static func < (left: Points, right: Points) -> Bool { left.value < right.value }

  public static func + (left: Points, right: Points) -> Points { Points(left.value + right.value) }

  /// Read from text, so that no reader takes it through a binary number.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let points = Points(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: text)
    }
    self = points
  }

  /// Written as text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
