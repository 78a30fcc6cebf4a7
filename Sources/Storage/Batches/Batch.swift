import Findings
import Foundation
import GRDB
import Responses
import Rules

/// An import run as `imports list` shows it (lần nhập).
public struct Batch: Sendable, Hashable, Codable {
  /// How far it came.
  public enum Status: String, Sendable, Codable, CaseIterable {
    /// Not closed: it is running, or it was interrupted and can be resumed.
    case open
    /// Closed; what was accepted is stored.
    case finished
    /// Took itself back: a conflict under `stop`, or a refused row under all-or-nothing.
    case reverted
    /// Taken back by `imports undo`.
    case undone
  }

  /// A sheet that rows were read from.
  public struct Sheet: Sendable, Hashable, Codable {
    /// Position in `files`.
    public var file: Int
    /// Sheet name; empty for text files.
    public var name: String
    /// Last row that was read and committed.
    public var lastRow: Int
    /// What became of its rows.
    public var counts: RowCounts

    var key: SheetKey { SheetKey(file: file, sheet: name) }
  }

  /// A file that took part.
  public struct File: Sendable, Hashable, Codable {
    /// Name as the user gave it.
    public var name: String
    /// SHA-256 of its bytes.
    public var digest: ContentDigest
  }

  /// Number.
  public var id: Int64
  /// Round.
  public var round: String
  /// How far it came.
  public var status: Status
  /// Who ran it.
  public var user: String
  /// When it started.
  public var startedAt: Date
  /// When it was closed or undone; nil while open.
  public var endedAt: Date?
  /// Policy for conflicts.
  public var onConflict: ConflictPolicy
  /// Batch that it continues with corrected rows.
  public var continuing: Int64?
  /// Files in order.
  public var files: [File]
  /// Sheets in the order of file and name.
  public var sheets: [Sheet]

  /// Counts of all sheets.
  public var counts: RowCounts { sheets.reduce(RowCounts()) { $0 + $1.counts } }
}

/// A batch with its findings, as `imports show` shows it.
public struct BatchReport: Sendable, Hashable {
  /// The batch.
  public var batch: Batch
  /// Its findings in the order they were found.
  public var problems: [Problem]
}

extension Store {
  /// Batches, oldest first: of a round, or all.
  public func batches(round: String? = nil) throws -> [Batch] {
    let number = try round.map { try self.round($0).number }
    return try read { db in
      try Int64.fetchAll(
        db, sql: "SELECT id FROM batch WHERE round = ifnull(?, round) ORDER BY id",
        arguments: [number]
      ).map { try parsed(Batches.fetch(db, id: $0)) }
    }
  }

  /// A batch with its findings.
  ///
  /// - Throws: `StoreFault.unknownBatch`.
  public func batch(_ id: Int64) throws -> BatchReport {
    try read { db in
      guard let batch = try Batches.fetch(db, id: id) else {
        throw Problem(StoreFault.unknownBatch, ["batch": String(id)])
      }
      return BatchReport(batch: batch, problems: try Batches.problems(db, batch: id))
    }
  }
}

/// Reads batches.
enum Batches {
  static func fetch(_ db: Database, id: Int64) throws -> Batch? {
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT b.*, r.id AS round_id FROM batch b JOIN round r ON r.number = b.round WHERE b.id = ?
        """, arguments: [id])
    guard let row, let status = Batch.Status(rawValue: row["status"]),
      let policy = ConflictPolicy(rawValue: row["on_conflict"]),
      let startedAt = StoreTime.date(row["started_at"])
    else { return nil }
    let endedAt: String? = row["ended_at"]
    return Batch(
      id: id, round: row["round_id"], status: status, user: row["user"], startedAt: startedAt,
      endedAt: endedAt.flatMap(StoreTime.date), onConflict: policy, continuing: row["continues"],
      files: try files(db, batch: id), sheets: try sheets(db, batch: id))
  }

  private static func files(_ db: Database, batch: Int64) throws -> [Batch.File] {
    let sql = "SELECT name, digest FROM batch_file WHERE batch = ? ORDER BY position"
    return try Row.fetchAll(db, sql: sql, arguments: [batch]).compactMap { row in
      ContentDigest(hex: row["digest"]).map { Batch.File(name: row["name"], digest: $0) }
    }
  }

  private static func sheets(_ db: Database, batch: Int64) throws -> [Batch.Sheet] {
    let sql = "SELECT * FROM batch_sheet WHERE batch = ? ORDER BY file, sheet"
    return try Row.fetchAll(db, sql: sql, arguments: [batch]).map { row in
      var counts = RowCounts()
      counts.new = row["new"]
      counts.changed = row["changed"]
      counts.unchanged = row["unchanged"]
      counts.refused = row["refused"]
      counts.skipped = row["skipped"]
      return Batch.Sheet(
        file: row["file"], name: row["sheet"], lastRow: row["last_row"], counts: counts)
    }
  }

  static func problems(_ db: Database, batch: Int64) throws -> [Problem] {
    let decoder = JSONDecoder()
    return try Row.fetchAll(
      db,
      sql: """
        SELECT p.* FROM problem p JOIN batch_sheet s ON s.id = p.sheet WHERE s.batch = ?
        ORDER BY p.id
        """, arguments: [batch]
    ).map { row in
      let place: String = row["place"]
      let facts: String = row["facts"]
      let stored = StoredProblem(
        code: row["code"], severity: Severity(rawValue: row["severity"]) ?? .error,
        place: try decoder.decode(Place.self, from: Data(place.utf8)),
        facts: try decoder.decode([String: String].self, from: Data(facts.utf8)))
      return stored.problem
    }
  }
}

/// A finding whose code may belong to any module.
private struct StoredProblem {
  struct Code: ProblemCode {
    static let allCases: [Code] = []
    var rawValue: String
    var severity: Severity { .error }
    var message: LocalizedText { LocalizedText(vi: rawValue) }
  }

  var code: String
  var severity: Severity
  var place: Place
  var facts: [String: String]

  var problem: Problem {
    Problem(Code(rawValue: code), at: place, facts, severity: severity)
  }
}
