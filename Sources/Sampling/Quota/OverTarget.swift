import Agencies

/// Tells of each valid response, in order of arrival, whether its unit was full already. Such
/// responses are kept and flagged; the method says whether they count.
public struct OverTarget {
  private var remaining: [UnitKey: Int]

  /// A count that begins with nothing received.
  public init(plan: SamplePlan) {
    remaining = Dictionary(plan.targets.map { ($0.unit, $0.count) }) { first, _ in first }
  }

  /// Counts the next valid response. Units the plan does not name are never full.
  public mutating func isOver(_ unit: UnitKey) -> Bool {
    guard let left = remaining[unit] else { return false }
    guard left > 0 else { return true }
    remaining[unit] = left - 1
    return false
  }

  /// One flag a valid response.
  ///
  /// - Parameter units: Units of the valid responses in order of arrival.
  public static func flags(units: some Sequence<UnitKey>, plan: SamplePlan) -> [Bool] {
    var count = OverTarget(plan: plan)
    return units.map { count.isOver($0) }
  }
}
