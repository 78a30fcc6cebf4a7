import Agencies

/// Targets in the order written, single ones in the place of those set for a whole kind.
struct TargetList {
  private(set) var targets: [UnitTarget] = []
  private var positions: [UnitKey: Int] = [:]

  /// Adds the target of a kind unless the unit has one of its own.
  mutating func add(_ target: UnitTarget) {
    guard positions[target.unit] == nil else { return }
    positions[target.unit] = targets.count
    targets.append(target)
  }

  /// Sets the target of a single unit.
  mutating func override(_ target: UnitTarget) {
    if let position = positions[target.unit] {
      targets[position] = target
    } else {
      add(target)
    }
  }
}
