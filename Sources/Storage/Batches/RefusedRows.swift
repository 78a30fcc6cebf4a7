import Findings
import Foundation
import GRDB

extension Store {
  /// Rows of a round that were refused and that nobody has mended or dropped yet.
  public func waitingRows(round: String) throws -> [RefusedRowReport] {
    try batches(round: round).filter { $0.waiting > 0 }.flatMap { batch in
      try read { try RefusedRows.fetch($0, batch: batch.id) }.filter(\.isWaiting)
    }
  }
}

/// Reads refused rows. A row waits while the run that refused it is kept and no kept run brought
/// it mended.
enum RefusedRows {
  /// SQL for a `refused_row r` that no kept run has settled.
  static let isUnsettled = """
    NOT EXISTS (SELECT 1 FROM batch_sheet t JOIN batch c ON c.id = t.batch
      WHERE t.id = r.settled_by AND c.status IN ('open', 'finished'))
    """
  private static let source = """
    FROM refused_row r JOIN batch_sheet s ON s.id = r.refused_by JOIN batch b ON b.id = s.batch
    WHERE r.batch = ?
    """

  static func waiting(_ db: Database, batch: Int64) throws -> Int {
    try Int.fetchOne(
      db, sql: "SELECT count(*) \(source) AND b.status IN ('open', 'finished') AND \(isUnsettled)",
      arguments: [batch]) ?? 0
  }

  static func fetch(_ db: Database, batch: Int64) throws -> [RefusedRowReport] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT r.id, r.file, r.sheet, r.row,
          b.status IN ('open', 'finished') AND \(isUnsettled) AS waits \(source)
        ORDER BY r.file, r.sheet, r.row
        """, arguments: [batch]
    ).map { row in
      let sheet: String = row["sheet"]
      return RefusedRowReport(
        batch: batch,
        place: Place(file: row["file"], sheet: sheet.isEmpty ? nil : sheet, row: row["row"]),
        isWaiting: row["waits"], problems: try lastProblems(db, refusedRow: row["id"]))
    }
  }

  private static func lastProblems(_ db: Database, refusedRow id: Int64) throws -> [Problem] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM problem WHERE refused_row = ?1
          AND sheet = (SELECT max(sheet) FROM problem WHERE refused_row = ?1) ORDER BY id
        """, arguments: [id]
    ).map(StoredProblem.problem)
  }
}
