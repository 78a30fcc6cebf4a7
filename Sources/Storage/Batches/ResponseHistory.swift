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
    let rows = try RawStatement(db, said)
    rows.bind(response, at: 1)
    defer { rows.reset() }
    var found: [Contribution] = []
    while try rows.step() { found.append(try contribution(rows, to: response, db)) }
    return found
  }

  private static let said = """
    SELECT \(CodedResponse.columns(of: "c")), c.sheet, c.position, c.row, c.erases, c.states_weight,
      c.is_source_alone, b.number, f.name, f.digest, s.sheet
    FROM said c JOIN psu p ON p.id = c.psu JOIN unit u ON u.id = p.unit
      JOIN batch_sheet s ON s.id = c.sheet JOIN batch b ON b.id = s.batch
      JOIN batch_file f ON f.batch = s.batch AND f.position = s.file
    WHERE c.response = ? ORDER BY c.sheet, c.position
    """

  private static func contribution(
    _ row: RawStatement, to response: Int64, _ db: Database
  ) throws -> Contribution {
    let next = CodedResponse.columnCount
    let (sheet, position) = (row.integer(next), row.integer(next + 1))
    let identities =
      row.integer(next + 5) == 1
      ? try StoredIdentities.ofResponse(response, db)
      : try StoredIdentities.ofRow(position, sheet: sheet, response: response, db)
    return Contribution(
      sheet: sheet, row: Int(row.integer(next + 2)), batch: row.integer(next + 6),
      fileName: row.text(next + 7) ?? "", sheetName: row.text(next + 9) ?? "",
      fileDigest: row.text(next + 8) ?? "",
      erasure: try row.text(next + 3).map(ErasureText.erasure),
      statesWeight: row.integer(next + 4) == 1,
      content: HeldResponse(response: try CodedResponse(stored: row), identities: identities))
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
  /// Columns that `init(stored:)` reads, the first ones of a result.
  static let columnCount: Int32 = 12

  /// SQL for these columns, of a table or view of responses beside `psu p` and `unit u`.
  static func columns(of table: String) -> String {
    let own = [
      "answers", "details", "weight", "answered_on", "interviewer", "invalid_reason", "digest",
    ].map { "\(table).\($0)" }.joined(separator: ", ")
    return "\(table).key, \(table).content_based, u.code, u.valid_from, p.code, \(own)"
  }

  /// A response from a row with these columns.
  ///
  /// - Throws: SQLITE_CORRUPT where somebody changed the content behind the program's back: answers
  ///   that fit no questionnaire must not reach code that counts on them.
  init(stored row: RawStatement) throws {
    self.init(
      identity: ResponseIdentity(key: row.text(0) ?? "", isContentBased: row.integer(1) == 1),
      unit: try StoreText.unitKey(row, 2), psu: row.text(4), answers: Array(row.bytes(5)),
      details: row.isNull(6) ? [] : try DetailText.details(row.bytes(6)),
      weight: row.integer(7), answeredOn: row.text(8).flatMap { Day(iso: $0) },
      interviewer: row.text(9),
      validity: try row.text(10).map { .invalid(try StoreText.reason($0)) } ?? .valid,
      contentDigest: Array(row.bytes(11)))
    guard currentDigest() == contentDigest else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "response \(identity.key)")
    }
  }
}
