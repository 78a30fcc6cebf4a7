import Findings
import GRDB
import Responses

/// A sheet none of whose rows was read, because its header has faults (trang tính bị từ chối).
public struct RefusedSheetReport: Sendable, Hashable {
  /// Number of the batch.
  public var batch: Int64
  /// File and sheet.
  public var place: Place
  /// Rows below the header that are not blank.
  public var rows: Int
  /// What is wrong with it.
  public var problems: [Problem]
}

extension Store {
  /// Sheets of a round that were refused as a whole and wait to be mended.
  ///
  /// A sheet waits while the run that refused it is kept, until a later kept run reads, or refuses, a
  /// sheet of the same name in a file of the same name; one without any column of the questionnaire
  /// until a later kept run reads, or refuses, whatever sheet of such a file.
  public func waitingSheets(round: String) throws -> [RefusedSheetReport] {
    let number = try self.round(round).number
    return try read { try RefusedSheets.waiting($0, "b.round = ?", number) }
  }
}

/// Reads sheets that were refused as a whole.
enum RefusedSheets {
  /// Those of a batch that wait.
  static func waiting(_ db: Database, batch: Int64) throws -> [RefusedSheetReport] {
    try waiting(db, "b.number = ?", batch)
  }

  /// - Parameter condition: SQL for a `batch b`, with one argument.
  fileprivate static func waiting(
    _ db: Database, _ condition: String, _ argument: Int64
  ) throws -> [RefusedSheetReport] {
    // No run comes to a row of such a sheet, so that its last row stays 0.
    try Row.fetchAll(
      db,
      sql: """
        SELECT s.id, s.sheet, s.refused, f.name, b.number FROM batch_sheet s
          JOIN batch b ON b.id = s.batch
          JOIN batch_file f ON f.batch = s.batch AND f.position = s.file
        WHERE \(condition) AND b.status IN ('open', 'finished') AND s.last_row = 0
          AND (s.refused > 0 OR \(hasNoItem("s")))
          AND NOT EXISTS (SELECT 1 FROM batch_file g JOIN batch c ON c.id = g.batch
            JOIN batch_sheet l ON l.batch = g.batch AND l.file = g.position
            WHERE (g.name = f.name AND (l.sheet = s.sheet OR \(hasNoItem("s")))
                OR g.mended = f.name)
              AND l.id > s.id AND c.id > b.id AND c.round = b.round
              AND c.status IN ('open', 'finished')
              AND (l.last_row > 0 OR l.refused > 0 OR \(hasNoItem("l"))))
        ORDER BY b.number, s.id
        """, arguments: [argument]
    ).map { row in
      let sheet: String = row["sheet"]
      return RefusedSheetReport(
        batch: row["number"], place: Place(file: row["name"], sheet: sheet.isEmpty ? nil : sheet),
        rows: row["refused"], problems: try errors(db, ofSheet: row["id"]))
    }
  }

  /// SQL for a sheet of which nothing is known but that it has no column of the questionnaire.
  private static func hasNoItem(_ sheet: String) -> String {
    """
    (\(sheet).last_row = 0 AND EXISTS (SELECT 1 FROM problem p WHERE p.sheet = \(sheet).id
      AND p.severity = 'error' AND p.code = '\(ResponseFault.noItemColumn.rawValue)'))
    """
  }

  private static func errors(_ db: Database, ofSheet id: Int64) throws -> [Problem] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM problem WHERE sheet = ? AND severity = 'error' ORDER BY id",
      arguments: [id]
    ).map(StoredProblem.problem)
  }
}
