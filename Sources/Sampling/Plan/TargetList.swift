import Agencies
import Findings
import Rules

/// Targets in the order written, single ones in the place of those set for a whole kind.
struct TargetList {
  private(set) var targets: [UnitTarget] = []
  private var positions: [UnitKey: Int] = [:]
  private var single: Set<UnitKey> = []

  /// Adds the target of a kind unless the unit has one of its own.
  mutating func add(_ target: UnitTarget) {
    guard positions[target.unit] == nil else { return }
    positions[target.unit] = targets.count
    targets.append(target)
  }

  /// Sets the target of a single unit.
  mutating func override(_ target: UnitTarget, at node: DefinitionNode) {
    guard single.insert(target.unit).inserted else {
      return node.report(SamplingFault.duplicateTarget, ["value": target.unit.code])
    }
    if let position = positions[target.unit] {
      targets[position] = target
    } else {
      add(target)
    }
  }
}
