import Findings
import Foundation
import GRDB
import Responses

/// What became of the responses of an undone batch.
public struct UndoReport: Sendable, Hashable {
  /// The batch.
  public var batch: Int64
  /// Responses that the batch had brought and that are gone now.
  public var removed: Int
  /// Responses that have their earlier content again.
  public var restored: Int
  /// Responses that keep what a later batch made of them.
  public var kept: [KeptResponse]
}

/// A response that a later batch changed after the undone one.
public struct KeptResponse: Sendable, Hashable {
  /// Identity of the response.
  public var identity: String
  /// The batch whose content it has.
  public var batch: Int64
}

extension Store {
  /// Takes back what a batch stored (gỡ lần nhập): responses it brought are removed, responses it
  /// changed get their earlier content, responses that a later batch changed stay. Everything that
  /// goes is in the journal. The same files can then be imported again.
  ///
  /// A response belongs to the batch that stored it first: one that later came unchanged in another
  /// batch goes with the first, and importing the other files again brings it back.
  ///
  /// - Throws: `StoreFault.importRunning`, `unknownBatch`, `batchNotUndoable`.
  public func undo(batch id: Int64, user: String, at time: Date) throws -> UndoReport {
    let lock = try StoreLock(store: path, user: user, at: time)
    defer { withExtendedLifetime(lock) {} }
    let batch = try batch(id).batch
    guard batch.status == .open || batch.status == .finished else {
      throw Problem(StoreFault.batchNotUndoable, ["batch": String(id)])
    }
    let round = try round(batch.round)
    let report = try write { db in
      var undo = try BatchUndo(db, round, batch: id, user: user, at: time)
      return try undo.run(as: .undone)
    }
    try syncToDisk()
    return report
  }
}

/// Takes a batch back inside a transaction.
struct BatchUndo {
  private let db: Database
  private let round: StoredRound
  private let batch: Int64
  private let time: Date
  private let journal: JournalWriter
  private let statements: ResponseStatements
  private var tally: CellTally
  private var report: UndoReport

  init(_ db: Database, _ round: StoredRound, batch: Int64, user: String, at time: Date) throws {
    self.db = db
    self.round = round
    self.batch = batch
    self.time = time
    journal = JournalWriter(db, batch: batch, user: user, at: time)
    statements = try ResponseStatements(db)
    tally = CellTally(layout: round.cellLayout)
    report = UndoReport(batch: batch, removed: 0, restored: 0, kept: [])
  }

  mutating func run(as status: Batch.Status) throws -> UndoReport {
    try db.execute(
      sql: "UPDATE batch SET status = ?, ended_at = ? WHERE id = ?",
      arguments: [status.rawValue, StoreTime.text(time), batch])
    report.kept = try keptResponses()
    while let part = try nextPart() {
      for id in part { try takeBack(id, as: status) }
    }
    try tally.flush(to: db, round: round.number)
    return report
  }

  /// Some responses whose content is the batch's; none is left once all are taken back.
  private func nextPart() throws -> [Int64]? {
    let part = try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM response WHERE id BETWEEN ? AND ?
          AND source IN (SELECT id FROM batch_sheet WHERE batch = ?) ORDER BY id LIMIT 100000
        """, arguments: [round.number << 40, (round.number + 1) << 40 - 1, batch])
    return part.isEmpty ? nil : part
  }

  private mutating func takeBack(_ id: Int64, as status: Batch.Status) throws {
    try statements.takeFromTally(&tally, id: id)
    if let earlier = try earlierContent(of: id) {
      try journal.record(
        .restored, response: id, newSource: earlier.content.source, reason: status.rawValue)
      try restore(earlier, to: id)
      report.restored += 1
    } else {
      // A batch that takes itself back was never finished: its rows are still in the files.
      if status == .undone {
        try journal.record(.removed, response: id, newSource: nil, reason: status.rawValue)
      }
      try db.execute(sql: "DELETE FROM response WHERE id = ?", arguments: [id])
      report.removed += 1
    }
  }

  /// The youngest content before the batch's that no undone or reverted batch had brought.
  private func earlierContent(of id: Int64) throws -> (entry: Int64, content: StoredContent)? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT j.id, j.content FROM response r
          JOIN journal j ON j.round = r.round AND j.key = r.key AND j.action = 'replaced'
          JOIN batch_sheet s ON s.id = j.old_source JOIN batch b ON b.id = s.batch
        WHERE r.id = ? AND b.status IN ('open', 'finished')
          AND j.id > ifnull((SELECT max(g.id) FROM journal g WHERE g.round = r.round
            AND g.key = r.key AND g.action = 'removed'), 0)
        ORDER BY j.id DESC LIMIT 1
        """, arguments: [id])
    guard let row else { return nil }
    let json: String = row["content"]
    return (row["id"], try JSONDecoder().decode(StoredContent.self, from: Data(json.utf8)))
  }

  private mutating func restore(
    _ earlier: (entry: Int64, content: StoredContent), to id: Int64
  ) throws {
    let content = earlier.content
    guard let answers = StoredContent.bytes(content.answers),
      let digest = StoredContent.bytes(content.digest)
    else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "journal \(earlier.entry)") }
    try db.execute(
      sql: """
        UPDATE response SET psu = ?, answers = ?, weight = ?, answered_on = ?, interviewer = ?,
          invalid_reason = ?, digest = ?, source = ?, source_row = ?, content_based = ?,
          details = (SELECT json_extract(content, '$.details') FROM journal WHERE id = ?)
        WHERE id = ?
        """,
      arguments: [
        content.psu, Data(answers), content.weight, content.answeredOn, content.interviewer,
        content.invalid, Data(digest), content.source, content.row, content.contentBased,
        earlier.entry, id,
      ])
    try restoreIdentities(earlier.entry, to: id)
    answers.withUnsafeBufferPointer {
      tally.add(
        $0, psu: content.psu, weight: content.weight, isValid: content.invalid == nil, times: 1)
    }
  }

  private func restoreIdentities(_ entry: Int64, to id: Int64) throws {
    try db.execute(sql: "DELETE FROM identity WHERE response = ?", arguments: [id])
    try db.execute(
      sql: """
        INSERT INTO identity (response, field, value)
        SELECT ?, field, value FROM journal_identity WHERE journal = ?
        """, arguments: [id, entry])
  }

  /// Responses that the batch had stored and that have the content of a later batch now.
  private func keptResponses() throws -> [KeptResponse] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT r.key, now.batch FROM journal j
          JOIN batch_sheet old ON old.id = j.old_source
          JOIN response r ON r.round = j.round AND r.key = j.key
          JOIN batch_sheet now ON now.id = r.source
        WHERE old.batch = ?1 AND now.batch > ?1 AND j.action = 'replaced' ORDER BY r.key
        """, arguments: [batch]
    ).map { KeptResponse(identity: $0["key"], batch: $0["batch"]) }
  }
}
