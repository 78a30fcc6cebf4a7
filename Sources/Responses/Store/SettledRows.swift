/// Rows of a file and sheet that other imports refused and that were mended, dropped or decided there
/// since.
public struct SettledRows: Sendable {
  private var rows: [[UInt8]: Set<Int>] = [:]

  /// None.
  public init() {}

  /// Whether there is none.
  var isEmpty: Bool { rows.isEmpty }

  /// Adds a row.
  ///
  /// - Parameter original: what it said when it was refused first; see `RefusedRow.original`.
  public mutating func add(_ original: [UInt8], row: Int) {
    rows[original, default: []].insert(row)
  }

  /// Whether a row that says the same was settled: in the same place, or anywhere where its number
  /// could be read. Two respondents without a number can well say the same.
  func contains(_ original: [UInt8], row: Int, isIdentified: Bool) -> Bool {
    rows[original].map { isIdentified || $0.contains(row) } ?? false
  }
}
