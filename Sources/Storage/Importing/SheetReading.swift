import GRDB
import Responses

/// A sheet of a file that is being read, for telling whether its rows were read before.
struct SheetReading {
  private let batch: Int64
  private let isContinuation: Bool
  private let firstSheetOfRun: Int64
  private let fileName: String
  private let fileDigest: String
  private let sheetName: String

  /// Nil where the run has no such file.
  init?(_ db: Database, _ run: ImportRun, _ sheet: SheetKey) throws {
    let file = try Row.fetchOne(
      db, sql: "SELECT name, digest FROM batch_file WHERE batch = ? AND position = ?",
      arguments: [run.id, sheet.file])
    guard let file else { return nil }
    batch = run.batch
    isContinuation = run.isContinuation
    firstSheetOfRun =
      try Int64.fetchOne(
        db, sql: "SELECT min(id) FROM batch_sheet WHERE batch = ?", arguments: [run.id]) ?? .max
    (fileName, fileDigest) = (file["name"], file["digest"])
    sheetName = sheet.sheet
  }

  /// Whether the row brought a stored response before and says nothing new of it; see
  /// `ImportStore.isReadAgain`.
  func hasTaken(_ row: ImportedRow, as response: Int64, _ db: Database) throws -> Bool {
    let history = try ResponseHistory.contributions(to: response, db)
    return isMendedAgain(row, history) || isSameFileAgain(row, history)
  }

  /// Whether the row belongs to the batch that is being mended, which the response is part of.
  func isOfBatch(_ row: ImportedRow, _ history: [Contribution]) -> Bool {
    isContinuation && history.contains { isPlace($0, of: row) && $0.batch == batch }
  }

  private func isMendedAgain(_ row: ImportedRow, _ history: [Contribution]) -> Bool {
    guard isContinuation, !history.contains(where: { $0.sheet >= firstSheetOfRun }) else {
      return false
    }
    let last = history.lastIndex { $0.batch == batch && isPlace($0, of: row) }
    return last.map { saysTheSame(history[$0], row, isFirst: $0 == 0) } ?? false
  }

  private func isSameFileAgain(_ row: ImportedRow, _ history: [Contribution]) -> Bool {
    let last = history.indices.last {
      history[$0].fileDigest == fileDigest && isPlace(history[$0], of: row)
        && saysTheSame(history[$0], row, isFirst: $0 == 0)
    }
    return last.map { history[$0...].allSatisfy { $0.fileDigest == fileDigest } } ?? false
  }

  private func isPlace(_ earlier: Contribution, of row: ImportedRow) -> Bool {
    earlier.fileName == fileName && earlier.sheetName == sheetName && earlier.row == row.row
  }

  /// The first row of a response was put over nothing, so that its blank cells had nothing to erase.
  private func saysTheSame(_ earlier: Contribution, _ row: ImportedRow, isFirst: Bool) -> Bool {
    let said = row.own?.content.response ?? row.response
    guard earlier.content.response.contentDigest == said.contentDigest else { return false }
    guard let erasure = row.own?.erasure, !isFirst else { return true }
    return (earlier.erasure ?? Erasure()) == erasure
  }
}
