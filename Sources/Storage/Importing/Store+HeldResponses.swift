import Agencies
import Findings
import Foundation
import GRDB
import Questionnaires
import Responses
import Rules

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
      db, sql: columns + " WHERE r.round = ? AND r.key = ?", arguments: [round, key]
    ).map { try response($0, db) }
  }

  /// The response with a number.
  static func fetch(_ db: Database, id: Int64) throws -> HeldResponse {
    let row = try Row.fetchOne(db, sql: columns + " WHERE r.id = ?", arguments: [id])
    guard let row else { throw DatabaseError(message: "response \(id)") }
    return try response(row, db)
  }

  private static func response(_ row: Row, _ db: Database) throws -> HeldResponse {
    let day: String? = row["answered_on"]
    return HeldResponse(
      response: CodedResponse(
        identity: ResponseIdentity(key: row["key"], isContentBased: row["content_based"]),
        unit: try StoreText.unitKey(row["unit_code"], row["valid_from"]), psu: row["psu_code"],
        answers: [UInt8](row["answers"] as Data), details: try details(row["id"], db),
        weight: row["weight"], answeredOn: day.flatMap { Day(iso: $0) },
        interviewer: row["interviewer"],
        validity: try validity(row["invalid_reason"]),
        contentDigest: [UInt8](row["digest"] as Data)),
      identities: try identities(row["id"], db))
  }

  private static func validity(_ reason: String?) throws -> ResponseValidity {
    guard let reason else { return .valid }
    guard let known = InvalidReason(rawValue: reason) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "InvalidReason \(reason)")
    }
    return .invalid(known)
  }

  private static func details(_ response: Int64, _ db: Database) throws -> [AnswerDetail] {
    let sql = "SELECT slot, value FROM answer_detail WHERE response = ? ORDER BY ordinal"
    return try Row.fetchAll(db, sql: sql, arguments: [response]).map {
      AnswerDetail(slot: $0["slot"], value: $0["value"])
    }
  }

  private static func identities(_ response: Int64, _ db: Database) throws -> [String: String] {
    let sql = "SELECT field, value FROM identity WHERE response = ?"
    let rows = try Row.fetchAll(db, sql: sql, arguments: [response])
    return Dictionary(rows.map { ($0["field"], $0["value"]) }) { $1 }
  }
}
