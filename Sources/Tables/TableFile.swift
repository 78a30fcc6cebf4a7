import Findings

/// Kind of file a table comes from, told by its content and not by its name.
public enum TableFormat: String, Sendable {
  /// Text with cells divided by a delimiter.
  case csv
  /// Workbook of Excel 2007 and later.
  case xlsx
  /// Workbook of Excel 97 to 2003.
  case xls
}

/// One sheet of a workbook; a text file has one without a name.
public struct SheetInfo: Sendable, Hashable {
  /// Name on the tab; empty for a text file.
  public var name: String
  /// Whether the sheet is hidden in the workbook.
  public var isHidden: Bool
}

/// A file with rows: what it is, its sheets, and a reader for each of them.
///
/// Opening reads only what is needed to know that; rows stream through the readers, and memory does
/// not grow with the file.
public final class TableFile: Sendable {
  /// Path as the user gave it.
  public let path: String
  /// Kind of file.
  public let format: TableFormat
  /// Encoding of a text file.
  public let encoding: TextEncoding?
  /// How sure the detection of the encoding is, 0 to 1; nil where the user gave it.
  public let encodingConfidence: Double?
  /// Byte between the cells of a text file.
  public let delimiter: UInt8?
  /// Sheets to read, in the order of the tabs; chart sheets are left out.
  public let sheets: [SheetInfo]
  /// What opening found: hidden sheets, a detected legacy encoding.
  public let problems: [Problem]
  let content: any TableContent

  /// Opens a file and finds out what it is.
  ///
  /// - Throws: a `Problem` with a `TableFault` code where it cannot be read, with what to do.
  public static func open(_ path: String, options: ReadOptions = ReadOptions()) throws -> TableFile
  {
    let probe = try FileProbe(path: path)
    let content: any TableContent =
      switch try probe.format() {
      case .csv: try TextContent(path: path, size: probe.size, options: options)
      case .xlsx: try WorkbookContent(path: path, limits: options.limits)
      case .xls: try LegacyContent(path: path, size: probe.size, limits: options.limits)
      }
    return try TableFile(path: path, content: content, wanted: options.sheets)
  }

  private init(path: String, content: any TableContent, wanted: [String]?) throws {
    self.path = path
    self.content = try content.choosing(wanted, path: path)
    format = content.format
    let text = content as? TextContent
    encoding = text?.encoding
    encodingConfidence = text?.confidence
    delimiter = text?.dialect.delimiter
    sheets = self.content.sheets
    problems = self.content.problems
  }

  /// A reader at the first row of a sheet, independent of other readers.
  ///
  /// - Parameter index: position in `sheets`.
  /// - Throws: a `Problem` where the sheet is missing or damaged.
  public func reader(ofSheet index: Int) throws -> any RowReader {
    guard sheets.indices.contains(index) else {
      throw TableFault.sheetMissing.at(
        path, ["sheet": "\(index + 1)", "sheets": SheetInfo.list(sheets)])
    }
    return try content.reader(ofSheet: index)
  }
}

extension SheetInfo {
  /// Names of sheets for a message.
  static func list(_ sheets: [SheetInfo]) -> String {
    sheets.map { "«\($0.name)»" }.joined(separator: ", ")
  }

  /// A finding for each hidden sheet.
  static func hiddenNotes(_ sheets: [SheetInfo], path: String) -> [Problem] {
    sheets.filter(\.isHidden).map {
      Problem(TableFault.hiddenSheet, at: Place(file: path, sheet: $0.name))
    }
  }
}

/// What every kind of file offers to `TableFile`.
protocol TableContent: Sendable {
  var format: TableFormat { get }
  var sheets: [SheetInfo] { get set }
  var problems: [Problem] { get }
  func reader(ofSheet index: Int) throws -> any RowReader
}

extension TableContent {
  /// The same content with only the sheets that are wanted, in the order of the file.
  func choosing(_ wanted: [String]?, path: String) throws -> Self {
    guard let wanted, format != .csv else { return self }
    for name in wanted where !sheets.contains(where: { $0.name == name }) {
      throw TableFault.sheetMissing.at(path, ["sheet": name, "sheets": SheetInfo.list(sheets)])
    }
    var chosen = self
    chosen.sheets = sheets.filter { wanted.contains($0.name) }
    return chosen
  }
}
