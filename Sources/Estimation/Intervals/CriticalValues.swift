/// The t of two-sided intervals of one level, each found once: intervals of many estimates have few
/// different degrees of freedom. For one thread.
public final class CriticalValues {
  private static let mostWhole = 1 << 16

  /// The level, such as 0.95.
  public let level: Double
  /// Values of 0, 1, 2 … degrees of freedom; NaN where not found yet. Nothing that is called while
  /// it is used comes back here, so that accesses need no check.
  @exclusivity(unchecked) private var whole: [Double] = []

  /// None found yet.
  public init(level: Double) { self.level = level }

  /// `StudentT.critical` of the level.
  public func t(degreesOfFreedom: Double) -> Double? {
    guard degreesOfFreedom >= 1, degreesOfFreedom < Double(CriticalValues.mostWhole),
      degreesOfFreedom == degreesOfFreedom.rounded()
    else { return StudentT.critical(level: level, degreesOfFreedom: degreesOfFreedom) }
    let number = Int(degreesOfFreedom)
    if number < whole.count, !whole[number].isNaN { return whole[number] }
    let value = StudentT.critical(level: level, degreesOfFreedom: degreesOfFreedom)
    if whole.count <= number {
      whole += repeatElement(.nan, count: number + 1 - whole.count)
    }
    whole[number] = value ?? .nan
    return value
  }
}
