import Findings

/// Hands out the rows of one sheet or text file one after the other.
public protocol RowReader: AnyObject {
  /// Fills `row` with the next one; false after the last. Blank rows are handed out too, but not
  /// the rows that a workbook leaves out: there the row's number jumps.
  ///
  /// - Throws: a `Problem` where the file cannot be read any further.
  func next(into row: inout Row) throws -> Bool

  /// Share of the sheet read so far, 0 to 1, for progress.
  var progress: Double { get }

  /// What was found so far while reading. A cell that is at fault is handed out as `.error`.
  /// Merged and hidden ranges of a workbook are known after the last row. At most
  /// `ReadLimits.problems` are kept, then one more that says how many were left out.
  var problems: [Problem] { get }
}
