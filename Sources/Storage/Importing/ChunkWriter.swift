import Findings
import Foundation
import GRDB
import Responses

/// Stores one chunk inside a transaction: responses, identities, cells, findings, counts.
struct ChunkWriter {
  private let db: Database
  private let run: ImportRun
  private var statements: ResponseStatements
  private let journal: JournalWriter
  private let sheet: SheetKey
  private let source: Int64
  private let committedRow: Int64
  private var tally: CellTally
  private var psus: PSUDirectory
  private var nextID: Int64
  private var counts = RowCounts()
  private var conflicts: [Conflict] = []

  init(_ db: Database, _ run: ImportRun, sheet: SheetKey, at time: Date) throws {
    self.db = db
    self.run = run
    self.sheet = sheet
    statements = try ResponseStatements(db)
    journal = JournalWriter(db, batch: run.batch, user: run.user, at: time)
    (source, committedRow) = try ChunkWriter.sheetRow(db, run.batch, sheet)
    nextID = try statements.nextID(round: run.round.number)
    (tally, psus) = run.lend()
  }

  mutating func write(_ chunk: ImportChunk) throws -> ChunkOutcome {
    guard chunk.lastRow > committedRow else {
      throw Problem(StoreFault.rowsCommitted, ["value": String(committedRow)])
    }
    for row in chunk.rows { try store(row) }
    try tally.flush(to: db, round: run.round.number)
    counts.refused += chunk.refused
    counts.skipped += chunk.skipped
    try storeProblems(chunk.problems)
    try statements.addCounts(counts, lastRow: chunk.lastRow, source: source)
    run.takeBack(tally, psus)
    return ChunkOutcome(counts: counts, conflicts: conflicts)
  }

  private mutating func store(_ row: ImportedRow) throws {
    let response = row.response
    try checkFit(response)
    let psu = try psus.number(response.unit, response.psu, db)
    let isNew = try statements.insert(
      row, id: nextID, round: run.round.number, psu: psu, source: source)
    if isNew {
      try statements.insertIdentities(of: row, id: nextID)
      count(response, psu: psu)
      nextID += 1
      counts.new += 1
    } else {
      try meet(row, psu: psu)
    }
  }

  /// The response is stored already: the same again, or a conflict.
  private mutating func meet(_ row: ImportedRow, psu: Int64) throws {
    let stored = try statements.stored(key: row.response.identity.key, round: run.round.number)
    guard stored.digest != row.response.contentDigest else {
      counts.unchanged += 1
      return
    }
    conflicts.append(
      Conflict(
        row: row.row, identity: row.response.identity.key,
        stored: try statements.place(of: stored.id)))
    switch run.onConflict {
    case .stop: break
    case .keep: counts.skipped += 1
    case .replace:
      try replace(stored.id, by: row, psu: psu)
      counts.changed += 1
    }
  }

  private mutating func replace(_ id: Int64, by row: ImportedRow, psu: Int64) throws {
    try journal.record(.replaced, response: id, newSource: source, reason: "import")
    try statements.takeFromTally(&tally, id: id)
    try statements.update(row, id: id, psu: psu, source: source)
    try statements.insertIdentities(of: row, id: id)
    count(row.response, psu: psu)
  }

  private mutating func count(_ response: CodedResponse, psu: Int64) {
    response.answers.withUnsafeBufferPointer { answers in
      tally.add(
        answers, psu: psu, weight: response.weight, isValid: response.validity == .valid, times: 1)
    }
  }

  private func checkFit(_ response: CodedResponse) throws {
    let layout = run.round.cellLayout
    let fits =
      response.answers.withUnsafeBufferPointer { layout.fits($0) }
      && response.details.allSatisfy { (0..<layout.slots).contains($0.slot) }
      && (0...100_000_000_000).contains(response.weight) && response.contentDigest.count == 32
    guard fits else {
      throw Problem(
        StoreFault.responseDoesNotFit, ["value": response.identity.key, "round": run.round.id])
    }
  }

  private func storeProblems(_ problems: [Problem]) throws {
    guard !problems.isEmpty else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for problem in problems {
      try db.execute(
        sql: "INSERT INTO problem (sheet, code, severity, place, facts) VALUES (?, ?, ?, ?, ?)",
        arguments: [
          source, problem.code, problem.severity.rawValue,
          String(decoding: try encoder.encode(problem.place), as: UTF8.self),
          String(decoding: try encoder.encode(problem.facts), as: UTF8.self),
        ])
    }
  }

  private static func sheetRow(
    _ db: Database, _ batch: Int64, _ sheet: SheetKey
  ) throws -> (id: Int64, lastRow: Int64) {
    try db.execute(
      sql: """
        INSERT INTO batch_sheet (batch, file, sheet) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
        """, arguments: [batch, sheet.file, sheet.sheet])
    let row = try Row.fetchOne(
      db, sql: "SELECT id, last_row FROM batch_sheet WHERE batch = ? AND file = ? AND sheet = ?",
      arguments: [batch, sheet.file, sheet.sheet])
    guard let row else { throw DatabaseError(message: "batch_sheet") }
    return (row["id"], row["last_row"])
  }
}
