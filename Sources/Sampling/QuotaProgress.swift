import Agencies

/// How far a unit's quota is filled.
public struct UnitProgress: Sendable, Hashable, Codable {
  /// The unit.
  public var unit: UnitKey
  /// Valid responses wanted; nil where the plan does not name the unit.
  public var target: Int?
  /// Responses in the store.
  public var received: Int
  /// Those that are valid.
  public var valid: Int
  /// Valid ones still wanted.
  public var missing: Int
  /// Valid ones beyond the target.
  public var overTarget: Int
  /// Valid ones that fall in no cell of the plan or in a cell that was already full.
  public var outOfQuota: Int
  /// Filling of each cell, by option codes joined with `|`.
  public var cells: [CellProgress]

  /// Made by `QuotaBoard`.
  public init(
    unit: UnitKey, target: Int?, received: Int, valid: Int, missing: Int, overTarget: Int,
    outOfQuota: Int, cells: [CellProgress]
  ) {
    self.unit = unit
    self.target = target
    self.received = received
    self.valid = valid
    self.missing = missing
    self.overTarget = overTarget
    self.outOfQuota = outOfQuota
    self.cells = cells
  }
}

/// How far a quota cell is filled.
public struct CellProgress: Sendable, Hashable, Codable {
  /// Option codes joined with `|` in the order of `SamplePlan.cellItems`.
  public var cell: String
  /// Valid responses wanted.
  public var target: Int
  /// Valid responses there.
  public var valid: Int

  /// A cell.
  public init(cell: String, target: Int, valid: Int) {
    self.cell = cell
    self.target = target
    self.valid = valid
  }
}
