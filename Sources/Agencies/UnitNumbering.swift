/// Numbers units from 0 in the order they are first met.
public struct UnitNumbering: Sendable {
  private var numbers: [UnitKey: Int] = [:]
  /// Rows of a unit usually follow each other, so that its key is seldom looked up.
  private var latest: (unit: UnitKey, number: Int)?

  /// No unit was met.
  public init() {}

  /// Number of a unit; that of a new one is the count of those before it.
  public mutating func number(of unit: UnitKey) -> Int {
    if let latest, latest.unit == unit { return latest.number }
    let number = numbers[unit] ?? numbers.count
    if number == numbers.count { numbers[unit] = number }
    latest = (unit, number)
    return number
  }
}
