/// The rank of a unit with the ranks that the data leave open: a row of `ranks`.
public struct RankRow: Sendable, Hashable, ListedRow {
  /// Name of the entry.
  public var name: String
  /// The unit, within its domain.
  public var by: [DomainValue]
  /// The estimate that is ranked.
  public var estimate: Double?
  /// 1 for the highest estimate.
  public var rank: Int?
  /// Best rank of the unit's own set.
  public var lower: Int?
  /// Worst rank of the unit's own set.
  public var upper: Int?
  /// Best rank of the sets that hold for all units at once.
  public var lowerJoint: Int?
  /// Worst rank of the sets that hold for all units at once.
  public var upperJoint: Int?

  static let empty = RankRow(name: "", by: [])

  func write(to sink: inout some FieldSink) {
    sink.text("name", name)
    sink.domain("by", by)
    sink.number("estimate", estimate)
    sink.integer("rank", rank)
    sink.integer("lower", lower)
    sink.integer("upper", upper)
    sink.integer("lowerJoint", lowerJoint)
    sink.integer("upperJoint", upperJoint)
  }
}
