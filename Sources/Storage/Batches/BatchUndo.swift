import Findings
import Foundation
import GRDB
import Questionnaires
import Responses

extension Store {
  /// Takes back what a batch stored, mended rows included (hoàn tác lần nhập).
  ///
  /// The store keeps what every row said of a response by itself. The rows of the batch go; those
  /// of the other batches are put over one another again in the order they came, blank cells keeping
  /// or erasing as they did: a response is then what it would be had only the others been imported.
  /// Without any row it is removed. A row that came with the content that was stored counts as
  /// taken, and stands for itself where that content goes.
  ///
  /// It cannot be so for a row that is not in the store: one that was left out or refused because
  /// of what goes now, or that breaks a rule of the questionnaire without it. The report names these
  /// rows; their files can be imported again. So can those of the batch. Everything that goes is in
  /// the journal.
  ///
  /// - Throws: `StoreFault.importRunning`, `unknownBatch`, `batchNotUndoable`; what is wrong with
  ///   the definitions of the round where this version refuses them.
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
  /// The runs as a list in SQL.
  private let runs: String
  /// The sheets they read.
  private let sheets: Set<Int64>
  private let time: Date
  private let journal: JournalWriter
  private let contributions: ContributionStatements
  private let move: RawStatement
  private var statements: ResponseStatements
  private var tally: CellTally
  private var psus = PSUDirectory()
  private var merge: ResponseMerge?
  private let heldBack: HeldBackRows
  private var report: UndoReport

  init(
    _ db: Database, _ round: StoredRound, batch: Int64, runs: [Int64], user: String, at time: Date
  ) throws {
    self.db = db
    self.round = round
    self.runs = runs.map(String.init).joined(separator: ", ")
    self.time = time
    sheets = try Int64.fetchSet(
      db, sql: "SELECT id FROM batch_sheet WHERE batch IN (\(self.runs))")
    journal = try JournalWriter(db, batch: runs.first ?? batch, user: user, at: time)
    contributions = try ContributionStatements(db)
    move = try RawStatement(db, "UPDATE response SET source = ?, source_row = ? WHERE id = ?")
    statements = try ResponseStatements(db)
    tally = CellTally(layout: round.cellLayout)
    heldBack = try HeldBackRows(db, round: round.number, without: self.runs)
    report = UndoReport(batch: batch, removed: 0, restored: 0, kept: [])
  }

  mutating func run(as status: Batch.Status) throws -> UndoReport {
    try db.execute(
      sql: "UPDATE batch SET status = ?, ended_at = ? WHERE id IN (\(runs))",
      arguments: [status.rawValue, StoreTime.text(time)])
    try removeLoneResponses(as: status)
    var last = round.number << 40
    while let part = try nextPart(after: last) {
      for id in part { try takeBack(id, as: status) }
      last = part.last ?? last
    }
    try forgetRows()
    try tally.flush(to: db, round: round.number)
    return report
  }

  private mutating func removeLoneResponses(as status: Batch.Status) throws {
    let lone = try LoneResponses(db, round: round.number, runs: runs, except: heldBack.keys)
    try lone.take(from: &tally)
    // A batch that takes itself back was never finished: its rows are still in the files.
    if status == .undone { try lone.record(in: journal, reason: status.rawValue) }
    report.removed += try lone.remove()
  }

  /// The next responses that the batch brought, by id.
  private func nextPart(after last: Int64) throws -> [Int64]? {
    let sheets = "(SELECT id FROM batch_sheet WHERE batch IN (\(runs)))"
    let part = try Int64.fetchAll(
      db,
      sql: """
        SELECT id FROM response WHERE id BETWEEN ?1 AND ?2 AND source IN \(sheets)
        UNION SELECT response FROM contribution WHERE response BETWEEN ?1 AND ?2
          AND sheet IN \(sheets)
        ORDER BY 1 LIMIT 100000
        """, arguments: [last + 1, (round.number + 1) << 40 - 1])
    return part.isEmpty ? nil : part
  }

  private mutating func takeBack(_ id: Int64, as status: Batch.Status) throws {
    let all = try ResponseHistory.contributions(to: id, db)
    let left = all.filter { !sheets.contains($0.sheet) }
    try release(all, left)
    let replay = try Replay(left) { try rules() }
    guard let replay else { return try remove(id, as: status) }
    let stored = try HeldResponses.stored(db, id: id)
    let lastGone = all.last { sheets.contains($0.sheet) }?.sheet ?? 0
    if stored.content == replay.content {
      try keep(id, stored, replay.source, lastGone: lastGone, as: status)
    } else {
      try change(id, to: replay, from: stored, as: status)
      note(replay, lastGone: lastGone)
    }
    try leaveOut(replay.refused, of: id)
  }

  /// Names the rows that stayed out because of rows that go.
  private mutating func release(_ all: [Contribution], _ left: [Contribution]) throws {
    guard let key = all.first?.content.response.identity.key else { return }
    let heldBack = heldBack
    report.released += try heldBack.released(key, all: all, left: left) { rows in
      try Replay(rows) { try rules() }?.content
    }
  }

  private mutating func remove(_ id: Int64, as status: Batch.Status) throws {
    try statements.takeFromTally(&tally, id: id)
    if status == .undone {
      try journal.record(.removed, response: id, newSource: nil, reason: status.rawValue)
    }
    try db.executeRepeated(sql: "DELETE FROM response WHERE id = ?", arguments: [id])
    report.removed += 1
  }

  /// The content stays. It may belong to another row now.
  private mutating func keep(
    _ id: Int64, _ stored: HeldResponses.Stored, _ source: Contribution, lastGone: Int64,
    as status: Batch.Status
  ) throws {
    let key = stored.content.response.identity.key
    guard source.sheet != stored.source || source.row != stored.row else {
      if source.sheet > lastGone {
        report.kept.append(
          KeptResponse(identity: key, batch: source.batch, reason: .changedLater))
      }
      return
    }
    try journal.record(
      .restored, response: id, newSource: source.sheet, reason: status.rawValue)
    // What the rows say that stay is what the response says, before and after.
    if !sheets.contains(stored.source) { try contributions.keepContent(of: id) }
    move.bind(source.sheet, at: 1)
    move.bind(Int64(source.row), at: 2)
    move.bind(id, at: 3)
    try move.run()
    report.kept.append(KeptResponse(identity: key, batch: source.batch, reason: .alsoImported))
  }

  private mutating func change(
    _ id: Int64, to replay: Replay, from stored: HeldResponses.Stored, as status: Batch.Status
  ) throws {
    try journal.record(
      .restored, response: id, newSource: replay.source.sheet, reason: status.rawValue)
    try contributions.keepContent(of: id)
    try statements.takeFromTally(&tally, id: id)
    let response = replay.content.response
    let row = ImportedRow(
      row: replay.source.row, response: response, identities: replay.content.identities)
    let psu = try psus.number(response.unit, response.psu, db)
    try statements.update(row, id: id, psu: psu, source: replay.source.sheet)
    try statements.insertIdentities(of: row, id: id)
    response.answers.withUnsafeBufferPointer {
      tally.add(
        $0, psu: psu, weight: response.weight, isValid: response.validity == .valid, times: 1)
    }
  }

  private mutating func note(_ replay: Replay, lastGone: Int64) {
    let key = replay.content.response.identity.key
    if replay.source.sheet > lastGone {
      report.kept.append(
        KeptResponse(identity: key, batch: replay.source.batch, reason: .reduced))
    } else {
      report.restored += 1
    }
  }

  /// What the rows of the batch said goes, of all responses at once.
  private func forgetRows() throws {
    try db.execute(
      sql: """
        DELETE FROM contribution WHERE response BETWEEN ? AND ?
          AND sheet IN (SELECT id FROM batch_sheet WHERE batch IN (\(runs)))
        """, arguments: [round.number << 40, (round.number + 1) << 40 - 1])
  }

  private mutating func leaveOut(_ rows: [Contribution], of id: Int64) throws {
    for row in rows {
      try db.executeRepeated(
        sql: "DELETE FROM contribution WHERE response = ? AND sheet = ? AND row = ?",
        arguments: [id, row.sheet, row.row])
      report.released.append(
        ReleasedRow(
          identity: row.content.response.identity.key, batch: row.batch,
          place: Place(
            file: row.fileName, sheet: row.sheetName.isEmpty ? nil : row.sheetName, row: row.row)))
    }
  }

  /// The rules its responses were coded by.
  private mutating func rules() throws -> ResponseMerge {
    let made = try merge ?? round.merge()
    merge = made
    return made
  }
}
