import Agencies
import Foundation
import GRDB
import Questionnaires
import Responses
import Rules

/// A row that brought a response, with what it said by itself.
struct Contribution {
  var sheet: Int64
  var row: Int
  /// Number of its batch.
  var batch: Int64
  /// File and sheet as the store knows them.
  var fileName: String
  var sheetName: String
  /// Digest of the file that was read.
  var fileDigest: String
  /// How it is put over what was there before; nil where it stands as a whole.
  var erasure: Erasure?
  var statesWeight: Bool
  var content: HeldResponse

  var own: OwnContent {
    OwnContent(content: content, statesWeight: statesWeight, erasure: erasure ?? Erasure())
  }
}

/// The rows that brought one response, the first one first.
enum ResponseHistory {
  static func contributions(to response: Int64, _ db: Database) throws -> [Contribution] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT c.*, p.code AS psu_code, u.code AS unit_code, u.valid_from, b.number, f.name,
            f.digest AS file_digest, s.sheet AS sheet_name
          FROM said c JOIN psu p ON p.id = c.psu JOIN unit u ON u.id = p.unit
            JOIN batch_sheet s ON s.id = c.sheet JOIN batch b ON b.id = s.batch
            JOIN batch_file f ON f.batch = s.batch AND f.position = s.file
          WHERE c.response = ? ORDER BY c.sheet, c.position
          """), arguments: [response]
    ).map { row in
      let erases: String? = row["erases"]
      return Contribution(
        sheet: row["sheet"], row: row["row"], batch: row["number"], fileName: row["name"],
        sheetName: row["sheet_name"], fileDigest: row["file_digest"],
        erasure: try erases.map(ErasureText.erasure), statesWeight: row["states_weight"],
        content: HeldResponse(
          response: try CodedResponse(stored: row), identities: try identities(row, db)))
    }
  }

  private static func identities(_ row: Row, _ db: Database) throws -> [String: String] {
    let isSource: Bool = row["is_source_alone"]
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: isSource
          ? "SELECT field, value FROM identity WHERE response = ?"
          : """
          SELECT field, value FROM contribution_identity
          WHERE response = ? AND sheet = ? AND position = ?
          """),
      arguments: isSource ? [row["response"]] : [row["response"], row["sheet"], row["position"]])
    return Dictionary(rows.map { ($0["field"], $0["value"]) }) { $1 }
  }
}

/// What rows add up to when they are put over one another in order.
struct Replay {
  /// The content, and the row that gave it its last change.
  private(set) var content: HeldResponse
  private(set) var source: Contribution
  /// Rows that break a rule over those before them, and are left out.
  private(set) var refused: [Contribution] = []

  /// - Parameters:
  ///   - contributions: in order.
  ///   - merge: the rules of the questionnaire, asked for where a row is put over another one.
  /// - Returns: nil without any row.
  init?(
    _ contributions: some Sequence<Contribution>, merge: () throws -> ResponseMerge
  ) rethrows {
    var rows = contributions.makeIterator()
    guard let first = rows.next() else { return nil }
    (content, source) = (first.content, first)
    while let next = rows.next() {
      guard next.erasure != nil else {
        take(next.content, of: next)
        continue
      }
      var merge = try merge()
      switch merge.merged(next.own, over: content, row: next.row) {
      case .success(let whole): take(whole, of: next)
      case .failure: refused.append(next)
      }
    }
  }

  /// A row that says the same changes nothing, as when it was imported.
  private mutating func take(_ next: HeldResponse, of row: Contribution) {
    guard next.response.contentDigest != content.response.contentDigest else { return }
    (content, source) = (next, row)
  }
}

extension CodedResponse {
  /// A response from a row with its columns, those of its unit and PSU among them.
  init(stored row: Row) throws {
    let day: String? = row["answered_on"]
    let reason: String? = row["invalid_reason"]
    let details: String? = row["details"]
    self.init(
      identity: ResponseIdentity(key: row["key"], isContentBased: row["content_based"]),
      unit: try StoreText.unitKey(row["unit_code"], row["valid_from"]), psu: row["psu_code"],
      answers: [UInt8](row["answers"] as Data), details: try details.map(DetailText.details) ?? [],
      weight: row["weight"], answeredOn: day.flatMap { Day(iso: $0) },
      interviewer: row["interviewer"],
      validity: try reason.map { .invalid(try StoreText.reason($0)) } ?? .valid,
      contentDigest: [UInt8](row["digest"] as Data))
  }
}
