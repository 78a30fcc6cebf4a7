import Agencies

/// How many responses of a unit fall in one cell, as the store counts them.
public struct QuotaCount: Sendable, Hashable {
  /// The unit.
  public var unit: UnitKey
  /// Option codes joined with `|` in the order of `SamplePlan.cellItems`; empty where the plan has
  /// no cells or an answer is missing.
  public var cell: String
  /// Responses in the store.
  public var received: Int
  /// Those that are valid (phiếu hợp lệ).
  public var valid: Int

  /// A count.
  public init(unit: UnitKey, cell: String = "", received: Int, valid: Int) {
    self.unit = unit
    self.cell = cell
    self.received = received
    self.valid = valid
  }
}

/// Sums over all units of a quota board.
public struct QuotaTotals: Sendable, Hashable, Codable {
  /// Valid responses wanted by the plan.
  public var target = 0
  /// Responses in the store.
  public var received = 0
  /// Those that are valid.
  public var valid = 0
  /// Valid ones still wanted; a unit over its target does not make up for another.
  public var missing = 0
  /// Valid ones beyond the targets.
  public var overTarget = 0
  /// Valid ones in no cell, in a full cell, or of a unit the plan does not name.
  public var outOfQuota = 0

  /// Sums of units.
  public init(_ units: some Sequence<UnitProgress>) {
    for unit in units {
      target += unit.target ?? 0
      received += unit.received
      valid += unit.valid
      missing += unit.missing
      overTarget += unit.overTarget
      outOfQuota += unit.outOfQuota
    }
  }
}
