/// Where a finding is: as much of file, sheet, line, row, column and item as is known.
public struct Place: Hashable, Sendable, Codable {
  /// File as the user named it.
  public var file: String?
  /// Sheet of a workbook.
  public var sheet: String?
  /// Line of a text file, from 1.
  public var line: Int?
  /// Row of a table as a spreadsheet shows it, from 1 (the header is row 1).
  public var row: Int?
  /// Column, from 1: of a table, or the character of a text line.
  public var column: Int?
  /// Header of the table column.
  public var header: String?
  /// Item of a questionnaire, node of an index tree, or key of a definition.
  public var item: String?

  /// A place of which nothing is known yet, or as much as is given.
  public init(
    file: String? = nil, sheet: String? = nil, line: Int? = nil, row: Int? = nil,
    column: Int? = nil, header: String? = nil, item: String? = nil
  ) {
    self.file = file
    self.sheet = sheet
    self.line = line
    self.row = row
    self.column = column
    self.header = header
    self.item = item
  }

  /// Column letters as a spreadsheet shows them: 1 is A, 27 is AA.
  public static func columnLetters(_ column: Int) -> String {
    var rest = column
    var letters = ""
    while rest > 0 {
      let (quotient, remainder) = (rest - 1).quotientAndRemainder(dividingBy: 26)
      letters = String(UnicodeScalar(UInt8(65 + remainder))) + letters
      rest = quotient
    }
    return letters
  }

  /// The place in one line: `phieu.xlsx, trang tính Xã A, ô C17 (A1)`.
  public func text(in language: Language) -> String {
    var parts: [String] = []
    if let file { parts.append(file) }
    if let sheet {
      parts.append(LocalizedText(vi: "trang tính", en: "sheet")[language] + " " + sheet)
    }
    if let line {
      let word = LocalizedText(vi: "dòng", en: "line")[language]
      parts.append(
        row == nil && column != nil ? "\(word) \(line):\(column ?? 0)" : "\(word) \(line)")
    }
    if let row {
      if let column {
        let word = LocalizedText(vi: "ô", en: "cell")[language]
        parts.append("\(word) \(Place.columnLetters(column))\(row)")
      } else {
        parts.append(LocalizedText(vi: "hàng", en: "row")[language] + " \(row)")
      }
    } else if line == nil, let column {
      parts.append(
        LocalizedText(vi: "cột", en: "column")[language] + " " + Place.columnLetters(column))
    }
    var text = parts.joined(separator: ", ")
    if let label = header ?? item { text += text.isEmpty ? label : " (\(label))" }
    return text
  }
}
