/// What became of the rows of a sheet, file or batch: `read` is always the sum of the others.
public struct RowCounts: Sendable, Hashable, Codable {
  /// Stored for the first time.
  public var new = 0
  /// Stored in place of an earlier content.
  public var changed = 0
  /// There already with the same content.
  public var unchanged = 0
  /// Refused with at least one error, conflicts that nobody settled among them.
  public var refused = 0
  /// Left out on purpose: blank rows, rows whose stored response was kept, rows somebody dropped,
  /// rows that were settled in an earlier import.
  public var skipped = 0

  /// Nothing yet.
  public init() {}

  /// Rows read.
  public var read: Int { new + changed + unchanged + refused + skipped }

  /// Sum of two counts.
  public static func + (left: RowCounts, right: RowCounts) -> RowCounts {
    var sum = left
    sum.new += right.new
    sum.changed += right.changed
    sum.unchanged += right.unchanged
    sum.refused += right.refused
    sum.skipped += right.skipped
    return sum
  }
}
