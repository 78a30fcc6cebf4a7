import Findings

/// A workbook of Excel 2007 and later: the list of its sheets and what they share.
struct WorkbookContent: TableContent {
  let format = TableFormat.xlsx
  var sheets: [SheetInfo]
  let problems: [Problem]
  private let path: String
  private let limits: ReadLimits
  private let parts: [SheetInfo: String]
  private let shared: SheetContext

  init(path: String, limits: ReadLimits) throws {
    let archive = try ZipArchive(path: path, limits: limits)
    let index = try WorkbookIndex(archive, limits: limits)
    self.path = path
    self.limits = limits
    sheets = index.sheets.map(\.info)
    parts = Dictionary(index.sheets.map { ($0.info, $0.part) }) { first, _ in first }
    problems = SheetInfo.hiddenNotes(sheets, path: path)
    shared = SheetContext(
      strings: try SharedStrings(archive, part: index.stringsPart, limits: limits),
      styles: try CellStyles(archive, part: index.stylesPart, limits: limits),
      uses1904: index.uses1904)
  }

  func reader(ofSheet index: Int) throws -> any RowReader {
    let archive = try ZipArchive(path: path, limits: limits)
    return try SheetReader(
      archive, sheet: sheets[index].name, part: parts[sheets[index]] ?? "", context: shared,
      limits: limits)
  }
}

/// What all sheets of a workbook use.
struct SheetContext: Sendable {
  let strings: SharedStrings
  let styles: CellStyles
  let uses1904: Bool
}
