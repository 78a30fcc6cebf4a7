import CFreeXL
import Findings

/// Reads one sheet of a legacy workbook.
final class LegacySheetReader: RowReader {
  private let workbook: LegacyWorkbook
  private let sheet: String
  private let rows: Int
  private let columns: Int
  private let values: [LegacyRecords.Place: LegacyValue]
  private var log: ProblemLog
  private var position = 0
  private var text: [UInt8] = []

  init(
    _ workbook: LegacyWorkbook, sheet: String, position: Int,
    values: [LegacyRecords.Place: LegacyValue], limits: ReadLimits
  ) throws {
    self.workbook = workbook
    self.sheet = sheet
    self.values = values
    log = ProblemLog(limit: limits.problems)
    let size = try workbook.select(position)
    rows = max(size.rows, values.keys.lazy.map { $0.row + 1 }.max() ?? 0)
    columns = max(size.columns, values.keys.lazy.map { $0.column + 1 }.max() ?? 0)
    guard columns <= limits.columns else {
      throw Problem(
        TableFault.tooManyColumns, at: Place(file: workbook.path, sheet: sheet, row: 1),
        ["limit": "\(limits.columns)"])
    }
  }

  var progress: Double { rows == 0 ? 1 : Double(position) / Double(rows) }

  var problems: [Problem] { log.problems }

  func next(into row: inout Row) throws -> Bool {
    guard position < rows else { return false }
    row.removeAll()
    for column in 0..<columns { appendCell(column, to: &row) }
    position += 1
    row.number = position
    row.line = position
    return true
  }

  private func appendCell(_ column: Int, to row: inout Row) {
    if let value = values[LegacyRecords.Place(row: position, column: column)] {
      pad(&row, to: column)
      append(value, to: &row)
    } else if let value = workbook.cell(row: position, column: column),
      Int32(value.type) != FREEXL_CELL_NULL
    {
      pad(&row, to: column)
      append(value, to: &row)
    }
  }

  private func pad(_ row: inout Row, to column: Int) {
    while row.count < column { row.append(EmptyCollection(), kind: .blank) }
  }

  private func append(_ value: LegacyValue, to row: inout Row) {
    switch value {
    case .number(let number): row.append(NumberText.shortest(number).utf8, kind: .number)
    case .date(let date): row.append(date.utf8, kind: .date)
    case .boolean(let isTrue): row.append((isTrue ? "TRUE" : "FALSE").utf8, kind: .boolean)
    case .error(let code): row.append(code.utf8, kind: .error)
    case .text(let text): appendText(text, to: &row)
    case .missing:
      let place = Place(
        file: workbook.path, sheet: sheet, row: position + 1, column: row.count + 1)
      log.add(Problem(TableFault.formulaWithoutValue, at: place, ["value": "="]))
      row.append("=".utf8, kind: .error)
    }
  }

  private func appendText(_ string: String, to row: inout Row) {
    text = Array(string.utf8)
    WorkbookText.clean(&text)
    row.append(text, kind: text.isEmpty ? .blank : .text)
  }

  private func append(_ cell: FreeXL_CellValue, to row: inout Row) {
    switch Int32(cell.type) {
    case FREEXL_CELL_INT: row.append("\(cell.value.int_value)".utf8, kind: .number)
    case FREEXL_CELL_DOUBLE:
      row.append(NumberText.shortest(cell.value.double_value).utf8, kind: .number)
    case FREEXL_CELL_DATE, FREEXL_CELL_DATETIME, FREEXL_CELL_TIME:
      let date = String(cString: cell.value.text_value)
      row.append(LegacySheetReader.isoText(date).utf8, kind: .date)
    default: appendText(String(cString: cell.value.text_value), to: &row)
    }
  }

  /// `2025-07-01 08:30:00` as `2025-07-01T08:30:00`, midnight left out.
  private static func isoText(_ date: String) -> String {
    let parts = date.split(separator: " ")
    guard parts.count == 2 else { return date }
    return parts[1] == "00:00:00" ? String(parts[0]) : parts[0] + "T" + parts[1]
  }
}
