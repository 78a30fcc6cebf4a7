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
  /// Responses of the batch that stay, and why.
  public var kept: [KeptResponse]
}

/// A response that stays although its batch was undone.
public struct KeptResponse: Sendable, Hashable {
  /// Why it stays.
  public enum Reason: String, Sendable, Codable, CaseIterable {
    /// A later batch changed it.
    case changedLater
    /// Another batch brought it too, with the same content.
    case alsoImported
  }

  /// Identity of the response.
  public var identity: String
  /// The batch that it belongs to now.
  public var batch: Int64
  /// Why it stays.
  public var reason: Reason
}

extension Store {
  /// Takes back what a batch stored, mended rows included (hoàn tác lần nhập). Responses it brought
  /// are removed, unless another batch brought the same content: they then belong to that one.
  /// Responses it changed get their earlier content; responses that a later batch changed stay.
  /// Everything that goes is in the journal. The same files can then be imported again.
  ///
  /// - Throws: `StoreFault.importRunning`, `unknownBatch`, `batchNotUndoable`.
  public func undo(batch number: Int64, user: String, at time: Date) throws -> UndoReport {
    let lock = try importLock(user, at: time)
    defer { withExtendedLifetime(lock) {} }
    let batch = try batch(number).batch
    let live = batch.runs.filter { $0.status == .open || $0.status == .finished }
    guard !live.isEmpty else {
      throw Problem(StoreFault.batchNotUndoable, ["batch": String(number)])
    }
    let round = try round(batch.round)
    let report = try write { db in
      var undo = try BatchUndo(
        db, round, batch: number, runs: live.map(\.id), user: user, at: time)
      return try undo.run(as: .undone)
    }
    try syncToDisk()
    return report
  }
}

/// Takes runs of a batch back inside a transaction.
struct BatchUndo {
  private let db: Database
  private let round: StoredRound
  private let batch: Int64
  /// The runs as a list in SQL.
  private let runs: String
  private let time: Date
  private let journal: JournalWriter
  private let statements: ResponseStatements
  private var tally: CellTally
  private var report: UndoReport

  init(
    _ db: Database, _ round: StoredRound, batch: Int64, runs: [Int64], user: String, at time: Date
  ) throws {
    self.db = db
    self.round = round
    self.batch = batch
    self.runs = runs.map(String.init).joined(separator: ", ")
    self.time = time
    journal = JournalWriter(db, batch: runs.first ?? batch, user: user, at: time)
    statements = try ResponseStatements(db)
    tally = CellTally(layout: round.cellLayout)
    report = UndoReport(batch: batch, removed: 0, restored: 0, kept: [])
  }

  mutating func run(as status: Batch.Status) throws -> UndoReport {
    try db.execute(
      sql: "UPDATE batch SET status = ?, ended_at = ? WHERE id IN (\(runs))",
      arguments: [status.rawValue, StoreTime.text(time)])
    report.kept = try changedLater()
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
          AND source IN (SELECT id FROM batch_sheet WHERE batch IN (\(runs)))
        ORDER BY id LIMIT 100000
        """, arguments: [round.number << 40, (round.number + 1) << 40 - 1])
    return part.isEmpty ? nil : part
  }

  private mutating func takeBack(_ id: Int64, as status: Batch.Status) throws {
    if let owner = try otherOwner(of: id, digest: nil) {
      return try hand(id, to: owner, as: status)
    }
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

  /// A sheet of a batch that is not undone and that brought the same content.
  private struct Owner {
    var sheet: Int64
    var row: Int
    var batch: Int64
    var key: String
  }

  /// The oldest other owner of a content of a response; nil for the stored one.
  private func otherOwner(of id: Int64, digest: [UInt8]?) throws -> Owner? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT a.sheet, a.row, b.number, r.key FROM also_in a JOIN response r ON r.id = a.response
          JOIN batch_sheet s ON s.id = a.sheet JOIN batch b ON b.id = s.batch
        WHERE a.response = ? AND a.digest = ifnull(?, r.digest)
          AND b.status IN ('open', 'finished') ORDER BY b.id LIMIT 1
        """, arguments: [id, digest.map { Data($0) }])
    return row.map {
      Owner(sheet: $0["sheet"], row: $0["row"], batch: $0["number"], key: $0["key"])
    }
  }

  private mutating func hand(_ id: Int64, to owner: Owner, as status: Batch.Status) throws {
    try journal.record(
      .restored, response: id, newSource: owner.sheet, reason: status.rawValue)
    try db.execute(
      sql: "UPDATE response SET source = ?, source_row = ? WHERE id = ?",
      arguments: [owner.sheet, owner.row, id])
    try forgetOwner(owner, of: id)
    report.kept.append(
      KeptResponse(identity: owner.key, batch: owner.batch, reason: .alsoImported))
  }

  /// An owner that the response belongs to is no other one any more.
  private func forgetOwner(_ owner: Owner, of id: Int64) throws {
    try db.execute(
      sql: "DELETE FROM also_in WHERE response = ? AND sheet = ?", arguments: [id, owner.sheet])
  }

  /// The youngest content before the batch's that a batch not taken back had brought.
  private func earlierContent(of id: Int64) throws -> (entry: Int64, content: StoredContent)? {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT j.id, j.content, b.status IN ('open', 'finished') AS is_live FROM response r
          JOIN journal j ON j.round = r.round AND j.key = r.key AND j.action = 'replaced'
          JOIN batch_sheet s ON s.id = j.old_source JOIN batch b ON b.id = s.batch
        WHERE r.id = ? AND j.id > ifnull((SELECT max(g.id) FROM journal g WHERE g.round = r.round
          AND g.key = r.key AND g.action = 'removed'), 0)
        ORDER BY j.id DESC
        """, arguments: [id])
    for row in rows {
      let json: String = row["content"]
      var content = try JSONDecoder().decode(StoredContent.self, from: Data(json.utf8))
      if row["is_live"] { return (row["id"], content) }
      guard let owner = try otherOwner(of: id, digest: StoredContent.bytes(content.digest)) else {
        continue
      }
      content.source = owner.sheet
      content.row = owner.row
      try forgetOwner(owner, of: id)
      return (row["id"], content)
    }
    return nil
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
  private func changedLater() throws -> [KeptResponse] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT DISTINCT r.key, b.number FROM journal j
          JOIN batch_sheet old ON old.id = j.old_source
          JOIN response r ON r.round = j.round AND r.key = j.key
          JOIN batch_sheet now ON now.id = r.source JOIN batch b ON b.id = now.batch
        WHERE old.batch IN (\(runs)) AND now.batch > old.batch AND b.number <> ?
          AND j.action = 'replaced' ORDER BY r.key
        """, arguments: [batch]
    ).map {
      KeptResponse(identity: $0["key"], batch: $0["number"], reason: .changedLater)
    }
  }
}
