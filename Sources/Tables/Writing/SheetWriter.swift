import CXLSXWriter
import Findings
import Glibc

/// Writes the rows of one sheet, from the first to the last.
public final class SheetWriter {
  private static let longestText = 32_767
  /// Name on the tab.
  public let name: String
  /// Number of rows written so far; the next one has this position (from 0).
  public private(set) var rowCount = 0
  let worksheet: UnsafeMutablePointer<lxw_worksheet>
  unowned let workbook: WorkbookWriter
  private let columns: [ColumnStyle]
  private let formats: CellFormats
  private let file: ReplacedFile
  private var filteredHeader: (row: Int, columns: Int)?
  private var widest = 0

  init(
    _ workbook: WorkbookWriter, _ worksheet: UnsafeMutablePointer<lxw_worksheet>, name: String,
    columns: [ColumnStyle], formats: CellFormats, file: ReplacedFile
  ) {
    self.workbook = workbook
    self.worksheet = worksheet
    self.name = name
    self.columns = columns
    self.formats = formats
    self.file = file
    for (position, column) in columns.enumerated() {
      let format = column.kind == .code ? formats.format(code: "@", .plain) : nil
      worksheet_set_column(worksheet, UInt16(position), UInt16(position), column.width, format)
    }
  }

  /// Adds a row.
  ///
  /// - Parameter marked: columns (from 0) whose cells are tinted and wrapped, to be looked at.
  /// - Throws: a `Problem` where a text is longer than Excel takes, or the sheet is full.
  public func write(
    _ cells: [CellValue], style: RowStyle = .plain, marked: Set<Int> = []
  ) throws {
    if style == .header || style == .wrapped { setHeight(lines: lines(of: cells)) }
    for (column, cell) in cells.enumerated() {
      let kind = columns.indices.contains(column) ? columns[column].kind : .text
      let format = formats.format(cell, marked.contains(column) ? .marked : style, in: kind)
      try check(write(cell, column, format), cell, column)
    }
    widest = max(widest, cells.count)
    rowCount += 1
  }

  /// Lines that the longest cell needs when it is wrapped at its column's width.
  private func lines(of cells: [CellValue]) -> Int {
    zip(cells, columns).map { SheetWriter.lines($0.plainText, width: Int($1.width) - 1) }
      .max() ?? 1
  }

  /// Lines of a text that is broken at blanks; a longer word is broken inside.
  private static func lines(_ text: String, width: Int) -> Int {
    let width = max(width, 1)
    var (lines, used) = (0, width)
    for word in text.split(separator: " ") {
      if used + 1 + word.count <= width {
        used += 1 + word.count
        continue
      }
      lines += (word.count + width - 1) / width
      used = (word.count - 1) % width + 1
    }
    return max(lines, 1)
  }

  /// Excel fits the height of wrapped rows by itself, LibreOffice only when it is told to.
  private func setHeight(lines: Int) {
    guard lines > 1 else { return }
    worksheet_set_row(worksheet, UInt32(rowCount), Double(lines) * 15, nil)
  }

  /// Adds a title over several columns as one merged cell.
  public func writeTitle(_ title: String, columns count: Int) throws {
    let format = formats.format(code: "", .title)
    guard count > 1 else { return try write([.text(title)], style: .title) }
    let row = UInt32(rowCount)
    let code = worksheet_merge_range(worksheet, row, 0, row, UInt16(count - 1), title, format)
    try check(code, .text(title), 0)
    rowCount += 1
  }

  /// Keeps the first rows and columns in sight.
  public func freeze(rows: Int, columns: Int = 0) {
    worksheet_freeze_panes(worksheet, UInt32(rows), UInt16(columns))
  }

  /// Puts a filter on the row written last, over all rows that follow.
  public func filterFromLastRow() {
    filteredHeader = (max(rowCount - 1, 0), widest)
  }

  /// Prints the sheet across A4 paper, one page wide, its first rows on every page and the number of
  /// the page at its foot.
  public func printLandscape(repeatingRows rows: Int = 0) {
    worksheet_set_landscape(worksheet)
    worksheet_set_paper(worksheet, 9)
    worksheet_fit_to_pages(worksheet, 1, 0)
    worksheet_set_footer(worksheet, "&C&P/&N")
    if rows > 0 { worksheet_repeat_rows(worksheet, 0, UInt32(rows - 1)) }
  }

  /// Attaches a comment to a cell (column from 0) of the row written last; earlier ones are out on
  /// the disk.
  public func comment(_ text: String, column: Int) {
    guard rowCount > 0 else { return }
    worksheet_write_comment(worksheet, UInt32(rowCount - 1), UInt16(column), text)
  }

  /// What has to wait until the last row is known.
  func finish() {
    guard let header = filteredHeader, header.columns > 0 else { return }
    worksheet_autofilter(
      worksheet, UInt32(header.row), 0, UInt32(max(rowCount - 1, header.row)),
      UInt16(header.columns - 1))
  }

  private func write(
    _ cell: CellValue, _ column: Int, _ format: UnsafeMutablePointer<lxw_format>?
  ) -> lxw_error {
    let row = UInt32(truncatingIfNeeded: rowCount)
    let column = UInt16(truncatingIfNeeded: column)
    switch cell {
    case .blank: return worksheet_write_blank(worksheet, row, column, format)
    case .text(let text): return worksheet_write_string(worksheet, row, column, text, format)
    case .noFigure:
      return worksheet_write_string(worksheet, row, column, cell.plainText, format)
    case .integer(let integer):
      return worksheet_write_number(worksheet, row, column, Double(integer), format)
    case .number(let number), .percent(let number, _), .decimal(let number, _):
      guard number.isFinite else { return worksheet_write_blank(worksheet, row, column, format) }
      return worksheet_write_number(worksheet, row, column, number, format)
    case .boolean(let truth):
      return worksheet_write_boolean(worksheet, row, column, truth ? 1 : 0, format)
    case .day(let year, let month, let day):
      var date = lxw_datetime(
        year: Int32(year), month: Int32(month), day: Int32(day), hour: 0, min: 0, sec: 0)
      return worksheet_write_datetime(worksheet, row, column, &date, format)
    }
  }

  private func check(_ code: lxw_error, _ cell: CellValue, _ column: Int) throws {
    guard code != LXW_NO_ERROR else { return }
    guard code == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED, case .text(let text) = cell else {
      throw file.fault(String(cString: lxw_strerror(code)))
    }
    let place = Place(file: file.path, sheet: name, row: rowCount + 1, column: column + 1)
    throw Problem(
      TableFault.textTooLong, at: place,
      ["length": "\(text.utf16.count)", "limit": "\(SheetWriter.longestText)"])
  }
}
