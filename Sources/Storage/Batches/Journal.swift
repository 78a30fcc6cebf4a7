import Foundation
import GRDB

/// What took a content out of its place.
enum JournalAction: String {
  case replaced, removed, restored
}

/// Writes old contents to the journal.
struct JournalWriter {
  private let db: Database
  private let batch: Int64
  private let user: String
  private let time: String

  init(_ db: Database, batch: Int64, user: String, at time: Date) {
    self.db = db
    self.batch = batch
    self.user = user
    self.time = StoreTime.text(time)
  }

  /// Keeps the stored content of a response, with its identities apart.
  func record(
    _ action: JournalAction, response id: Int64, newSource: Int64?, reason: String
  ) throws {
    try record(action, newSource: newSource, reason: reason, where: "r.id = ?1", [id])
  }

  /// Keeps the stored contents of responses that are removed, with their identities apart.
  ///
  /// - Parameters:
  ///   - condition: on a `response r`, with numbered parameters.
  ///   - arguments: its parameters.
  func recordRemoved(
    where condition: String, _ arguments: [any DatabaseValueConvertible], reason: String
  ) throws {
    try record(.removed, newSource: nil, reason: reason, where: condition, arguments)
  }

  private func record(
    _ action: JournalAction, newSource: Int64?, reason: String, where condition: String,
    _ arguments: [any DatabaseValueConvertible]
  ) throws {
    let before = try Int64.fetchOne(db, sql: "SELECT max(id) FROM journal") ?? 0
    let first = arguments.count + 1
    try db.executeRepeated(
      sql: """
        INSERT INTO journal
          (at, user, action, batch, round, key, old_source, new_source, content, reason)
        SELECT ?\(first), ?\(first + 1), ?\(first + 2), ?\(first + 3), r.round, r.key, r.source,
          ?\(first + 4), \(StoredContent.json), ?\(first + 5)
        FROM response r WHERE \(condition)
        """,
      arguments: StatementArguments(arguments)
        + [time, user, action.rawValue, batch, newSource, reason])
    try db.executeRepeated(
      sql: """
        INSERT INTO journal_identity (journal, field, value)
        SELECT j.id, i.field, i.value FROM journal j
          JOIN response r ON r.round = j.round AND r.key = j.key
          JOIN identity i ON i.response = r.id WHERE j.id > ?
        """, arguments: [before])
  }
}

/// A response as the journal keeps it.
struct StoredContent: Codable {
  var contentBased: Int
  var psu: Int64
  var answers: String
  var weight: Int64
  var answeredOn: String?
  var interviewer: String?
  var invalid: String?
  var digest: String
  var source: Int64
  var row: Int

  /// SQL that makes the JSON of a `response r`.
  static let json = """
    json_object('contentBased', r.content_based, 'psu', r.psu, 'answers', hex(r.answers),
      'weight', r.weight, 'answeredOn', r.answered_on, 'interviewer', r.interviewer,
      'invalid', r.invalid_reason, 'digest', hex(r.digest), 'source', r.source,
      'row', r.source_row, 'details', json(r.details))
    """

  /// Lower-case hexadecimal digits of bytes.
  static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Bytes of hexadecimal digits; nil where they are none.
  static func bytes(_ hex: String) -> [UInt8]? {
    let digits = Array(hex)
    guard digits.count.isMultiple(of: 2) else { return nil }
    let bytes = stride(from: 0, to: digits.count, by: 2).map {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
    return bytes.contains(nil) ? nil : bytes.compactMap { $0 }
  }
}
