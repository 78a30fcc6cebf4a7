/// How much of the differences between ratings comes from where, on the latent scale on which
/// an answer is item level + unit + village + person + chance.
public struct LatentSpread: Sendable, Hashable {
  /// Largest distance of an item's level from the middle, drawn evenly.
  public var item: Double
  /// Standard deviation between units.
  public var unit: Double
  /// Standard deviation between villages of a unit: the design effect of cluster samples.
  public var village: Double
  /// Standard deviation between persons, common to all their answers (hiệu ứng hào quang).
  public var person: Double
  /// Standard deviation of a single answer.
  public var chance: Double

  /// Standard deviations on the latent scale.
  public init(item: Double, unit: Double, village: Double, person: Double, chance: Double) {
    self.item = item
    self.unit = unit
    self.village = village
    self.person = person
    self.chance = chance
  }

  /// Spread that gives an overall satisfied share of about 0.83 with units between 0.70 and 0.92,
  /// near the published range of provinces and agencies.
  public static let usual = LatentSpread(
    item: 0.3, unit: 0.25, village: 0.15, person: 0.8, chance: 0.75)
}

/// Where on the latent scale items, units and villages stand, and at which marks the scale is cut
/// into levels.
struct LatentModel: Sendable {
  let seed: UInt64
  let spread: LatentSpread

  /// Level of an item, the same for every unit and whatever other items are asked.
  func level(ofItem id: String) -> Double {
    var stream = RandomStream(seed: seed, name: "item:" + id)
    return (2 * stream.fraction() - 1) * spread.item
  }

  /// Effect of a unit.
  func effect(ofUnit code: String) -> Double {
    var stream = RandomStream(seed: seed, name: "unit-effect:" + code)
    return stream.bell() * spread.unit
  }

  /// Marks that cut the scale into `count` levels, one fewer than levels, rising.
  ///
  /// Those of five levels are set; other numbers of levels cut the same curve at equal distances.
  static func marks(levels count: Int) -> [Double] {
    guard count > 1 else { return [] }
    return (1..<count).map { mark(at: Double($0) / Double(count)) }
  }

  /// Marks of a five-level scale: 2 % very dissatisfied, 5 % dissatisfied, 10 % neutral, half
  /// satisfied and a third very satisfied at an average item.
  private static let fiveLevelMarks = [-2.4, -1.7, -1.1, 0.4]

  private static func mark(at share: Double) -> Double {
    let position = share * 5 - 1
    let left = min(max(Int(position), 0), 2)
    let start = fiveLevelMarks[left]
    return start + (fiveLevelMarks[left + 1] - start) * (position - Double(left))
  }
}
