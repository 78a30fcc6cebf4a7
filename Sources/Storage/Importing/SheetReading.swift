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
      db.cachedStatement(
        sql: "SELECT name, digest FROM batch_file WHERE batch = ? AND position = ?"),
      arguments: [run.id, sheet.file])
    guard let file else { return nil }
    batch = run.batch
    isContinuation = run.isContinuation
    firstSheetOfRun =
      try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT min(id) FROM batch_sheet WHERE batch = ?"),
        arguments: [run.id]) ?? .max
    (fileName, fileDigest) = (file["name"], file["digest"])
    sheetName = sheet.sheet
  }

  /// The row as it was taken before, where it says nothing new of a stored response; see
  /// `ImportStore.isReadAgain`.
  func earlier(_ row: ImportedRow, as response: Int64, _ db: Database) throws -> Contribution? {
    let history = try ResponseHistory.contributions(to: response, db)
    return mendedBefore(row, history) ?? sameFileBefore(row, history)
  }

  /// Whether a row that was taken before goes with the batch that is being mended.
  func isOfBatch(_ earlier: Contribution) -> Bool { isContinuation && earlier.batch == batch }

  /// Whether a row of a reject file was put over a row of this file that was taken before.
  func isMended(since earlier: Contribution, of response: Int64, _ db: Database) throws -> Bool {
    try ResponseHistory.contributions(to: response, db).contains {
      $0.sheet > earlier.sheet && $0.fileDigest != fileDigest
    }
  }

  private func mendedBefore(_ row: ImportedRow, _ history: [Contribution]) -> Contribution? {
    guard isContinuation, !history.contains(where: { $0.sheet >= firstSheetOfRun }),
      let last = history.lastIndex(where: { $0.batch == batch && isPlace($0, of: row) }),
      saysTheSame(history[last], row, isFirst: last == 0)
    else { return nil }
    return history[last]
  }

  private func sameFileBefore(_ row: ImportedRow, _ history: [Contribution]) -> Contribution? {
    let last = history.indices.last {
      history[$0].fileDigest == fileDigest && history[$0].sheetName == sheetName
        && history[$0].row == row.row && saysTheSame(history[$0], row, isFirst: $0 == 0)
    }
    guard let last, history[last...].allSatisfy({ isOfFile($0, of: history[last]) }) else {
      return nil
    }
    return history[last]
  }

  /// Whether a later row came in the file that is read, or mended one of it.
  private func isOfFile(_ later: Contribution, of earlier: Contribution) -> Bool {
    later.fileDigest == fileDigest
      || later.batch == earlier.batch && later.fileName == earlier.fileName
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
