import CXLSXWriter
import Findings
import Foundation
import Glibc

/// What a workbook says about itself. Given by the caller, so that the same content gives the same
/// file.
public struct WorkbookProperties: Sendable {
  /// Title of the document.
  public var title: String
  /// Who made it.
  public var author: String
  /// When it was made.
  public var created: Date

  /// The properties of a workbook.
  public init(title: String, author: String, created: Date) {
    self.title = title
    self.author = author
    self.created = created
  }
}

/// Width and kind of a column of a written sheet.
public struct ColumnStyle: Sendable, Hashable {
  /// Width in characters of the standard font.
  public var width: Double
  /// What the column holds.
  public var kind: Kind

  /// What a column holds.
  public enum Kind: Sendable, Hashable {
    /// Anything.
    case text
    /// Codes: formatted as text, so that Excel keeps leading zeros of what people type there.
    case code
    /// Figures: their header stands above them, at the right.
    case figure
  }

  /// A column so many characters wide.
  public init(width: Double, kind: Kind = .text) {
    self.width = width
    self.kind = kind
  }
}

/// Writes a workbook, whole or not at all. Rows go out as they come, and memory stays flat.
public final class WorkbookWriter {
  private let file: ReplacedFile
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let formats: CellFormats
  private var sheets: [SheetWriter] = []
  private var choices: ChoiceSheet?
  private var isOpen = true

  /// Begins a workbook; what is at `path` stays until `close`.
  ///
  /// - Parameter isPrivate: whether nobody but the user may read it.
  public init(path: String, properties: WorkbookProperties, isPrivate: Bool = false) throws {
    file = ReplacedFile(path: path, isPrivate: isPrivate)
    // The library opens the file when everything is done; a folder that refuses is better known now.
    Glibc.close(try file.create())
    var options = lxw_workbook_options(
      constant_memory: UInt8(LXW_TRUE.rawValue), tmpdir: nil, use_zip64: UInt8(LXW_TRUE.rawValue))
    guard let workbook = workbook_new_opt(file.temporaryPath, &options) else {
      throw file.fault("xlsxwriter")
    }
    self.workbook = workbook
    formats = CellFormats(workbook)
    describe(properties)
  }

  deinit {
    guard isOpen else { return }
    lxw_workbook_free(workbook)
    file.discard()
  }

  /// Adds a sheet; a name that Excel does not take, or that is there already, is changed a little.
  ///
  /// - Returns: the writer of its rows; its `name` is the one it got.
  public func sheet(_ name: String, columns: [ColumnStyle]) throws -> SheetWriter {
    let legal = SheetName.legal(name, taken: sheets.map(\.name) + [ChoiceSheet.name])
    guard let worksheet = workbook_add_worksheet(workbook, legal) else {
      throw file.fault("«\(legal)»")
    }
    let sheet = SheetWriter(
      self, worksheet, name: legal, columns: columns, formats: formats, file: file)
    sheets.append(sheet)
    return sheet
  }

  /// Writes everything out and puts the file in its place.
  ///
  /// - Throws: a `Problem` where the disk does not take it.
  public func close() throws {
    guard isOpen else { return }
    for sheet in sheets { sheet.finish() }
    isOpen = false
    let code = workbook_close(workbook)
    guard code == LXW_NO_ERROR else {
      file.discard()
      throw file.fault(String(cString: lxw_strerror(code)))
    }
    try file.commit()
  }

  /// Where a long list of choices lies in the workbook, as a formula.
  func listChoices(_ list: [String]) throws -> String {
    if choices == nil {
      guard let worksheet = workbook_add_worksheet(workbook, ChoiceSheet.name) else {
        throw file.fault(ChoiceSheet.name)
      }
      worksheet_hide(worksheet)
      choices = ChoiceSheet(worksheet)
    }
    return choices?.add(list) ?? ""
  }

  func addChart() -> UnsafeMutablePointer<lxw_chart>? {
    workbook_add_chart(workbook, UInt8(LXW_CHART_BAR.rawValue))
  }

  private func describe(_ properties: WorkbookProperties) {
    let title = strdup(properties.title)
    let author = strdup(properties.author)
    defer {
      free(title)
      free(author)
    }
    var described = lxw_doc_properties()
    described.title = title
    described.author = author
    described.created = time_t(properties.created.timeIntervalSince1970)
    workbook_set_properties(workbook, &described)
  }
}

/// Hidden sheet with the choices that are too many for a drop-down itself, a list a row.
final class ChoiceSheet {
  static let name = "_choices"
  private let worksheet: UnsafeMutablePointer<lxw_worksheet>
  private var rows: [[String]] = []

  init(_ worksheet: UnsafeMutablePointer<lxw_worksheet>) {
    self.worksheet = worksheet
  }

  /// Writes a list, unless it is there already, and gives its range.
  func add(_ list: [String]) -> String {
    let row = rows.firstIndex(of: list) ?? rows.count
    if row == rows.count {
      rows.append(list)
      for (column, choice) in list.enumerated() {
        worksheet_write_string(worksheet, UInt32(row), UInt16(column), choice, nil)
      }
    }
    let last = Place.columnLetters(max(list.count, 1))
    return "='\(ChoiceSheet.name)'!$A$\(row + 1):$\(last)$\(row + 1)"
  }
}
