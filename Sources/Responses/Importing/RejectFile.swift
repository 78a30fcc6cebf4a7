import Findings
import Foundation
import Tables

/// The rows of one input file that somebody has to look at (tệp từ chối): why first, then the
/// columns of the input in their order, then where each row came from. A workbook for a workbook,
/// with the faulty cells coloured; for text CSV with a byte order mark, divided as the sender's
/// spreadsheet divides cells. It takes its place when it is whole. The rows are whole too, names and
/// phone numbers included, so only the user who imports can read it.
final class RejectFile {
  private static let reasonWidth = 60.0
  private static let cellWidth = 14.0

  private let path: String
  private let isWorkbook: Bool
  private let delimiter: UInt8
  private let createdAt: Date
  private let language: Language
  private let catalogue = MessageCatalogue(ResponseFault.self)
  private var csv: CSVWriter?
  private var workbook: WorkbookWriter?
  private var sheet: SheetWriter?
  private var openSheet: String?

  init(
    path: String, isWorkbook: Bool, delimiter: UInt8, createdAt: Date, language: Language
  ) {
    self.path = path
    self.isWorkbook = isWorkbook
    self.delimiter = delimiter
    self.createdAt = createdAt
    self.language = language
  }

  /// Whether any row was added.
  var hasRows: Bool { openSheet != nil }

  /// Its name in the folder of its batch.
  var name: String { URL(fileURLWithPath: path).lastPathComponent }

  /// Adds a row.
  func add(_ row: Row, _ origin: RejectedRow, in sheet: PlannedSheet) throws {
    let columns = RejectFile.inputColumns(sheet.mapping)
    let trailing = RejectFile.trailing(origin, sheet.mapping)
    try begin(sheet, columns, trailing)
    let cells = columns.map { RejectFile.value(of: row, $0, keepsNumbers: isWorkbook) }
    let faulty = Set(
      origin.problems.compactMap { $0.place.column.map { $0 - 1 } }
        + origin.problems.flatMap(ConflictFacts.columns))
    let marked = columns.indices.filter { faulty.contains(columns[$0]) }
    try write(
      leading(row, origin, sheet.mapping) + cells
        + trailing.map { RejectFile.value(of: $0, row, origin, sheet.mapping) },
      marked: [0] + marked.map { $0 + LineageField.leading.count })
  }

  /// Puts the file in its place.
  func close() throws -> String {
    try endSheet()
    try csv?.close()
    try workbook?.close()
    return path
  }

  private func begin(
    _ planned: PlannedSheet, _ columns: [Int], _ trailing: [LineageField]
  ) throws {
    guard openSheet != planned.name else { return }
    // Where the folder cannot be made, the writer says so with the path.
    if openSheet == nil {
      try? FileManager.default.createDirectory(
        atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
        withIntermediateDirectories: true)
    }
    try endSheet()
    openSheet = planned.name
    let own = columns.map { position in
      planned.mapping.columns.first { $0.position == position }?.header ?? ""
    }
    let headers = LineageField.leading.map(\.rawValue) + own + trailing.map(\.rawValue)
    if isWorkbook {
      let book = try workbook ?? newWorkbook()
      workbook = book
      sheet = try book.sheet(
        planned.name,
        columns: headers.indices.map {
          ColumnStyle(
            width: $0 == 0 ? RejectFile.reasonWidth : RejectFile.cellWidth,
            kind: $0 > 0 ? .code : .text)
        })
    } else {
      csv = try CSVWriter(path: path, delimiter: delimiter, isPrivate: true)
    }
    let cells = headers.map { $0.isEmpty ? CellValue.blank : .text($0) }
    try csv?.write(cells)
    try sheet?.write(cells, style: .header)
    sheet?.freeze(rows: 1)
  }

  /// What has to wait until the last row of a sheet is known.
  private func endSheet() throws {
    guard let sheet, sheet.rowCount > 1,
      let column = LineageField.leading.firstIndex(of: .decision)
    else { return }
    try sheet.dropDown(
      Decision.allCases.map { $0.word[language] }, column: column, rows: 1...sheet.rowCount - 1)
  }

  private func newWorkbook() throws -> WorkbookWriter {
    try WorkbookWriter(
      path: path,
      properties: WorkbookProperties(title: "sipas", author: "sipas", created: createdAt),
      isPrivate: true)
  }

  private func write(_ cells: [CellValue], marked: [Int]) throws {
    try csv?.write(cells)
    try sheet?.write(cells, marked: Set(marked))
  }

  private func leading(
    _ row: Row, _ origin: RejectedRow, _ mapping: ColumnMapping
  ) -> [CellValue] {
    LineageField.leading.map { field in
      switch field {
      case .errorText: RejectFile.text(reasons(origin.problems))
      case .errorCodes: RejectFile.text(RejectFile.codes(origin.problems))
      default: RejectFile.text(decision(row, origin, mapping))
      }
    }
  }

  private func reasons(_ problems: [Problem]) -> String {
    problems.map { problem in
      let label = problem.place.header ?? problem.place.item
      return (label.map { $0 + ": " } ?? "") + catalogue.message(for: problem, in: language)
    }.joined(separator: " | ")
  }

  /// What was decided stays; of a row that a policy settled it says how.
  private func decision(
    _ row: Row, _ origin: RejectedRow, _ mapping: ColumnMapping
  ) -> String {
    if let column = mapping.column(of: .decision), !row.isBlank(column.position) {
      return row.text(column.position)
    }
    let isKept = origin.problems.contains { $0.code == ResponseFault.storedKept.rawValue }
    return isKept ? Decision.keep.word[language] : ""
  }

  private static func codes(_ problems: [Problem]) -> String {
    var codes: [String] = []
    for problem in problems where !codes.contains(problem.code) { codes.append(problem.code) }
    return codes.joined(separator: " ")
  }

  /// The columns of a sheet behind the original ones; the unit only where one was named.
  private static func trailing(
    _ origin: RejectedRow, _ mapping: ColumnMapping
  ) -> [LineageField] {
    let namesUnit = origin.unit != nil || mapping.column(of: .unit) != nil
    return LineageField.trailing.filter { $0 != .unit || namesUnit }
  }

  /// Where a row came from; what a row said of it that cannot be, as it said it.
  private static func value(
    of field: LineageField, _ row: Row, _ origin: RejectedRow, _ mapping: ColumnMapping
  ) -> CellValue {
    let written = mapping.column(of: field).map { row.text($0.position) } ?? ""
    if field == .unit { return text(written.isEmpty ? origin.unit ?? "" : written) }
    guard let number = origin.row else { return text(written) }
    return switch field {
    case .batch: text(origin.batch?.written ?? BatchReference.trial)
    case .file: text(origin.file)
    case .sheet: text(origin.sheet)
    default: text(String(number))
    }
  }

  private static func text(_ text: String) -> CellValue {
    text.isEmpty ? .blank : .text(String(text.prefix(32_000)))
  }

  /// A number cell stays one in a workbook, so that its point is not taken for a thousands mark.
  private static func value(of row: Row, _ column: Int, keepsNumbers: Bool) -> CellValue {
    if keepsNumbers, row.kind(column) == .number, let number = Double(row.text(column)) {
      return .number(number)
    }
    return text(row.text(column))
  }

  /// Columns of the input without those an earlier reject file added.
  private static func inputColumns(_ mapping: ColumnMapping) -> [Int] {
    let lineage = Set(LineageField.allCases.compactMap { mapping.column(of: $0)?.position })
    let last = mapping.columns.map(\.position).max() ?? -1
    return (0...max(last, 0)).filter { !lineage.contains($0) }
  }
}

/// Where a row came from and why somebody has to look at it.
struct RejectedRow {
  var batch: BatchReference?
  var file: String
  var sheet: String
  /// Nil for a row of a reject file that does not say which refused row it is.
  var row: Int?
  /// Code of the unit that was named for all rows.
  var unit: String?
  var problems: [Problem]
}
