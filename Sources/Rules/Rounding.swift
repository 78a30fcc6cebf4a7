import Foundation

/// How a published figure is rounded. Calculation keeps full precision; a rule of this kind is
/// applied once, at output, and is named there.
public struct RoundingRule: Hashable, Sendable, Codable {
  /// Decimals kept.
  public var decimals: Int
  /// What happens to a figure exactly in the middle.
  public var tie: Tie

  /// Treatment of a figure exactly between two roundings.
  public enum Tie: String, Sendable, Codable, CaseIterable {
    /// Away from zero: 82.665 becomes 82.67.
    case halfUp = "half-up"
    /// To the even neighbour: 82.665 becomes 82.66.
    case halfEven = "half-even"
  }

  /// Half-up with the given decimals unless another treatment of ties is named.
  public init(decimals: Int, tie: Tie = .halfUp) {
    self.decimals = decimals
    self.tie = tie
  }

  /// The figure rounded, as an exact decimal.
  public func round(_ value: Decimal) -> Decimal {
    var value = value
    var result = Decimal()
    NSDecimalRound(&result, &value, decimals, tie == .halfUp ? .plain : .bankers)
    return result
  }

  /// The figure rounded, as an exact decimal. The binary value is first taken to 12 significant
  /// digits, so that 82.665 computed as 82.66499999999999 rounds like the decimal it stands for.
  public func round(_ value: Double) -> Decimal {
    round(RoundingRule.decimal(value))
  }

  /// The rounded figure with all its decimals, point as separator: `82.50`.
  public func text(_ value: Double) -> String { text(round(value)) }

  /// The rounded figure with all its decimals, point as separator: `82.50`.
  public func text(_ value: Decimal) -> String {
    let rounded = round(value)
    var digits = NSDecimalNumber(decimal: rounded).description(
      withLocale: Locale(identifier: "en_US_POSIX"))
    guard decimals > 0 else { return digits }
    let fraction = digits.firstIndex(of: ".").map {
      digits.distance(from: $0, to: digits.endIndex) - 1
    }
    if fraction == nil { digits += "." }
    return digits + String(repeating: "0", count: max(0, decimals - (fraction ?? 0)))
  }

  private static func decimal(_ value: Double) -> Decimal {
    guard value.isFinite else { return .nan }
    return Decimal(
      string: String(format: "%.11e", value), locale: Locale(identifier: "en_US_POSIX")) ?? .nan
  }
}
