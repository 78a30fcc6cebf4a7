import Findings
import Foundation
import GRDB
import Questionnaires
import Responses
import Rules

extension Store {
  /// Batches, oldest first: of a round, or all.
  public func batches(round: String? = nil) throws -> [Batch] {
    let number = try round.map { try self.round($0).number }
    return try read { db in
      try Int64.fetchAll(
        db, sql: "SELECT DISTINCT number FROM batch WHERE round = ifnull(?, round) ORDER BY number",
        arguments: [number]
      ).map { try parsed(Batches.fetch(db, number: $0)) }
    }
  }

  /// A batch with its findings.
  ///
  /// - Throws: `StoreFault.unknownBatch`.
  public func batch(_ number: Int64) throws -> BatchReport {
    try read { db in
      guard let batch = try Batches.fetch(db, number: number) else {
        throw Problem(StoreFault.unknownBatch, ["batch": String(number)])
      }
      return BatchReport(
        batch: batch, problems: try Batches.problems(db, batch: number),
        refused: try RefusedRows.fetch(db, batch: number),
        waitingSheets: try RefusedSheets.waiting(db, batch: number))
    }
  }
}

/// Reads batches and their runs.
enum Batches {
  static func fetch(_ db: Database, number: Int64) throws -> Batch? {
    let runs = try runs(db, number: number)
    let round = try String.fetchOne(
      db,
      sql: "SELECT r.id FROM batch b JOIN round r ON r.number = b.round WHERE b.number = ? LIMIT 1",
      arguments: [number])
    guard let round, !runs.isEmpty else { return nil }
    return Batch(
      id: number, round: round, runs: runs, waiting: try RefusedRows.waiting(db, batch: number),
      waitingSheets: try RefusedSheets.waiting(db, batch: number).count)
  }

  static func runs(_ db: Database, number: Int64) throws -> [BatchRun] {
    try Int64.fetchAll(
      db, sql: "SELECT id FROM batch WHERE number = ? ORDER BY id", arguments: [number]
    ).compactMap { try run(db, id: $0) }
  }

  static func run(_ db: Database, id: Int64) throws -> BatchRun? {
    let row = try Row.fetchOne(db, sql: "SELECT * FROM batch WHERE id = ?", arguments: [id])
    guard let row, let status = Batch.Status(rawValue: row["status"]),
      let policy = ConflictPolicy(rawValue: row["on_conflict"]),
      let startedAt = StoreTime.date(row["started_at"])
    else { return nil }
    let endedAt: String? = row["ended_at"]
    return BatchRun(
      id: id, batch: row["number"], status: status, user: row["user"], startedAt: startedAt,
      endedAt: endedAt.flatMap(StoreTime.date), onConflict: policy,
      files: try files(db, run: id), sheets: try sheets(db, run: id))
  }

  private static func files(_ db: Database, run: Int64) throws -> [BatchRun.File] {
    let sql = "SELECT name, digest, mended FROM batch_file WHERE batch = ? ORDER BY position"
    return try Row.fetchAll(db, sql: sql, arguments: [run]).compactMap { row in
      ContentDigest(hex: row["digest"]).map {
        BatchRun.File(name: row["name"], digest: $0, mended: row["mended"])
      }
    }
  }

  private static func sheets(_ db: Database, run: Int64) throws -> [BatchRun.Sheet] {
    let sql = "SELECT * FROM batch_sheet WHERE batch = ? ORDER BY file, sheet"
    return try Row.fetchAll(db, sql: sql, arguments: [run]).map { row in
      var counts = RowCounts()
      counts.new = row["new"]
      counts.changed = row["changed"]
      counts.unchanged = row["unchanged"]
      counts.refused = row["refused"]
      counts.skipped = row["skipped"]
      return BatchRun.Sheet(
        file: row["file"], name: row["sheet"], lastRow: row["last_row"], counts: counts)
    }
  }

  /// Findings that refused no row.
  static func problems(_ db: Database, batch: Int64) throws -> [Problem] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT p.* FROM problem p JOIN batch_sheet s ON s.id = p.sheet
          JOIN batch b ON b.id = s.batch WHERE b.number = ? AND p.refused_row IS NULL ORDER BY p.id
        """, arguments: [batch]
    ).map(StoredProblem.problem)
  }

  /// What a run found of rows in a sheet whose response was stored with other content.
  static func conflicts(
    _ db: Database, run: Int64, sheet: BatchRun.Sheet
  ) throws -> [Problem] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT p.* FROM problem p JOIN batch_sheet s ON s.id = p.sheet
        WHERE s.batch = ? AND s.file = ? AND s.sheet = ? AND p.code IN (?, ?) ORDER BY p.id
        """,
      arguments: [
        run, sheet.file, sheet.name, ResponseFault.conflict.rawValue,
        ResponseFault.storedKept.rawValue,
      ]
    ).map(StoredProblem.problem)
  }
}
