import Findings
import Foundation
import GRDB
import Responses

/// Rows of a round that are not in the store because their response was there with other content:
/// those that a policy or a decision left out, and those that wait for a decision.
struct HeldBackRows {
  private struct HeldBack {
    var sheet: Int64
    var batch: Int64
    var place: Place
  }

  private var rows: [String: [HeldBack]] = [:]

  /// - Parameter runs: the runs that are being undone, whose own rows do not matter any more.
  init(_ db: Database, round: Int64, without runs: String) throws {
    let found = try Row.fetchAll(
      db,
      sql: """
        SELECT p.sheet, p.place, p.facts ->> 'identity' AS key, b.number
        FROM problem p JOIN batch_sheet s ON s.id = p.sheet JOIN batch b ON b.id = s.batch
          LEFT JOIN refused_row r ON r.id = p.refused_row
        WHERE b.round = ? AND b.status IN ('open', 'finished') AND b.id NOT IN (\(runs))
          AND (p.code = ? OR p.code = ? AND r.id IS NOT NULL AND \(RefusedRows.isUnsettled))
        ORDER BY p.id
        """,
      arguments: [round, ResponseFault.storedKept.rawValue, ResponseFault.conflict.rawValue])
    for row in found {
      guard let key = row["key"] as String? else { continue }
      let place: String = row["place"]
      rows[key, default: []].append(
        HeldBack(
          sheet: row["sheet"], batch: row["number"],
          place: try JSONDecoder().decode(Place.self, from: Data(place.utf8))))
    }
  }

  /// Takes out the rows of a response whose content went.
  ///
  /// - Parameter left: rows that still bring the response; a batch among them needs no second word.
  mutating func release(_ key: String, left: [Contribution]) -> [ReleasedRow] {
    guard let held = rows.removeValue(forKey: key) else { return [] }
    var places: Set<Place> = []
    return held.filter { row in
      let isThere = left.contains { $0.batch == row.batch && $0.sheet >= row.sheet }
      return !isThere && places.insert(row.place).inserted
    }.map { ReleasedRow(identity: key, batch: $0.batch, place: $0.place) }
  }
}
