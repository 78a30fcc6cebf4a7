import Agencies

/// Targets against responses, unit by unit (bảng theo dõi chỉ tiêu).
///
/// A unit without cells misses `target − valid`, where that is positive. A unit with cells misses
/// what its cells miss: a response in a full cell or in none fills no other, so a unit can be at its
/// target and still miss responses. Then `valid − outOfQuota + missing = target`.
public struct QuotaBoard: Sendable, Hashable, Codable {
  /// Units of the plan in its order, then units with responses that the plan does not name, by key.
  public let units: [UnitProgress]
  /// Sums over the units.
  public let totals: QuotaTotals

  /// A board; several counts of one unit and cell are added up.
  public init(plan: SamplePlan, counts: some Sequence<QuotaCount>) {
    let tallies = counts.reduce(into: [UnitKey: UnitTally]()) {
      $0[$1.unit, default: UnitTally()].add($1)
    }
    let planned = plan.targets.map {
      (tallies[$0.unit] ?? UnitTally()).progress(of: $0)
    }
    let named = Set(plan.targets.map(\.unit))
    let others = tallies.filter { !named.contains($0.key) }
      .sorted { $0.key < $1.key }
      .map { $0.value.progress(withoutTarget: $0.key) }
    units = planned + others
    totals = QuotaTotals(units)
  }
}

/// Responses of one unit while they are counted.
private struct UnitTally {
  private var received = 0
  private var valid = 0
  private var validByCell: [String: Int] = [:]

  mutating func add(_ count: QuotaCount) {
    received += count.received
    valid += count.valid
    validByCell[count.cell, default: 0] += count.valid
  }

  func progress(of target: UnitTarget) -> UnitProgress {
    let cells = target.cells.sorted { $0.key < $1.key }.map {
      CellProgress(cell: $0.key, target: $0.value, valid: validByCell[$0.key] ?? 0)
    }
    let inQuota = cells.isEmpty ? valid : cells.map { min($0.valid, $0.target) }.reduce(0, +)
    return UnitProgress(
      unit: target.unit, target: target.count, received: received, valid: valid,
      missing: max(0, target.count - inQuota), overTarget: max(0, valid - target.count),
      outOfQuota: valid - inQuota, cells: cells)
  }

  func progress(withoutTarget unit: UnitKey) -> UnitProgress {
    UnitProgress(
      unit: unit, target: nil, received: received, valid: valid, missing: 0, overTarget: 0,
      outOfQuota: valid, cells: [])
  }
}
