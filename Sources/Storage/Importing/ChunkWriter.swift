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
  private let file: String
  private let committedRow: Int64
  private var tally: CellTally
  private var psus: PSUDirectory
  private var nextID: Int64
  private var counts = RowCounts()
  private var conflicts: [Conflict] = []
  private var unchanged: [Int] = []

  init(_ db: Database, _ run: ImportRun, sheet: SheetKey, at time: Date) throws {
    self.db = db
    self.run = run
    self.sheet = sheet
    statements = try ResponseStatements(db)
    journal = JournalWriter(db, batch: run.id, user: run.user, at: time)
    (source, committedRow, file) = try ChunkWriter.sheetRow(db, run.id, sheet)
    nextID = try statements.nextID(round: run.round.number)
    (tally, psus) = run.lend()
  }

  mutating func write(
    _ chunk: ImportChunk, _ telling: (Conflict) -> Problem
  ) throws -> ChunkOutcome {
    guard chunk.lastRow > committedRow else {
      throw Problem(StoreFault.rowsCommitted, ["value": String(committedRow)])
    }
    for (position, row) in chunk.rows.enumerated() { try store(row, position, telling) }
    try tally.flush(to: db, round: run.round.number)
    for row in chunk.refused { try refuse(row) }
    for row in chunk.dropped { try settle(row) }
    counts.skipped += chunk.blank + chunk.dropped.count
    try statements.addCounts(counts, lastRow: chunk.lastRow, source: source)
    run.takeBack(tally, psus)
    return ChunkOutcome(counts: counts, conflicts: conflicts, unchanged: unchanged)
  }

  private mutating func store(
    _ row: ImportedRow, _ position: Int, _ telling: (Conflict) -> Problem
  ) throws {
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
      try settle(row.row)
    } else {
      try meet(row, position, psu: psu, telling)
    }
  }

  /// The response is stored already: the same again, or a conflict.
  private mutating func meet(
    _ row: ImportedRow, _ position: Int, psu: Int64, _ telling: (Conflict) -> Problem
  ) throws {
    let stored = try statements.stored(key: row.response.identity.key, round: run.round.number)
    guard stored.digest != row.response.contentDigest else {
      if stored.source != source { try statements.share(stored.id, with: row, source: source) }
      counts.unchanged += 1
      unchanged.append(position)
      return try settle(row.row)
    }
    let policy = row.decision ?? run.onConflict
    guard policy != .replace else {
      try replace(stored.id, by: row, psu: psu)
      counts.changed += 1
      return try settle(row.row)
    }
    let (place, itsRun) = try statements.origin(of: stored.id)
    let conflict = Conflict(
      position: position, policy: policy, stored: place, isOfThisRun: itsRun == run.id,
      held: try HeldResponses.fetch(db, id: stored.id))
    conflicts.append(conflict)
    guard policy == .keep else {
      return try refuse(RefusedRow(row: row.row, problems: [telling(conflict)]))
    }
    counts.skipped += 1
    try StoredProblem.insert(telling(conflict), sheet: source, refusedRow: nil, db)
    try settle(row.row)
  }

  private mutating func refuse(_ row: RefusedRow) throws {
    counts.refused += 1
    let key: StatementArguments = [run.batch, file, sheet.sheet, row.row]
    try db.execute(
      sql: """
        INSERT INTO refused_row (batch, file, sheet, row, refused_by) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """, arguments: key + [source])
    let id = try Int64.fetchOne(
      db, sql: "SELECT id FROM refused_row WHERE batch = ? AND file = ? AND sheet = ? AND row = ?",
      arguments: key)
    for problem in row.problems {
      try StoredProblem.insert(problem, sheet: source, refusedRow: id, db)
    }
  }

  /// A row that an earlier run of the batch refused waits no longer.
  private func settle(_ row: Int) throws {
    guard run.isContinuation else { return }
    try db.execute(
      sql: """
        UPDATE refused_row SET settled_by = ? WHERE batch = ? AND file = ? AND sheet = ? AND row = ?
        """, arguments: [source, run.batch, file, sheet.sheet, row])
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

  /// The row of a sheet of a run, made where it is not there yet.
  static func sheetRow(
    _ db: Database, _ run: Int64, _ sheet: SheetKey
  ) throws -> (id: Int64, lastRow: Int64, file: String) {
    try db.execute(
      sql: """
        INSERT INTO batch_sheet (batch, file, sheet) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
        """, arguments: [run, sheet.file, sheet.sheet])
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT s.id, s.last_row, f.name FROM batch_sheet s
          JOIN batch_file f ON f.batch = s.batch AND f.position = s.file
        WHERE s.batch = ? AND s.file = ? AND s.sheet = ?
        """, arguments: [run, sheet.file, sheet.sheet])
    guard let row else { throw DatabaseError(message: "batch_sheet") }
    return (row["id"], row["last_row"], row["name"])
  }
}
