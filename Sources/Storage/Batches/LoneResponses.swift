import Foundation
import GRDB

/// The responses that runs of a batch brought and that no other row touched. They are removed by a few
/// statements for all of them: to ask each for its history takes a thousand times as long.
struct LoneResponses {
  private let db: Database
  /// Condition on a `response r`, whose parameters are the first and last id of the round and a JSON
  /// list of keys.
  private let condition: String
  private let first: Int64
  private let last: Int64
  private let keys: String

  /// - Parameters:
  ///   - runs: the runs as a list in SQL.
  ///   - keys: keys of responses whose history matters.
  init(_ db: Database, round: Int64, runs: String, except keys: [String]) throws {
    self.db = db
    first = round << 40
    last = (round + 1) << 40 - 1
    self.keys = String(decoding: try JSONEncoder().encode(keys), as: UTF8.self)
    condition = """
      r.id BETWEEN ?1 AND ?2
        AND r.source IN (SELECT id FROM batch_sheet WHERE batch IN (\(runs)))
        AND NOT EXISTS (SELECT 1 FROM contribution c WHERE c.response = r.id)
        AND r.key NOT IN (SELECT value FROM json_each(?3))
      """
  }

  /// Takes them out of the sums.
  func take(from tally: inout CellTally) throws {
    let statement = try bound(
      "SELECT r.psu, r.weight, r.invalid_reason, r.answers FROM response r WHERE \(condition)")
    defer { statement.reset() }
    while try statement.step() {
      tally.add(
        statement.bytes(3), psu: statement.integer(0), weight: statement.integer(1),
        isValid: statement.isNull(2), times: -1)
    }
  }

  /// Keeps them in the journal as removed.
  func record(in journal: JournalWriter, reason: String) throws {
    try journal.recordRemoved(
      where: condition, [first, last, keys], reason: reason)
  }

  /// - Returns: how many there were.
  func remove() throws -> Int {
    try db.execute(
      sql: "DELETE FROM response AS r WHERE \(condition)", arguments: [first, last, keys])
    return db.changesCount
  }

  private func bound(_ sql: String) throws -> RawStatement {
    let statement = try RawStatement(db, sql)
    statement.bind(first, at: 1)
    statement.bind(last, at: 2)
    statement.bind(keys, at: 3)
    return statement
  }
}
