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
        let row = try Row.fetchOne(
          db,
          sql: """
            SELECT r.*, p.code AS psu_code, u.code AS unit_code, u.valid_from FROM response r
              JOIN psu p ON p.id = r.psu JOIN unit u ON u.id = p.unit WHERE r.round = ? AND r.key = ?
            """, arguments: [round.number, key])
        held[key] = try row.map { try response($0, db) }
      }
      return held
    }
  }

  private func response(_ row: Row, _ db: Database) throws -> HeldResponse {
    let day: String? = row["answered_on"]
    let reason: String? = row["invalid_reason"]
    return HeldResponse(
      response: CodedResponse(
        identity: ResponseIdentity(key: row["key"], isContentBased: row["content_based"]),
        unit: try StoreText.unitKey(row["unit_code"], row["valid_from"]), psu: row["psu_code"],
        answers: [UInt8](row["answers"] as Data), details: try details(row["id"], db),
        weight: row["weight"], answeredOn: day.flatMap { Day(iso: $0) },
        interviewer: row["interviewer"],
        validity: try reason.map { .invalid(try parsed(InvalidReason(rawValue: $0))) } ?? .valid,
        contentDigest: [UInt8](row["digest"] as Data)),
      identities: try identities(row["id"], db))
  }

  private func details(_ response: Int64, _ db: Database) throws -> [AnswerDetail] {
    let sql = "SELECT slot, value FROM answer_detail WHERE response = ? ORDER BY ordinal"
    return try Row.fetchAll(db, sql: sql, arguments: [response]).map {
      AnswerDetail(slot: $0["slot"], value: $0["value"])
    }
  }

  private func identities(_ response: Int64, _ db: Database) throws -> [String: String] {
    let sql = "SELECT field, value FROM identity WHERE response = ?"
    let rows = try Row.fetchAll(db, sql: sql, arguments: [response])
    return Dictionary(rows.map { ($0["field"], $0["value"]) }) { $1 }
  }
}
