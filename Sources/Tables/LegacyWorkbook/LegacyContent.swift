import CFreeXL
import Findings

/// A workbook of Excel 97 to 2003. The library reads such a file as a whole, so its size is bounded.
struct LegacyContent: TableContent {
  let format = TableFormat.xls
  var sheets: [SheetInfo]
  let problems: [Problem] = []
  private let path: String
  private let limits: ReadLimits
  private let positions: [SheetInfo: Int]

  init(path: String, size: Int, limits: ReadLimits) throws {
    if try CompoundFile.isEncrypted(path) { throw TableFault.passwordProtected.at(path) }
    guard size <= limits.legacyBytes else {
      throw TableFault.fileTooLarge.at(
        path, ["size": byteCount(size), "limit": byteCount(limits.legacyBytes)])
    }
    self.path = path
    self.limits = limits
    sheets = try LegacyWorkbook(path).sheetNames.map { SheetInfo(name: $0, isHidden: false) }
    positions = Dictionary(sheets.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  func reader(ofSheet index: Int) throws -> any RowReader {
    try LegacySheetReader(
      LegacyWorkbook(path), sheet: sheets[index].name, position: positions[sheets[index]] ?? index,
      limits: limits)
  }
}

/// An open legacy workbook.
final class LegacyWorkbook {
  let path: String
  private let handle: UnsafeRawPointer

  init(_ path: String) throws {
    var opened: UnsafeRawPointer?
    let code = freexl_open(path, &opened)
    guard code == FREEXL_OK, let opened else {
      if let opened { freexl_close(opened) }
      throw TableFault.damagedWorkbook.at(path, ["detail": "FreeXL \(code)"])
    }
    self.path = path
    handle = opened
    guard information(FREEXL_BIFF_PASSWORD) != UInt32(FREEXL_BIFF_OBFUSCATED) else {
      throw TableFault.passwordProtected.at(path)
    }
  }

  deinit { freexl_close(handle) }

  var sheetNames: [String] {
    (0..<UInt16(truncatingIfNeeded: information(FREEXL_BIFF_SHEET_COUNT))).map { index in
      var name: UnsafePointer<CChar>?
      let code = freexl_get_worksheet_name(handle, index, &name)
      return code == FREEXL_OK ? name.map { String(cString: $0) } ?? "" : ""
    }
  }

  /// Makes a sheet the one that cells are read from; its rows and columns.
  func select(_ position: Int) throws -> (rows: Int, columns: Int) {
    var rows: UInt32 = 0
    var columns: UInt16 = 0
    guard freexl_select_active_worksheet(handle, UInt16(position)) == FREEXL_OK,
      freexl_worksheet_dimensions(handle, &rows, &columns) == FREEXL_OK
    else { throw TableFault.damagedWorkbook.at(path, ["detail": "FreeXL sheet \(position + 1)"]) }
    return (Int(rows), Int(columns))
  }

  func cell(row: Int, column: Int) -> FreeXL_CellValue? {
    var value = FreeXL_CellValue()
    return freexl_get_cell_value(handle, UInt32(row), UInt16(column), &value) == FREEXL_OK
      ? value : nil
  }

  private func information(_ what: Int32) -> UInt32 {
    var value: UInt32 = 0
    return freexl_get_info(handle, UInt16(what), &value) == FREEXL_OK ? value : 0
  }
}

/// Reads one sheet of a legacy workbook.
final class LegacySheetReader: RowReader {
  private let workbook: LegacyWorkbook
  private let sheet: String
  private let rows: Int
  private let columns: Int
  private var position = 0
  private var text: [UInt8] = []

  init(_ workbook: LegacyWorkbook, sheet: String, position: Int, limits: ReadLimits) throws {
    self.workbook = workbook
    self.sheet = sheet
    (rows, columns) = try workbook.select(position)
    guard columns <= limits.columns else {
      throw Problem(
        TableFault.tooManyColumns, at: Place(file: workbook.path, sheet: sheet, row: 1),
        ["limit": "\(limits.columns)"])
    }
  }

  var progress: Double { rows == 0 ? 1 : Double(position) / Double(rows) }

  var problems: [Problem] { [] }

  func next(into row: inout Row) throws -> Bool {
    guard position < rows else { return false }
    row.removeAll()
    for column in 0..<columns {
      guard let value = workbook.cell(row: position, column: column),
        Int32(value.type) != FREEXL_CELL_NULL
      else { continue }
      while row.count < column { row.append(EmptyCollection(), kind: .blank) }
      append(value, to: &row)
    }
    position += 1
    row.number = position
    row.line = position
    return true
  }

  private func append(_ cell: FreeXL_CellValue, to row: inout Row) {
    switch Int32(cell.type) {
    case FREEXL_CELL_INT: row.append("\(cell.value.int_value)".utf8, kind: .number)
    case FREEXL_CELL_DOUBLE:
      row.append(NumberText.shortest(cell.value.double_value).utf8, kind: .number)
    case FREEXL_CELL_DATE, FREEXL_CELL_DATETIME, FREEXL_CELL_TIME:
      let date = String(cString: cell.value.text_value)
      row.append(LegacySheetReader.isoText(date).utf8, kind: .date)
    default:
      text = Array(String(cString: cell.value.text_value).utf8)
      WorkbookText.clean(&text)
      row.append(text, kind: text.isEmpty ? .blank : .text)
    }
  }

  /// `2025-07-01 08:30:00` as `2025-07-01T08:30:00`, midnight left out.
  private static func isoText(_ date: String) -> String {
    let parts = date.split(separator: " ")
    guard parts.count == 2 else { return date }
    return parts[1] == "00:00:00" ? String(parts[0]) : parts[0] + "T" + parts[1]
  }
}
