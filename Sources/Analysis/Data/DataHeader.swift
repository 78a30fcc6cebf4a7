import Findings
import Tables

/// The sheet of rows a spec's data source names, and the names of its columns.
struct DataHeader {
  private(set) var source: DataSource
  /// The file to open: the source's, beside the spec.
  let path: String
  /// Name of the sheet; nil of a text file.
  let sheet: String?
  /// Name of each column; empty where the header cell is blank.
  let names: [String]
  /// Row of the header as a spreadsheet shows it.
  let row: Int
  /// What opening the file found.
  let problems: [Problem]
  /// Where the records of a text file lie; nil where they have to be decoded first.
  let plainText: PlainText?

  /// Opens a file and reads its first row that is not blank.
  ///
  /// - Throws: a `Problem` where the file or sheet cannot be read or has no rows.
  init(_ source: DataSource, beside folder: String) throws {
    self.source = source
    path = FilePath.resolved(source.file, beside: folder)
    let file = try TableFile.open(path, options: source.readOptions)
    if file.format == .csv, let sheet = source.sheet {
      throw Problem(
        AnalysisFault.sheetOfTextFile, at: source.place, ["sheet": sheet, "file": source.file])
    }
    let info = file.sheets.first { !$0.isHidden } ?? file.sheets.first
    sheet = file.format == .csv ? nil : info?.name
    problems = file.problems.filter { $0.severity != .note }
    plainText = file.plainText
    var row = Row()
    let reader = try DataHeader.reader(of: file, sheet)
    repeat {
      guard try reader.next(into: &row) else {
        throw Problem(AnalysisFault.noHeader, at: Place(file: path, sheet: sheet))
      }
    } while row.isBlank
    names = (0..<row.count).map(row.text)
    self.row = row.number
  }

  /// The same header for another spec's source of the same sheet.
  func named(by source: DataSource) -> DataHeader {
    var header = self
    header.source = source
    return header
  }

  /// A reader at the first row after the header.
  func reader() throws -> any RowReader {
    let file = try TableFile.open(path, options: source.readOptions)
    let reader = try DataHeader.reader(of: file, sheet)
    var row = Row()
    while row.number < self.row, try reader.next(into: &row) {}
    return reader
  }

  /// Position of a column from 0; nil where the file has none of that name.
  func position(of name: String) -> Int? { names.firstIndex(of: name) }

  private static func reader(of file: TableFile, _ sheet: String?) throws -> any RowReader {
    try file.reader(ofSheet: file.sheets.firstIndex { $0.name == sheet } ?? 0)
  }
}

/// Paths as a spec writes them.
public enum FilePath {
  /// The path beside a folder, unless it is absolute already.
  public static func resolved(_ path: String, beside folder: String) -> String {
    path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path
  }

  /// The folder of a file; empty for a file of the current one.
  public static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

extension DataSource {
  /// How the file is opened.
  fileprivate var readOptions: ReadOptions {
    ReadOptions(encoding: encoding, sheets: sheet.map { [$0] })
  }
}
