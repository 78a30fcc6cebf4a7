import Findings
import Foundation
import GRDB
import Responses
import Rules

extension Store: ImportStore {
  /// Opens a batch, or finds the unfinished one of the same files; see `ImportStore`.
  ///
  /// A resumed batch takes the conflict policy of the new start.
  ///
  /// - Throws: `StoreFault.importRunning`, `unfinishedBatch`, `unknownRound`.
  public func begin(_ start: BatchStart) throws -> OpenBatch {
    let lock = try StoreLock(store: path, user: start.user, at: clock())
    let round = try round(start.round)
    if start.isDryRun { try read { try $0.beginTransaction(.immediate) } }
    do {
      let batch = try write { try openBatch(start, round, $0) }
      run = ImportRun(
        batch: batch.id, round: round, user: start.user, isDryRun: start.isDryRun,
        onConflict: start.onConflict, lock: lock)
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
  public func add(_ chunk: ImportChunk, to batch: OpenBatch) throws -> ChunkOutcome {
    let run = try running(batch)
    try enforceReferences(false)
    defer { try? enforceReferences(true) }
    do {
      return try write { db in
        var writer = try ChunkWriter(db, run, sheet: chunk.sheet, at: clock())
        return try writer.write(chunk)
      }
    } catch {
      run.forget()
      throw error
    }
  }

  /// Closes the batch; see `ImportStore`. What a reverted batch had replaced comes back.
  public func finish(_ batch: OpenBatch, as end: BatchEnd, at time: Date) throws {
    let run = try running(batch)
    if run.isDryRun {
      try read(rollBack)
    } else if end == .reverted {
      try write { db in
        var undo = try BatchUndo(db, run.round, batch: batch.id, user: run.user, at: time)
        _ = try undo.run(as: .reverted)
      }
    } else {
      try write { try close(batch.id, at: time, $0) }
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
    guard let run, run.batch == batch.id else {
      throw Problem(StoreFault.batchNotOpen, ["batch": String(batch.id)])
    }
    return run
  }

  private func close(_ batch: Int64, at time: Date, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE batch SET status = 'finished', ended_at = ? WHERE id = ?",
      arguments: [StoreTime.text(time), batch])
  }

  private func openBatch(
    _ start: BatchStart, _ round: StoredRound, _ db: Database
  ) throws -> OpenBatch {
    let open = try Int64.fetchOne(
      db, sql: "SELECT id FROM batch WHERE round = ? AND status = 'open'",
      arguments: [round.number])
    if let open { return try resumed(open, start, db) }
    let id = try insertBatch(start, round, db)
    return OpenBatch(id: id, round: round.id, committed: [:], onConflict: start.onConflict)
  }

  private func resumed(_ id: Int64, _ start: BatchStart, _ db: Database) throws -> OpenBatch {
    let batch = try parsed(Batches.fetch(db, id: id))
    guard batch.files.map(\.digest) == start.files.map(\.digest) else {
      let names = batch.files.map(\.name).joined(separator: ", ")
      throw Problem(StoreFault.unfinishedBatch, ["batch": String(id), "files": names])
    }
    try db.execute(
      sql: "UPDATE batch SET on_conflict = ? WHERE id = ?",
      arguments: [start.onConflict.rawValue, id])
    let committed = batch.sheets.map { sheet in
      (sheet.key, CommittedRows(lastRow: sheet.lastRow, counts: sheet.counts))
    }
    return OpenBatch(
      id: id, round: start.round, committed: Dictionary(committed) { $1 },
      onConflict: start.onConflict)
  }

  private func insertBatch(
    _ start: BatchStart, _ round: StoredRound, _ db: Database
  ) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO batch (round, status, user, started_at, on_conflict, continues)
        VALUES (?, 'open', ?, ?, ?, ?)
        """,
      arguments: [
        round.number, start.user, StoreTime.text(start.startedAt), start.onConflict.rawValue,
        start.continuing,
      ])
    let id = db.lastInsertedRowID
    for (position, file) in start.files.enumerated() {
      try db.execute(
        sql: "INSERT INTO batch_file (batch, position, name, digest) VALUES (?, ?, ?, ?)",
        arguments: [id, position, file.name, file.digest.hex])
    }
    return id
  }
}
