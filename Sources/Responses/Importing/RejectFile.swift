import Findings
import Foundation
import Tables

/// The refused rows of one input file (tệp lỗi): the same columns in the same order, then where
/// each row came from and why it was refused. A workbook for a workbook, CSV with a byte order
/// mark for text. It takes its place when it is whole.
final class RejectFile {
  private let path: String
  private let isWorkbook: Bool
  private let createdAt: Date
  private let language: Language
  private let catalogue = MessageCatalogue(ResponseFault.self)
  private var csv: CSVWriter?
  private var workbook: WorkbookWriter?
  private var sheet: SheetWriter?
  private var openSheet: String?

  init(path: String, isWorkbook: Bool, createdAt: Date, language: Language) {
    self.path = path
    self.isWorkbook = isWorkbook
    self.createdAt = createdAt
    self.language = language
  }

  /// Whether any row was refused.
  var hasRows: Bool { openSheet != nil }

  /// Adds a refused row.
  func add(_ row: Row, _ origin: RejectedRow, in sheet: PlannedSheet) throws {
    let columns = RejectFile.inputColumns(sheet.mapping, width: row.count)
    try begin(sheet, columns)
    let texts = columns.map { row.text($0) } + lineage(origin)
    try write(texts)
  }

  /// Puts the file in its place.
  func close() throws -> String {
    try csv?.close()
    try workbook?.close()
    return path
  }

  private func begin(_ planned: PlannedSheet, _ columns: [Int]) throws {
    guard openSheet != planned.name else { return }
    // Where the folder cannot be made, the writer says so with the path.
    if openSheet == nil {
      try? FileManager.default.createDirectory(
        atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path,
        withIntermediateDirectories: true)
    }
    openSheet = planned.name
    var headers = columns.map { _ in "" }
    for (position, column) in columns.enumerated() {
      headers[position] = planned.mapping.columns.first { $0.position == column }?.header ?? ""
    }
    headers += LineageField.allCases.map(\.rawValue)
    if isWorkbook {
      let styles = headers.map { _ in ColumnStyle(width: 14, isCode: true) }
      let book = try workbook ?? newWorkbook()
      workbook = book
      sheet = try book.sheet(planned.name, columns: styles)
    } else {
      csv = try CSVWriter(path: path)
    }
    try write(headers)
    sheet?.freeze(rows: 1)
  }

  private func newWorkbook() throws -> WorkbookWriter {
    try WorkbookWriter(
      path: path,
      properties: WorkbookProperties(title: "sipas", author: "sipas", created: createdAt))
  }

  private func write(_ texts: [String]) throws {
    let cells = texts.map { $0.isEmpty ? CellValue.blank : .text($0) }
    try csv?.write(cells)
    try sheet?.write(cells)
  }

  private func lineage(_ origin: RejectedRow) -> [String] {
    var codes: [String] = []
    for problem in origin.problems where !codes.contains(problem.code) {
      codes.append(problem.code)
    }
    let texts = origin.problems.map { problem in
      let label = problem.place.header ?? problem.place.item
      return (label.map { $0 + ": " } ?? "") + catalogue.message(for: problem, in: language)
    }
    return [
      origin.batch.map(String.init) ?? "", origin.file, origin.sheet, String(origin.row),
      codes.joined(separator: " "), texts.joined(separator: " | "),
    ].map { String($0.prefix(32_000)) }
  }

  /// Columns of the input without those an earlier reject file added.
  private static func inputColumns(_ mapping: ColumnMapping, width: Int) -> [Int] {
    let lineage = Set(LineageField.allCases.compactMap { mapping.column(of: $0)?.position })
    let last = mapping.columns.map(\.position).max() ?? -1
    return (0...max(last, 0)).filter { !lineage.contains($0) }
  }
}

/// Where a refused row came from and why it was refused.
struct RejectedRow {
  var batch: Int64?
  var file: String
  var sheet: String
  var row: Int
  var problems: [Problem]
}

/// Names for the reject files of a run: beside nothing else, one for each input.
struct RejectNames {
  private let folder: String
  private var taken: Set<String>

  /// - Parameters:
  ///   - folder: holds a folder for every batch, so that a later import never writes over rows
  ///     somebody is mending.
  ///   - batch: nil for a dry run.
  init(folder: String, batch: Int64?, inputs: [String]) {
    self.folder = folder + "/" + (batch.map { "lan-\($0)" } ?? "chay-thu")
    taken = Set(inputs.map { URL(fileURLWithPath: $0).standardizedFileURL.path })
  }

  /// The reject file of an input.
  mutating func rejectFile(
    for file: PlannedFile, createdAt: Date, language: Language
  ) -> RejectFile {
    let isWorkbook = file.receipt.format != TableFormat.csv.rawValue
    return RejectFile(
      path: path(forInput: file.path, isWorkbook: isWorkbook), isWorkbook: isWorkbook,
      createdAt: createdAt, language: language)
  }

  /// `phieu.xlsx` gives `phieu-loi.xlsx`, else `phieu-loi-2.xlsx`; its own reject file counts on.
  mutating func path(forInput input: String, isWorkbook: Bool) -> String {
    let name = URL(fileURLWithPath: input).deletingPathExtension().lastPathComponent
    let stem = name.replacing(/-loi(-\d+)?$/, with: "")
    var number = 1
    while true {
      let suffix = number == 1 ? "-loi" : "-loi-\(number)"
      let file = stem + suffix + (isWorkbook ? ".xlsx" : ".csv")
      let path = URL(fileURLWithPath: folder).appendingPathComponent(file).standardizedFileURL.path
      if taken.insert(path).inserted { return path }
      number += 1
    }
  }
}
