import Agencies
import Rules
import Sampling
import Satisfaction

/// The quota board for machines (`sipas progress --format json`).
public struct ProgressDocument: Sendable, Hashable, Codable {
  /// Name and version of the format.
  public var schema = "sipas.progress/1"
  /// Round counted.
  public var round: String
  /// Whether the answers were made by a program.
  public var simulated: Bool
  /// Whether everything that was sent is counted; false while an import is unfinished.
  public var complete: Bool
  /// What has to be known beside the counts.
  public var problems: [IndexFeed.Finding]
  /// Sums over all units.
  public var totals: Totals
  /// Units in the order given.
  public var units: [UnitEntry]

  /// The counts of a unit with its name.
  public struct UnitEntry: Sendable, Hashable, Codable {
    /// Official code.
    public var code: String
    /// First day on which the code means this unit.
    public var validFrom: Day
    /// Name; left out where the list of units does not have it.
    public var name: String?
    /// Valid responses wanted; left out where the plan does not name the unit.
    public var target: Int?
    /// Responses in the store.
    public var received: Int
    /// Those that are valid.
    public var valid: Int
    /// Valid ones still wanted.
    public var missing: Int
    /// Valid ones beyond the target.
    public var overTarget: Int
    /// Valid ones in no cell of the plan or in a full one.
    public var outOfQuota: Int
    /// Filling of each cell.
    public var cells: [CellProgress]
  }

  /// Sums over units.
  public struct Totals: Sendable, Hashable, Codable {
    /// Valid responses wanted.
    public var target: Int
    /// Responses in the store.
    public var received: Int
    /// Those that are valid.
    public var valid: Int
    /// Valid ones still wanted.
    public var missing: Int
    /// Valid ones beyond the target.
    public var overTarget: Int
    /// Valid ones in no cell of the plan or in a full one.
    public var outOfQuota: Int

    /// Sums of some units.
    public init(_ progress: [UnitProgress]) {
      target = progress.reduce(0) { $0 + ($1.target ?? 0) }
      received = progress.reduce(0) { $0 + $1.received }
      valid = progress.reduce(0) { $0 + $1.valid }
      missing = progress.reduce(0) { $0 + $1.missing }
      overTarget = progress.reduce(0) { $0 + $1.overTarget }
      outOfQuota = progress.reduce(0) { $0 + $1.outOfQuota }
    }
  }

  /// The board of a round.
  public init(
    round: String, simulated: Bool, progress: [UnitProgress], names: [UnitKey: String],
    complete: Bool = true, problems: [IndexFeed.Finding] = []
  ) {
    self.round = round
    self.simulated = simulated
    self.complete = complete
    self.problems = problems
    totals = Totals(progress)
    units = progress.map { unit in
      UnitEntry(
        code: unit.unit.code, validFrom: unit.unit.validFrom, name: names[unit.unit],
        target: unit.target, received: unit.received, valid: unit.valid, missing: unit.missing,
        overTarget: unit.overTarget, outOfQuota: unit.outOfQuota, cells: unit.cells)
    }
  }
}
