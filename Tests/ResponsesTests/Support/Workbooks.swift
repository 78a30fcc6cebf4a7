import Foundation
import Tables

/// Tables of texts as files.
enum Workbooks {
  /// Writes a workbook of one sheet.
  static func write(_ rows: [[String]], to path: String) throws {
    let book = try WorkbookWriter(
      path: path,
      properties: WorkbookProperties(title: "t", author: "t", created: testClock()))
    let width = rows.map(\.count).max() ?? 0
    let sheet = try book.sheet(
      "Phiếu", columns: Array(repeating: ColumnStyle(width: 10), count: width))
    for row in rows { try sheet.write(row.map { CellValue.text($0) }) }
    try book.close()
  }

  /// Every row of the first sheet of a table.
  static func rows(of path: String) throws -> [[String]] {
    let reader = try TableFile.open(path).reader(ofSheet: 0)
    var rows: [[String]] = []
    var row = Row()
    while try reader.next(into: &row) { rows.append((0..<row.count).map { row.text($0) }) }
    return rows
  }
}
