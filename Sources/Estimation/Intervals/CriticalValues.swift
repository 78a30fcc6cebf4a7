/// The t of two-sided intervals of one level, each found once: intervals of many estimates have few
/// different degrees of freedom. For one thread.
public final class CriticalValues {
  /// The level, such as 0.95.
  public let level: Double
  private var known: [Double: Double?] = [:]

  /// None found yet.
  public init(level: Double) { self.level = level }

  /// `StudentT.critical` of the level.
  public func t(degreesOfFreedom: Double) -> Double? {
    if let value = known[degreesOfFreedom] { return value }
    let value = StudentT.critical(level: level, degreesOfFreedom: degreesOfFreedom)
    known.updateValue(value, forKey: degreesOfFreedom)
    return value
  }
}
