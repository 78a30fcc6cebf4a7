import Findings
import Foundation
import GRDB
import Responses
import Rules

extension Store: ImportStore {
  /// Opens a run, or finds the unfinished one of the same files; see `ImportStore`.
  ///
  /// A resumed run takes the conflict policy of the new start.
  ///
  /// - Throws: `StoreFault.importRunning`, `unfinishedBatch`, `unknownRound`, `foreignRejectFile`,
  ///   `rejectFileOfOtherRound`.
  public func begin(_ start: BatchStart) throws -> OpenBatch {
    let lock = try importLock(start.user, at: clock())
    let round = try round(start.round)
    if start.isDryRun { try read { try $0.beginTransaction(.immediate) } }
    do {
      let batch = try write { try RunOpening(db: $0, start: start, round: round).open() }
      run = ImportRun(batch, start, round, lock: lock)
      return batch
    } catch {
      if start.isDryRun { try read(rollBack) }
      throw error
    }
  }

  /// Adds rows of one sheet in one transaction; see `ImportStore`.
  ///
  /// - Throws: `StoreFault.responseDoesNotFit`, `rowsCommitted`, `batchNotOpen`, and what the disk
  ///   or SQLite says; the chunk is then not stored and the batch stays open.
  public func add(
    _ chunk: ImportChunk, to batch: OpenBatch, telling: (Conflict) -> Problem
  ) throws -> ChunkOutcome {
    let run = try running(batch)
    try enforceReferences(false)
    defer { try? enforceReferences(true) }
    do {
      return try write { db in
        var writer = try ChunkWriter(db, run, sheet: chunk.sheet, at: clock())
        return try writer.write(chunk, telling)
      }
    } catch {
      run.forget()
      throw error
    }
  }

  /// Closes the batch; see `ImportStore`. What a reverted batch had replaced comes back.
  public func finish(
    _ batch: OpenBatch, as end: BatchEnd, findings: [SheetKey: SheetFindings],
    rejectFiles: [Int: String], at time: Date
  ) throws {
    let run = try running(batch)
    if run.isDryRun {
      try read(rollBack)
    } else {
      try write { db in
        try keep(findings, of: run.id, db)
        try keep(rejectFiles, of: run.id, db)
        guard end == .reverted else { return try close(run.id, at: time, db) }
        var undo = try BatchUndo(
          db, run.round, batch: run.batch, runs: [run.id], user: run.user, at: time)
        _ = try undo.run(as: .reverted)
      }
    }
    self.run = nil
    try syncToDisk()
  }

  /// Whether SQLite looks up every reference of a row. While a chunk is stored it need not: all of
  /// them are numbers that the same transaction read or made. Says nothing inside a transaction.
  private func enforceReferences(_ isOn: Bool) throws {
    try read { try $0.execute(sql: "PRAGMA foreign_keys = \(isOn ? "ON" : "OFF")") }
  }

  /// Waits until the disk has everything committed.
  func syncToDisk() throws {
    try read { try $0.execute(sql: "PRAGMA wal_checkpoint(PASSIVE)") }
  }

  private func rollBack(_ db: Database) throws {
    if db.isInsideTransaction { try db.rollback() }
  }

  private func running(_ batch: OpenBatch) throws -> ImportRun {
    guard let run, run.id == batch.id else {
      throw Problem(
        StoreFault.batchNotOpen, ["batch": String(batch.reference.number)])
    }
    return run
  }

  /// Keeps what was found of whole sheets, in their order.
  private func keep(
    _ findings: [SheetKey: SheetFindings], of run: Int64, _ db: Database
  ) throws {
    let sheets = findings.filter { !$0.value.problems.isEmpty }
      .sorted { ($0.key.file, $0.key.sheet) < ($1.key.file, $1.key.sheet) }
    guard !sheets.isEmpty else { return }
    let statements = try ResponseStatements(db)
    for (key, found) in sheets {
      let sheet = try ChunkWriter.sheetRow(db, run, key).id
      try statements.addCounts(found.unread, lastRow: 0, source: sheet)
      for problem in found.problems {
        try StoredProblem.insert(problem, sheet: sheet, refusedRow: nil, db)
      }
    }
  }

  private func keep(_ rejectFiles: [Int: String], of run: Int64, _ db: Database) throws {
    for (position, name) in rejectFiles {
      try db.execute(
        sql: "UPDATE batch_file SET reject_file = ? WHERE batch = ? AND position = ?",
        arguments: [name, run, position])
    }
  }

  private func close(_ batch: Int64, at time: Date, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE batch SET status = 'finished', ended_at = ? WHERE id = ?",
      arguments: [StoreTime.text(time), batch])
  }
}
