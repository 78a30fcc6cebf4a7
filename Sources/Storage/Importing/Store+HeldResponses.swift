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
  private static let columns = """
    SELECT r.*, p.code AS psu_code, u.code AS unit_code, u.valid_from FROM response r
      JOIN psu p ON p.id = r.psu JOIN unit u ON u.id = p.unit
    """

  /// The response with an identity key in a round, where there is one.
  static func fetch(_ db: Database, key: String, round: Int64) throws -> HeldResponse? {
    try Row.fetchOne(
      db.cachedStatement(sql: columns + " WHERE r.round = ? AND r.key = ?"),
      arguments: [round, key]
    ).map { try response($0, db) }
  }

  /// The row of the response with a number, with its unit and PSU.
  static func row(_ db: Database, id: Int64) throws -> Row {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: columns + " WHERE r.id = ?"), arguments: [id])
    guard let row else { throw DatabaseError(message: "response \(id)") }
    return row
  }

  /// The response of such a row.
  static func response(_ row: Row, _ db: Database) throws -> HeldResponse {
    HeldResponse(
      response: try CodedResponse(stored: row), identities: try identities(row["id"], db))
  }

  private static func identities(_ response: Int64, _ db: Database) throws -> [String: String] {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: "SELECT field, value FROM identity WHERE response = ?"),
      arguments: [response])
    return Dictionary(rows.map { ($0["field"], $0["value"]) }) { $1 }
  }
}
