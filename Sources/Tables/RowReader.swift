/// Hands out the rows of one sheet or text file one after the other.
public protocol RowReader: AnyObject {
  /// Fills `row` with the next one; false after the last. Blank rows are handed out too.
  ///
  /// - Throws: a `Problem` where the file cannot be read any further.
  func next(into row: inout Row) throws -> Bool

  /// Share of the sheet read so far, 0 to 1, for progress.
  var progress: Double { get }
}
