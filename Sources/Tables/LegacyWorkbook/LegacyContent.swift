import CFreeXL
import Findings

/// A workbook of Excel 97 to 2003. The library reads such a file as a whole, so its size is bounded.
struct LegacyContent: TableContent {
  let format = TableFormat.xls
  var sheets: [SheetInfo]
  let problems: [Problem]
  private let path: String
  private let limits: ReadLimits
  private let positions: [SheetInfo: Int]
  private let values: [String: [LegacyRecords.Place: LegacyValue]]

  init(path: String, size: Int, limits: ReadLimits) throws {
    if try CompoundFile.isEncrypted(path) { throw TableFault.passwordProtected.at(path) }
    guard size <= limits.legacyBytes else {
      throw TableFault.fileTooLarge.at(
        path, ["size": byteCount(size), "limit": byteCount(limits.legacyBytes)])
    }
    let file = try CompoundFile(path: path, size: size)
    guard let stream = try file.stream(named: ["Workbook", "Book"]) else {
      throw TableFault.otherOffice.at(path, ["found": "Word .doc, PowerPoint .ppt, Outlook .msg…"])
    }
    let records = LegacyRecords(stream)
    guard !records.hasPassword else { throw TableFault.passwordProtected.at(path) }
    self.path = path
    self.limits = limits
    let hidden = Set(records.sheets.filter(\.isHidden).map(\.name))
    sheets = try LegacyWorkbook(path).sheetNames.map {
      SheetInfo(name: $0, isHidden: hidden.contains($0))
    }
    positions = Dictionary(sheets.enumerated().map { ($1, $0) }) { first, _ in first }
    values = Dictionary(records.sheets.map { ($0.name, $0.values) }) { first, _ in first }
    problems = SheetInfo.hiddenNotes(sheets, path: path)
  }

  func reader(ofSheet index: Int) throws -> any RowReader {
    let sheet = sheets[index]
    return try LegacySheetReader(
      LegacyWorkbook(path), sheet: sheet.name, position: positions[sheet] ?? index,
      values: values[sheet.name] ?? [:], limits: limits)
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
