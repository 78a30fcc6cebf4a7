import Findings
import GRDB
import Responses
import Rules

/// Opens a run inside a transaction: a new batch, one more run of a batch that reject files
/// continue, or the unfinished run of the same files.
struct RunOpening {
  let db: Database
  let start: BatchStart
  let round: StoredRound

  /// - Throws: `StoreFault.unfinishedBatch`, `foreignRejectFile`, `rejectFileOfOtherRound`.
  func open() throws -> OpenBatch {
    let open = try Int64.fetchOne(
      db, sql: "SELECT id FROM batch WHERE round = ? AND status = 'open'",
      arguments: [round.number])
    if let open { return try resumed(open) }
    guard let reference = start.continuing else { return try begun(continuing: nil) }
    let first = try firstRun(of: reference)
    guard first.status == .finished else {
      var batch = try begun(continuing: nil)
      batch.lostItsBatch = true
      return batch
    }
    return try begun(continuing: first)
  }

  private func firstRun(of reference: BatchReference) throws -> BatchRun {
    guard reference.round == start.round else {
      throw Problem(
        StoreFault.rejectFileOfOtherRound, at: start.continuingAt,
        ["batch": String(reference.number), "value": reference.round, "round": start.round])
    }
    let id = try Int64.fetchOne(
      db, sql: "SELECT id FROM batch WHERE number = ? AND round = ? AND continues IS NULL",
      arguments: [reference.number, round.number])
    guard let id, let run = try Batches.run(db, id: id), run.mark == reference.mark else {
      throw Problem(
        StoreFault.foreignRejectFile, at: start.continuingAt, ["batch": reference.written])
    }
    return run
  }

  private func resumed(_ id: Int64) throws -> OpenBatch {
    guard let run = try Batches.run(db, id: id) else { throw DatabaseError(message: "run \(id)") }
    guard run.files.map(\.digest) == start.files.map(\.digest) else {
      let names = run.files.map { $0.mended ?? $0.name }.joined(separator: ", ")
      throw Problem(StoreFault.unfinishedBatch, ["batch": String(run.batch), "files": names])
    }
    try db.execute(
      sql: "UPDATE batch SET on_conflict = ? WHERE id = ?",
      arguments: [start.onConflict.rawValue, id])
    let committed = try run.sheets.map { sheet in
      let conflicts = try Batches.conflicts(db, run: id, sheet: sheet)
      return (
        sheet.key, CommittedRows(lastRow: sheet.lastRow, counts: sheet.counts, conflicts: conflicts)
      )
    }
    var batch = try opened(run, committed: Dictionary(committed) { $1 })
    batch.lostItsBatch = start.continuing.map { $0.number != run.batch } ?? false
    return batch
  }

  private func begun(continuing first: BatchRun?) throws -> OpenBatch {
    let earlier = try earlierImports()
    let last = try Int64.fetchOne(db, sql: "SELECT max(number) FROM batch") ?? 0
    try db.execute(
      sql: """
        INSERT INTO batch (number, round, status, user, started_at, on_conflict, continues)
        VALUES (?, ?, 'open', ?, ?, ?, ?)
        """,
      arguments: [
        first?.batch ?? last + 1, round.number, start.user, StoreTime.text(start.startedAt),
        start.onConflict.rawValue, first?.id,
      ])
    let id = db.lastInsertedRowID
    for (position, file) in start.files.enumerated() {
      try db.execute(
        sql:
          "INSERT INTO batch_file (batch, position, name, digest, mended) VALUES (?, ?, ?, ?, ?)",
        arguments: [id, position, file.name, file.digest.hex, file.mended])
    }
    guard let run = try Batches.run(db, id: id) else { throw DatabaseError(message: "run \(id)") }
    var batch = try opened(run, committed: [:])
    batch.earlier = earlier
    return batch
  }

  private func opened(
    _ run: BatchRun, committed: [SheetKey: CommittedRows]
  ) throws -> OpenBatch {
    let first = try Batches.runs(db, number: run.batch).first ?? run
    let reference = BatchReference(round: start.round, number: run.batch, mark: first.mark)
    return OpenBatch(
      id: run.id, reference: reference, committed: committed, onConflict: start.onConflict)
  }

  /// Finished imports of the same bytes that brought responses.
  private func earlierImports() throws -> [Int: EarlierImport] {
    var found: [Int: EarlierImport] = [:]
    for (position, file) in start.files.enumerated() {
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT b.number, b.started_at FROM batch_file f JOIN batch b ON b.id = f.batch
          WHERE f.digest = ? AND b.round = ? AND b.status = 'finished'
            AND EXISTS (SELECT 1 FROM batch_sheet s WHERE s.batch = f.batch AND s.file = f.position
              AND s.new + s.changed + s.unchanged > 0)
          ORDER BY b.id LIMIT 1
          """, arguments: [file.digest.hex, round.number])
      guard let row, let at = StoreTime.date(row["started_at"]) else { continue }
      found[position] = EarlierImport(batch: row["number"], startedAt: at)
    }
    return found
  }
}
