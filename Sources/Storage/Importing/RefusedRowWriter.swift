import Foundation
import GRDB
import Responses

/// Keeps the refused rows of a sheet, and says of those of a reject file what became of them.
struct RefusedRowWriter {
  private let db: Database
  private let isContinuation: Bool
  private let source: Int64
  /// Batch, file and sheet of its rows.
  private let place: StatementArguments

  private static let place = "batch = ? AND file = ? AND sheet = ?"

  init(_ db: Database, _ run: ImportRun, file: String, sheet: String, source: Int64) {
    self.db = db
    isContinuation = run.isContinuation
    self.source = source
    place = [run.batch, file, sheet]
  }

  /// Keeps a refused row with its findings. One that was refused before is the same row; what is
  /// known of it now counts.
  func add(_ row: RefusedRow) throws {
    let id = try row.row.flatMap { try insert(row, number: $0) }
    for problem in row.problems {
      try StoredProblem.insert(problem, sheet: source, refusedRow: id, db)
    }
  }

  /// Keeps a row that the policy left out: it waits for nothing, but its reject file can still
  /// decide otherwise.
  func leaveOut(_ row: RefusedRow) throws {
    guard let number = row.row else { return }
    guard !isContinuation else { return try settle(number, as: nil) }
    guard let id = try insert(row, number: number) else { return }
    try db.executeRepeated(
      sql: "UPDATE refused_row SET settled_by = ? WHERE id = ?", arguments: [source, id])
  }

  private func insert(_ row: RefusedRow, number: Int) throws -> Int64? {
    let part = row.readable
    try db.executeRepeated(
      sql: """
        INSERT INTO refused_row
          (batch, file, sheet, row, refused_by, identity, sheet_number, answers, digest, original)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET identity = excluded.identity,
          sheet_number = excluded.sheet_number, answers = excluded.answers, digest = excluded.digest
        """,
      arguments: place + [
        number, source, part?.key, part?.sheetNumber, part.map { Data($0.answers) },
        part?.digest.map { Data($0) }, row.original.map { Data($0) },
      ])
    return try Int64.fetchOne(
      db.cachedStatement(
        sql: "SELECT id FROM refused_row WHERE \(RefusedRowWriter.place) AND row = ?"),
      arguments: place + [number])
  }

  /// A row that an earlier run of the batch refused waits no longer.
  ///
  /// - Parameter key: identity of the response that it is now; nil where it was left out for good.
  func settle(_ row: Int, as key: String?) throws {
    guard isContinuation else { return }
    try db.executeRepeated(
      sql: """
        UPDATE refused_row AS r SET settled_by = ?, settled_as = ?
        WHERE \(RefusedRowWriter.place) AND row = ?
          AND (settled_as IS NULL OR \(RefusedRows.isUnsettled))
        """, arguments: [source, key] + place + [row])
  }
}

extension Store {
  /// Rows of the run that were mended, dropped or decided before; see `ImportStore`.
  public func refusalsSettledBefore(in batch: OpenBatch) throws -> Int {
    try read { try RefusedRows.settledElsewhere($0, run: batch.id) }
  }

  /// Rows of a sheet that were settled in other batches; see `ImportStore`.
  public func settledRows(of sheet: SheetKey, in batch: OpenBatch) throws -> SettledRows {
    guard let run, run.id == batch.id else { return SettledRows() }
    return try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT e.original, e.row FROM refused_row e
            JOIN batch_sheet s ON s.id = e.refused_by
            JOIN batch_file g ON g.batch = s.batch AND g.position = s.file
            JOIN batch_file f ON f.batch = ?1 AND f.position = ?2
          WHERE (f.name = e.file OR f.digest = g.digest) AND e.sheet = ?3 AND e.batch <> ?4
            AND e.original IS NOT NULL AND \(RefusedRows.isSettled(inRound: "?5"))
            AND NOT \(RefusedRows.isKeptForNothing(inRound: "?5"))
          """,
        arguments: [run.id, sheet.file, sheet.sheet, run.batch, run.round.number])
      return rows.reduce(into: SettledRows()) { settled, row in
        settled.add([UInt8](row["original"] as Data), row: row["row"])
      }
    }
  }

  /// What became of the rows of a sheet that the batch refused; see `ImportStore`.
  public func refusedRows(
    of sheet: SheetKey, in batch: OpenBatch
  ) throws -> [Int: RefusedRowState]? {
    guard let run, run.id == batch.id, run.isContinuation else { return nil }
    return try read { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT r.row, r.settled_as, \(RefusedRows.isUnsettled) AS waits FROM refused_row r
            JOIN batch_file f ON f.name = r.file AND f.batch = ? AND f.position = ?
          WHERE r.batch = ? AND r.sheet = ?
          """, arguments: [run.id, sheet.file, run.batch, sheet.sheet])
      let states = rows.map { row -> (Int, RefusedRowState) in
        (row["row"], row["waits"] ? .waiting : .settled(key: row["settled_as"]))
      }
      return Dictionary(states) { $1 }
    }
  }
}
