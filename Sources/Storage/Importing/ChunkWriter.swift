import Findings
import Foundation
import GRDB
import Responses

/// Stores one chunk inside a transaction: responses, identities, cells, findings, counts.
struct ChunkWriter {
  private let db: Database
  private let run: ImportRun
  private var statements: ResponseStatements
  private let contributions: ContributionStatements
  private let journal: JournalWriter
  private let sheet: SheetKey
  private let source: Int64
  private let refusedRows: RefusedRowWriter
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
    contributions = try ContributionStatements(db)
    journal = try JournalWriter(db, batch: run.id, user: run.user, at: time)
    let file: String
    (source, committedRow, file) = try ChunkWriter.sheetRow(db, run.id, sheet)
    refusedRows = RefusedRowWriter(db, run, file: file, sheet: sheet.sheet, source: source)
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
    for row in chunk.settled { try refusedRows.add(row) }
    for row in chunk.dropped { try refusedRows.settle(row, as: nil) }
    counts.skipped += chunk.blank + chunk.dropped.count + chunk.settled.count
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
      try refusedRows.settle(row.row, as: row.response.identity.key)
    } else {
      try meet(row, position, psu: psu, telling)
    }
  }

  /// The response is stored already: the same again, or a conflict.
  private mutating func meet(
    _ row: ImportedRow, _ position: Int, psu: Int64, _ telling: (Conflict) -> Problem
  ) throws {
    let stored = try statements.stored(key: row.response.identity.key, round: run.round.number)
    let policy = row.decision ?? run.onConflict
    guard stored.digest != row.response.contentDigest else {
      try keep(row, stored.id, stored.digest)
      counts.unchanged += 1
      unchanged.append(position)
      return try refusedRows.settle(row.row, as: row.response.identity.key)
    }
    if try isReadAgain(row, position, stored.id, policy, telling) {
      counts.unchanged += 1
      unchanged.append(position)
      return try refusedRows.settle(row.row, as: row.response.identity.key)
    }
    guard policy != .replace else {
      try replace(stored.id, by: row, psu: psu)
      counts.changed += 1
      return try refusedRows.settle(row.row, as: row.response.identity.key)
    }
    let conflict = try conflict(position, with: stored.id, policy)
    conflicts.append(conflict)
    guard policy == .keep else {
      return try refuse(
        RefusedRow(row: row.row, problems: [telling(conflict)], readable: ReadablePart(row)))
    }
    counts.skipped += 1
    try StoredProblem.insert(telling(conflict), sheet: source, refusedRow: nil, db)
    try refusedRows.leaveOut(RefusedRow(row: row.row, problems: [], readable: ReadablePart(row)))
  }

  private func conflict(
    _ position: Int, with response: Int64, _ policy: ConflictPolicy
  ) throws -> Conflict {
    let (place, itsRun) = try statements.origin(of: response)
    return Conflict(
      position: position, policy: policy, stored: place, isOfThisRun: itsRun == run.id,
      held: try HeldResponses.stored(db, id: response).content)
  }

  /// Whether the row was taken before; it is then kept the way it was taken, so that it is there
  /// when the earlier file is undone. Of a row that replaces it was found out before the row was put
  /// over the stored response. A row of the batch that is being mended goes with its batch anyway.
  /// One over which a mended row was put gives way to that, and undo names it.
  private mutating func isReadAgain(
    _ row: ImportedRow, _ position: Int, _ response: Int64, _ policy: ConflictPolicy,
    _ telling: (Conflict) -> Problem
  ) throws -> Bool {
    guard policy != .replace || row.isReadAgain, let reading = try SheetReading(db, run, sheet),
      let earlier = try reading.earlier(row, as: response, db)
    else { return false }
    guard !reading.isOfBatch(earlier) else { return true }
    guard try !reading.isMended(since: earlier, of: response, db) else {
      var kept = telling(try conflict(position, with: response, .keep))
      kept.severity = .note
      try StoredProblem.insert(kept, sheet: source, refusedRow: nil, db)
      return true
    }
    var row = row
    row.own = earlier.erasure == nil ? nil : earlier.own
    try keep(row, response, nil)
    return true
  }

  /// Keeps what the row said of a stored response by itself.
  ///
  /// - Parameter digest: of what the response says after the row.
  private mutating func keep(_ row: ImportedRow, _ id: Int64, _ digest: [UInt8]?) throws {
    let said = row.own?.content.response ?? row.response
    guard said.contentDigest != digest else {
      try contributions.add(row, to: id, source: source)
      return
    }
    let psu = try psus.number(said.unit, said.psu, db)
    try contributions.add(row, to: id, source: source, psu: psu)
  }

  private mutating func refuse(_ row: RefusedRow) throws {
    counts.refused += 1
    try refusedRows.add(row)
  }

  private mutating func replace(_ id: Int64, by row: ImportedRow, psu: Int64) throws {
    try journal.record(.replaced, response: id, newSource: source, reason: "import")
    try contributions.keepContent(of: id)
    try statements.takeFromTally(&tally, id: id)
    try statements.update(row, id: id, psu: psu, source: source)
    try statements.insertIdentities(of: row, id: id)
    count(row.response, psu: psu)
    try keep(row, id, row.response.contentDigest)
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
