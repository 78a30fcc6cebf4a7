import Foundation
import Rules
import Tables

/// A workbook as a commune keys it from paper: titles, header, responses; a sheet of instructions
/// behind. Nothing in it depends on the clock, so the same responses give the same bytes.
final class KeyedWorkbook: ResponseSheet {
  var sheetName: String? { sheet.name }
  var nextRow: Int { sheet.rowCount + 1 }
  private let workbook: WorkbookWriter
  private let sheet: SheetWriter

  private static let instructions = [
    "HƯỚNG DẪN NHẬP PHIẾU (DỮ LIỆU MÔ PHỎNG)",
    "1. Mỗi hàng là một phiếu; không chèn hàng trống, không gộp ô.",
    "2. Câu đánh giá ghi số của mức được chọn, từ 1 (thấp nhất) đến 5 (cao nhất).",
    "3. Câu không được hỏi thì để trống.",
    "4. Ngày trả lời ghi ngày/tháng/năm.",
  ]

  /// Creates the workbook and writes what stands above the responses.
  ///
  /// - Parameter hasHiddenSheet: whether people chose from a list that lies in a hidden sheet.
  init(
    path: String, title: SheetTitle, headers: [String], createdOn: Day, hasHiddenSheet: Bool
  ) throws {
    let created = Date(timeIntervalSince1970: Double(createdOn.daysSince1970) * 86_400)
    workbook = try WorkbookWriter(
      path: path,
      properties: WorkbookProperties(
        title: title.lines[0], author: "sipas simulate", created: created))
    sheet = try workbook.sheet(
      "Phiếu", columns: headers.map { ColumnStyle(width: $0.count > 20 ? 18 : 12) })
    for line in title.lines { try sheet.writeTitle(line, columns: min(headers.count, 8)) }
    try sheet.write([.blank])
    try sheet.write(headers.map(CellValue.text), style: .header)
    if hasHiddenSheet { try sheet.dropDown(KeyedWorkbook.longList, column: 4, rows: nextRow...500) }
    let guide = try workbook.sheet("Hướng dẫn", columns: [ColumnStyle(width: 80)])
    for line in KeyedWorkbook.instructions { try guide.write([.text(line)]) }
  }

  func append(_ cells: [SimulatedCell]) throws {
    try sheet.write(
      cells.map { cell in
        switch cell {
        case .blank: .blank
        case .text(let text): .text(text)
        case .number(let number): .number(number)
        case .day(let day): .day(year: day.year, month: day.month, day: day.day)
        }
      })
  }

  func close() throws { try workbook.close() }

  /// More choices than fit into a drop-down itself: Excel keeps them in a hidden sheet.
  private static let longList = (1...60).map { "ấp \($0)" }
}
