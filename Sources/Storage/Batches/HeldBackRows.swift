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

  /// Keys of the responses that such rows met.
  var keys: [String] { rows.keys.sorted() }

  /// The rows of a response that met something else than they would meet now.
  ///
  /// - Parameters:
  ///   - all: rows that brought the response until now.
  ///   - left: those of them that stay; a batch among them needs no second word.
  ///   - content: what rows add up to.
  func released(
    _ key: String, all: [Contribution], left: [Contribution],
    content: ([Contribution]) throws -> HeldResponse?
  ) rethrows -> [ReleasedRow] {
    guard let held = rows[key] else { return [] }
    var places: Set<Place> = []
    return try held.filter { row in
      let isThere = left.contains { $0.batch == row.batch && $0.sheet >= row.sheet }
      guard !isThere, !places.contains(row.place) else { return false }
      let met = try content(all.filter { $0.sheet <= row.sheet })
      let wouldMeet = try content(left.filter { $0.sheet <= row.sheet })
      guard met != wouldMeet else { return false }
      return places.insert(row.place).inserted
    }.map { ReleasedRow(identity: key, batch: $0.batch, place: $0.place) }
  }
}
