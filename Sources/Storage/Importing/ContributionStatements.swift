import Foundation
import GRDB
import Responses

/// The statements that keep what each row said of a response that more than one row brought.
struct ContributionStatements {
  private let db: Database
  private let addition: RawStatement
  private let identity: RawStatement

  private static let content =
    "psu, answers, details, weight, answered_on, interviewer, invalid_reason, digest"

  init(_ db: Database) throws {
    self.db = db
    addition = try RawStatement(
      db,
      """
      INSERT INTO contribution (response, sheet, position, row, erases, states_weight)
      SELECT ?1, ?2, 1 + (SELECT count(*) FROM contribution WHERE response = ?1 AND sheet = ?2),
        ?3, ?4, ?5 RETURNING position
      """)
    identity = try RawStatement(
      db,
      """
      INSERT INTO contribution_identity (response, sheet, position, field, value)
      VALUES (?, ?, ?, ?, ?)
      """)
  }

  /// Keeps a row whose own content is what the response says now.
  ///
  /// - Returns: its position among the rows of the sheet.
  @discardableResult
  func add(_ row: ImportedRow, to response: Int64, source: Int64) throws -> Int64 {
    addition.bind(response, at: 1)
    addition.bind(source, at: 2)
    addition.bind(Int64(row.row), at: 3)
    addition.bind(try row.own.map { try ErasureText.text(of: $0.erasure) }, at: 4)
    addition.bind(row.own?.statesWeight == false ? 0 : 1, at: 5)
    guard try addition.step() else { throw DatabaseError(message: "contribution") }
    let position = addition.integer(0)
    addition.reset()
    try addIdentities(
      row.own?.content.identities ?? row.identities, of: response, source, position)
    return position
  }

  /// Keeps a row whose own content is not what the response says.
  ///
  /// - Parameter psu: number of its own PSU.
  func add(_ row: ImportedRow, to response: Int64, source: Int64, psu: Int64) throws {
    let position = try add(row, to: response, source: source)
    let said = row.own?.content.response ?? row.response
    var details: [UInt8] = []
    DetailText.append(said.details, to: &details)
    try db.executeRepeated(
      sql: """
        UPDATE contribution SET (\(ContributionStatements.content)) = (?, ?, ?, ?, ?, ?, ?, ?)
        WHERE response = ? AND sheet = ? AND position = ?
        """,
      arguments: [
        psu, Data(said.answers), details.isEmpty ? nil : String(decoding: details, as: UTF8.self),
        said.weight, said.answeredOn?.description, said.interviewer, said.validity.reason,
        Data(said.contentDigest), response, source, position,
      ])
  }

  /// Writes down what the response says for the rows that said the same, before it changes; the
  /// first one of them all may be there as the source alone.
  func keepContent(of response: Int64) throws {
    try db.executeRepeated(
      sql: """
        UPDATE contribution SET (\(ContributionStatements.content)) =
          (SELECT \(ContributionStatements.content) FROM response WHERE id = ?1)
        WHERE response = ?1 AND answers IS NULL
        """, arguments: [response])
    try db.executeRepeated(
      sql: """
        INSERT INTO contribution (response, sheet, position, row, \(ContributionStatements.content))
        SELECT response, sheet, position, row, \(ContributionStatements.content) FROM said
        WHERE response = ? AND is_source_alone
        """, arguments: [response])
    guard db.changesCount > 0 else { return }
    try db.executeRepeated(
      sql: """
        INSERT INTO contribution_identity (response, sheet, position, field, value)
        SELECT r.id, r.source, 0, i.field, i.value FROM response r
          JOIN identity i ON i.response = r.id WHERE r.id = ?
        """, arguments: [response])
  }

  private func addIdentities(
    _ identities: [String: String], of response: Int64, _ source: Int64, _ position: Int64
  ) throws {
    for (field, value) in identities.sorted(by: { $0.key < $1.key }) {
      identity.bind(response, at: 1)
      identity.bind(source, at: 2)
      identity.bind(position, at: 3)
      identity.bind(field, at: 4)
      identity.bind(value, at: 5)
      try identity.run()
    }
  }
}

/// What blank cells of a row erase, as the store keeps it: `{"fields":["psu"],"items":[4]}`.
enum ErasureText {
  static func text(of erasure: Erasure) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(erasure), as: UTF8.self)
  }

  static func erasure(_ text: String) throws -> Erasure {
    try JSONDecoder().decode(Erasure.self, from: Data(text.utf8))
  }
}
