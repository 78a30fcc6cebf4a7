import Foundation

/// A share between 0 and 1 that people read as a percentage.
public struct Percent: Hashable, Sendable, Comparable, Codable {
  /// The share, 0 to 1, unrounded.
  public var fraction: Double

  /// A share between 0 and 1.
  public init(fraction: Double) {
    self.fraction = fraction
  }

  /// The percentage, 0 to 100, unrounded.
  public var value: Double { fraction * 100 }

  /// The percentage rounded by a rule, as an exact decimal.
  public func rounded(_ rule: RoundingRule) -> Decimal { rule.round(value) }

  public static func < (left: Percent, right: Percent) -> Bool { left.fraction < right.fraction }

  public init(from decoder: any Decoder) throws {
    fraction = try decoder.singleValueContainer().decode(Double.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(fraction)
  }
}
