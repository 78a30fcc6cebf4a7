import Findings

/// What a sheet has besides its cells: hidden rows and columns, merged cells.
struct SheetNotes {
  private static let listed = 20
  /// Row handed out last.
  var lastRow = 0
  var hiddenRows = RowRanges()
  /// First and last column (from 1) of hidden ranges.
  var hiddenColumns: [(first: Int, last: Int)] = []
  private var mergedCount = 0
  private var merged: [String] = []

  /// Notes a merged range `A1:C1`.
  mutating func addMerged(_ range: String) {
    mergedCount += 1
    if merged.count < SheetNotes.listed { merged.append(range) }
  }

  func problems(file: String, sheet: String) -> [Problem] {
    let place = Place(file: file, sheet: sheet)
    var problems: [Problem] = []
    if hiddenRows.count > 0 {
      let facts = ["count": "\(hiddenRows.count)", "rows": hiddenRows.text]
      var first = place
      first.row = hiddenRows.first
      problems.append(Problem(TableFault.hiddenRows, at: first, facts))
    }
    if let first = hiddenColumns.first {
      let names = hiddenColumns.prefix(SheetNotes.listed).map(SheetNotes.letters)
      var column = place
      column.column = first.first
      let facts = ["columns": names.joined(separator: ", ")]
      problems.append(Problem(TableFault.hiddenColumns, at: column, facts))
    }
    if mergedCount > 0 {
      let more = mergedCount > merged.count ? ", …" : ""
      let facts = ["count": "\(mergedCount)", "ranges": merged.joined(separator: ", ") + more]
      problems.append(Problem(TableFault.mergedCells, at: place, facts))
    }
    return problems
  }

  private static func letters(_ range: (first: Int, last: Int)) -> String {
    let first = Place.columnLetters(range.first)
    return range.first == range.last ? first : first + "-" + Place.columnLetters(range.last)
  }
}
