import Agencies
import Findings
import Rules

/// How many are to be asked, per unit and cell, in one round (`plan.yaml`).
public struct SamplePlan: Sendable, Hashable {
  /// How respondents come into the sample.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Drawn with known probabilities.
    case probability
    /// Taken until the target is full: intervals then rest on a model and are marked so.
    case quota
  }

  /// How respondents come into the sample.
  public var kind: Kind
  /// First and last day of field work.
  public var fieldwork: Validity
  /// The text that set the targets.
  public var source: LegalSource?
  /// Targets, one a unit, in the order written.
  public var targets: [UnitTarget]
  /// Items whose options make the quota cells, `[gender, ageGroup]`; empty for unit totals only.
  public var cellItems: [String]
  /// SHA-256 of the plan file.
  public var digest: ContentDigest

  /// Made by `PlanLoader`.
  public init(
    kind: Kind, fieldwork: Validity, source: LegalSource?, targets: [UnitTarget],
    cellItems: [String], digest: ContentDigest
  ) {
    self.kind = kind
    self.fieldwork = fieldwork
    self.source = source
    self.targets = targets
    self.cellItems = cellItems
    self.digest = digest
  }

  /// Target of a unit, or nil where the plan does not name it.
  public func target(of unit: UnitKey) -> UnitTarget? { targets.first { $0.unit == unit } }
}

/// Target of one unit.
public struct UnitTarget: Sendable, Hashable {
  /// The unit.
  public var unit: UnitKey
  /// Valid responses wanted.
  public var count: Int
  /// Valid responses wanted per cell, by option codes joined with `|` in the order of
  /// `SamplePlan.cellItems`.
  public var cells: [String: Int]
  /// Size of the population the unit's respondents stand for, where known.
  public var population: Int?

  /// A target.
  public init(unit: UnitKey, count: Int, cells: [String: Int] = [:], population: Int? = nil) {
    self.unit = unit
    self.count = count
    self.cells = cells
    self.population = population
  }
}
