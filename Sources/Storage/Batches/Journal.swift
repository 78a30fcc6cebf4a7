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
  private let entry: RawStatement
  private let identities: RawStatement

  init(_ db: Database, batch: Int64, user: String, at time: Date) throws {
    self.db = db
    self.batch = batch
    self.user = user
    self.time = StoreTime.text(time)
    entry = try RawStatement(db, JournalWriter.insertion(after: 1, where: "r.id = ?1"))
    identities = try RawStatement(
      db,
      """
      INSERT INTO journal_identity (journal, field, value)
      SELECT ?, field, value FROM identity WHERE response = ?
      """)
  }

  /// Keeps the stored content of a response, with its identities apart.
  func record(
    _ action: JournalAction, response id: Int64, newSource: Int64?, reason: String
  ) throws {
    entry.bind(id, at: 1)
    entry.bind(time, at: 2)
    entry.bind(user, at: 3)
    entry.bind(action.rawValue, at: 4)
    entry.bind(batch, at: 5)
    if let newSource { entry.bind(newSource, at: 6) } else { entry.bindNull(at: 6) }
    entry.bind(reason, at: 7)
    try entry.run()
    identities.bind(db.lastInsertedRowID, at: 1)
    identities.bind(id, at: 2)
    try identities.run()
  }

  /// Keeps the stored contents of responses that are removed, with their identities apart.
  ///
  /// - Parameters:
  ///   - condition: on a `response r`, with numbered parameters.
  ///   - arguments: its parameters.
  func recordRemoved(
    where condition: String, _ arguments: [any DatabaseValueConvertible], reason: String
  ) throws {
    let before = try Int64.fetchOne(db, sql: "SELECT max(id) FROM journal") ?? 0
    try db.execute(
      sql: JournalWriter.insertion(after: arguments.count, where: condition),
      arguments: StatementArguments(arguments)
        + [time, user, JournalAction.removed.rawValue, batch, nil, reason])
    try db.execute(
      sql: """
        INSERT INTO journal_identity (journal, field, value)
        SELECT j.id, i.field, i.value FROM journal j
          JOIN response r ON r.round = j.round AND r.key = j.key
          JOIN identity i ON i.response = r.id WHERE j.id > ?
        """, arguments: [before])
  }

  /// SQL that keeps contents.
  ///
  /// - Parameters:
  ///   - count: parameters of the condition; those of the entry follow.
  ///   - condition: on a `response r`.
  private static func insertion(after count: Int, where condition: String) -> String {
    let own = (1...6).map { "?\(count + $0)" }
    return """
      INSERT INTO journal
        (at, user, action, batch, round, key, old_source, new_source, content, reason)
      SELECT \(own[0]), \(own[1]), \(own[2]), \(own[3]), r.round, r.key, r.source, \(own[4]),
        \(StoredContent.json), \(own[5])
      FROM response r WHERE \(condition)
      """
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
