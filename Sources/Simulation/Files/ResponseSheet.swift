import Questionnaires

/// A sheet or text file that takes responses row by row.
protocol ResponseSheet: AnyObject {
  /// Name of the sheet; nil in text files.
  var sheetName: String? { get }
  /// Number the next row will have, as a spreadsheet shows it.
  var nextRow: Int { get }
  /// Adds a row.
  func append(_ cells: [SimulatedCell]) throws
  /// Ends the file. Nothing may follow.
  func close() throws
}

/// What stands above the header of a keyed workbook.
struct SheetTitle: Sendable {
  /// One line a row.
  let lines: [String]

  init(units: [String], _ questionnaire: Questionnaire) {
    lines = [
      "DỮ LIỆU MÔ PHỎNG - KHÔNG PHẢI SỐ LIỆU THẬT",
      "BẢNG NHẬP PHIẾU: " + questionnaire.title.vi,
      "Đơn vị: " + units.joined(separator: "; "),
    ]
  }
}
