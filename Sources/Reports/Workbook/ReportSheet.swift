import Foundation
import Rules

/// A sheet of the workbook before it is written: one header row, then rows of typed cells.
struct ReportSheet {
  /// Name on the tab.
  var name: String
  /// What the sheet holds, for the table of contents.
  var summary: String
  /// Headers.
  var columns: [String]
  /// Rows under the header.
  var rows: [[SheetCell]]
  /// Whether the rows hold sentences, which are wrapped.
  var holdsSentences = false
}

/// A cell of the workbook.
enum SheetCell: Hashable {
  /// Nothing.
  case blank
  /// A text.
  case text(String)
  /// A whole number.
  case count(Int)
  /// A percentage, rounded by the method when it is written.
  case share(Percent)
  /// Points or another exact figure.
  case decimal(Decimal)
  /// A figure that is not shown, with the reason.
  case hidden(String)
}
