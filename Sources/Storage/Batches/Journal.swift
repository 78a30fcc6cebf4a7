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
    try db.execute(
      literal: """
        INSERT INTO journal
          (at, user, action, batch, round, key, old_source, new_source, content, reason)
        SELECT \(time), \(user), \(action.rawValue), \(batch), r.round, r.key, r.source,
          \(newSource), \(SQL(sql: StoredContent.json)), \(reason)
        FROM response r WHERE r.id = \(id)
        """)
    try db.execute(
      sql: """
        INSERT INTO journal_identity (journal, field, value)
        SELECT ?, field, value FROM identity WHERE response = ?
        """, arguments: [db.lastInsertedRowID, id])
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
