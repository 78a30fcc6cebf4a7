import Findings
import GRDB
import Responses

extension Store {
  /// The stored responses among some identity keys; see `ImportStore`.
  public func responses(keys: [String], in batch: OpenBatch) throws -> [String: HeldResponse] {
    guard let round = run?.round, run?.id == batch.id else { return [:] }
    return try read { db in
      var held: [String: HeldResponse] = [:]
      for key in keys where held[key] == nil {
        held[key] = try HeldResponses.fetch(db, key: key, round: round.number)
      }
      return held
    }
  }

  /// Whether a row was taken before; see `ImportStore`.
  public func isReadAgain(
    _ row: ImportedRow, of sheet: SheetKey, in batch: OpenBatch
  ) throws -> Bool {
    guard let run, run.id == batch.id else { return false }
    return try read { db in
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM response WHERE round = ? AND key = ?",
        arguments: [run.round.number, row.response.identity.key])
      guard let id, let reading = try SheetReading(db, run, sheet) else { return false }
      return try reading.earlier(row, as: id, db) != nil
    }
  }
}

/// Reads stored responses whole, with their identities.
enum HeldResponses {
  /// A response with where its content came from.
  struct Stored {
    var content: HeldResponse
    /// Sheet and row.
    var source: Int64
    var row: Int
  }

  private static let columns = """
    SELECT \(CodedResponse.columns(of: "r")), r.id, r.source, r.source_row FROM response r
      JOIN psu p ON p.id = r.psu JOIN unit u ON u.id = p.unit
    """
  private static let byKey = columns + " WHERE r.round = ? AND r.key = ?"
  private static let byID = columns + " WHERE r.id = ?"

  /// The response with an identity key in a round, where there is one.
  static func fetch(_ db: Database, key: String, round: Int64) throws -> HeldResponse? {
    let row = try RawStatement(db, byKey)
    row.bind(round, at: 1)
    row.bind(key, at: 2)
    defer { row.reset() }
    return try row.step() ? try stored(row, db).content : nil
  }

  /// The response with a number.
  static func stored(_ db: Database, id: Int64) throws -> Stored {
    let row = try RawStatement(db, byID)
    row.bind(id, at: 1)
    defer { row.reset() }
    guard try row.step() else { throw DatabaseError(message: "response \(id)") }
    return try stored(row, db)
  }

  private static func stored(_ row: RawStatement, _ db: Database) throws -> Stored {
    let next = CodedResponse.columnCount
    let content = HeldResponse(
      response: try CodedResponse(stored: row),
      identities: try StoredIdentities.ofResponse(row.integer(next), db))
    return Stored(content: content, source: row.integer(next + 1), row: Int(row.integer(next + 2)))
  }
}

/// Reads names, phones and the like, by field.
enum StoredIdentities {
  /// Those of a response.
  static func ofResponse(_ id: Int64, _ db: Database) throws -> [String: String] {
    let rows = try RawStatement(db, "SELECT field, value FROM identity WHERE response = ?")
    rows.bind(id, at: 1)
    return try values(rows)
  }

  /// Those that a row said by itself.
  static func ofRow(
    _ position: Int64, sheet: Int64, response: Int64, _ db: Database
  ) throws -> [String: String] {
    let rows = try RawStatement(
      db,
      """
      SELECT field, value FROM contribution_identity
      WHERE response = ? AND sheet = ? AND position = ?
      """)
    rows.bind(response, at: 1)
    rows.bind(sheet, at: 2)
    rows.bind(position, at: 3)
    return try values(rows)
  }

  private static func values(_ rows: RawStatement) throws -> [String: String] {
    defer { rows.reset() }
    var values: [String: String] = [:]
    while try rows.step() { values[rows.text(0) ?? ""] = rows.text(1) }
    return values
  }
}
