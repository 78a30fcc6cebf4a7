import Findings
import GRDB
import Responses

/// The statements that read and write single responses.
struct ResponseStatements {
  private let db: Database
  private let insertion: RawStatement
  private let identity: RawStatement
  private let lookUp: RawStatement
  private var buffer = RowBuffer()

  init(_ db: Database) throws {
    self.db = db
    insertion = try RawStatement(
      db,
      """
      INSERT INTO response (psu, answers, weight, answered_on, interviewer, invalid_reason, digest,
        source, source_row, content_based, details, id, round, key)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (round, key) DO NOTHING
      """)
    identity = try RawStatement(
      db, "INSERT INTO identity (response, field, value) VALUES (?, ?, ?)")
    lookUp = try RawStatement(
      db, "SELECT id, digest FROM response WHERE round = ? AND key = ?")
  }

  /// The id after the last one of a round.
  func nextID(round: Int64) throws -> Int64 {
    let last = try Int64.fetchOne(
      db, sql: "SELECT max(id) FROM response WHERE id BETWEEN ? AND ?",
      arguments: [round << 40, (round + 1) << 40 - 1])
    return (last ?? round << 40) + 1
  }

  /// Whether the response was stored, that is, its key was not there.
  mutating func insert(
    _ row: ImportedRow, id: Int64, round: Int64, psu: Int64, source: Int64
  ) throws -> Bool {
    insertion.bind(id, at: 12)
    insertion.bind(round, at: 13)
    buffer.removeAll()
    buffer.add(row.response.identity.key, at: 14)
    return try run(insertion, with: row, psu: psu, source: source) == 1
  }

  /// Puts new content in place of the old one, whose identities go.
  mutating func update(_ row: ImportedRow, id: Int64, psu: Int64, source: Int64) throws {
    let statement = try RawStatement(
      db,
      """
      UPDATE response SET psu = ?, answers = ?, weight = ?, answered_on = ?, interviewer = ?,
        invalid_reason = ?, digest = ?, source = ?, source_row = ?, content_based = ?, details = ?
      WHERE id = ?
      """)
    statement.bind(id, at: 12)
    buffer.removeAll()
    try run(statement, with: row, psu: psu, source: source)
    try db.executeRepeated(sql: "DELETE FROM identity WHERE response = ?", arguments: [id])
  }

  func insertIdentities(of row: ImportedRow, id: Int64) throws {
    guard !row.identities.isEmpty else { return }
    for (field, value) in row.identities.sorted(by: { $0.key < $1.key }) {
      identity.bind(id, at: 1)
      identity.bind(field, at: 2)
      identity.bind(value, at: 3)
      try identity.run()
    }
  }

  func stored(key: String, round: Int64) throws -> (id: Int64, digest: [UInt8]) {
    lookUp.bind(round, at: 1)
    lookUp.bind(key, at: 2)
    defer { lookUp.reset() }
    guard try lookUp.step() else { throw DatabaseError(message: "response \(key)") }
    return (lookUp.integer(0), Array(lookUp.bytes(1)))
  }

  /// File, sheet and row that a stored response came from, and the run that brought it.
  func origin(of id: Int64) throws -> (place: Place, run: Int64) {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT f.name, s.batch, s.sheet, r.source_row FROM response r JOIN batch_sheet s ON s.id = r.source
          JOIN batch_file f ON f.batch = s.batch AND f.position = s.file WHERE r.id = ?
        """, arguments: [id])
    guard let row else { throw DatabaseError(message: "response \(id)") }
    let sheet: String = row["sheet"]
    let place = Place(
      file: row["name"], sheet: sheet.isEmpty ? nil : sheet, row: row["source_row"])
    return (place, row["batch"])
  }

  /// Takes a stored response out of the sums before it goes or changes.
  func takeFromTally(_ tally: inout CellTally, id: Int64) throws {
    let statement = try RawStatement(
      db, "SELECT psu, weight, invalid_reason, answers FROM response WHERE id = ?")
    statement.bind(id, at: 1)
    defer { statement.reset() }
    guard try statement.step() else { return }
    tally.add(
      statement.bytes(3), psu: statement.integer(0), weight: statement.integer(1),
      isValid: statement.isNull(2), times: -1)
  }

  func addCounts(_ counts: RowCounts, lastRow: Int, source: Int64) throws {
    try db.execute(
      sql: """
        UPDATE batch_sheet SET new = new + ?, changed = changed + ?, unchanged = unchanged + ?,
          refused = refused + ?, skipped = skipped + ?, last_row = max(last_row, ?) WHERE id = ?
        """,
      arguments: [
        counts.new, counts.changed, counts.unchanged, counts.refused, counts.skipped, lastRow,
        source,
      ])
  }

  /// Binds the content to the parameters 1 to 11 and runs the statement.
  @discardableResult
  private mutating func run(
    _ statement: RawStatement, with row: ImportedRow, psu: Int64, source: Int64
  ) throws -> Int {
    let response = row.response
    statement.bind(psu, at: 1)
    statement.bind(response.weight, at: 3)
    statement.bind(source, at: 8)
    statement.bind(Int64(row.row), at: 9)
    statement.bind(response.identity.isContentBased ? 1 : 0, at: 10)
    buffer.add(response.answers, at: 2)
    buffer.add(response.answeredOn?.description, at: 4)
    buffer.add(response.interviewer, at: 5)
    buffer.add(response.validity.reason, at: 6)
    buffer.add(response.contentDigest, at: 7)
    buffer.add(response.details, at: 11)
    return try buffer.run(statement)
  }
}

extension ResponseValidity {
  /// The reason as stored; nil for a response that counts.
  var reason: String? {
    if case .invalid(let reason) = self { reason.rawValue } else { nil }
  }
}
