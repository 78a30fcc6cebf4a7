import Findings
import Foundation
import GRDB
import Responses

extension Store {
  /// Rows of a round that were refused and that nobody has mended or dropped yet.
  ///
  /// A row waits while the run that refused it is kept, until a kept run of its batch brought it
  /// mended or dropped it, or a later run of any batch read it again:
  /// - a row whose identity was readable, when that response came in a row that says the same as far
  ///   as this one could be read, or that stands in the same row of a file of the same name;
  /// - a row of which only the unit was not readable, when a response with its sheet number came in
  ///   the same row of a file of the same name and says the same as far as this one could be read;
  /// - any row, when a row that says the same in every cell, in a file and sheet of the same name, was
  ///   mended or dropped in another batch: the same row, or one whose number could be read.
  ///
  /// Where a later import refused such a row again, it waits there and no longer here, until that import
  /// is undone.
  ///
  /// A row that met a stored response with other content says the same only where it is the same in
  /// everything. A row without id and number waits for its reject file, because two respondents can
  /// well say the same. Where the later run is undone, the row waits again.
  public func waitingRows(round: String) throws -> [RefusedRowReport] {
    try batches(round: round).filter { $0.waiting > 0 }.flatMap { batch in
      try read { try RefusedRows.fetch($0, batch: batch.id) }.filter(\.isWaiting)
    }
  }
}

/// Reads refused rows.
enum RefusedRows {
  /// SQL for a `refused_row r` that no kept run of its batch has settled.
  static let isUnsettled = """
    NOT EXISTS (SELECT 1 FROM batch_sheet t JOIN batch c ON c.id = t.batch
      WHERE t.id = r.settled_by AND c.status IN ('open', 'finished'))
    """

  /// SQL for a `refused_row r` that another batch refused too, and that was mended or dropped there.
  private static let isSettledElsewhere = """
    EXISTS (SELECT 1 FROM refused_row e WHERE \(saysTheSame)
        AND \(isSettled(inRound: round)))
    """

  /// SQL for a `refused_row r` that a later batch, which was kept, refused again.
  private static let isRefusedAgain = """
    EXISTS (SELECT 1 FROM refused_row e JOIN batch_sheet t ON t.id = e.refused_by
        JOIN batch c ON c.id = t.batch
      WHERE \(saysTheSame) AND e.refused_by > r.refused_by AND c.round = \(round)
        AND c.status IN ('open', 'finished') AND \(isNotLeftOut("e")))
    """

  /// SQL for refused rows r and e of two batches that are the same row of the same file.
  private static let saysTheSame = """
    e.original = r.original AND e.sheet = r.sheet AND e.batch <> r.batch
      AND (e.row = r.row OR r.identity IS NOT NULL OR r.sheet_number IS NOT NULL)
      AND (e.file = r.file OR \(fileDigest("e")) = \(fileDigest("r")))
    """

  /// SQL for the digest of the file that a refused row came in first.
  private static func fileDigest(_ row: String) -> String {
    """
    (SELECT g.digest FROM batch_sheet s JOIN batch_file g
      ON g.batch = s.batch AND g.position = s.file WHERE s.id = \(row).refused_by)
    """
  }

  /// SQL for the round of a `refused_row r`.
  private static let round = """
    (SELECT o.round FROM batch_sheet s JOIN batch o ON o.id = s.batch WHERE s.id = r.refused_by)
    """

  /// SQL for a `refused_row e` that a kept run of a round mended or dropped.
  static func isSettled(inRound round: String) -> String {
    """
    (\(isNotLeftOut("e")) AND EXISTS (SELECT 1 FROM batch_sheet t JOIN batch c ON c.id = t.batch
      WHERE t.id = e.settled_by AND c.status IN ('open', 'finished') AND c.round = \(round)))
    """
  }

  /// SQL for a `refused_row e` that gave way to a stored response which is there no longer.
  static func isKeptForNothing(inRound round: String) -> String {
    """
    (e.settled_as IS NULL
      AND NOT EXISTS (SELECT 1 FROM response k WHERE k.round = \(round) AND k.key = e.identity)
      AND EXISTS (SELECT 1 FROM problem p WHERE p.sheet = e.settled_by
        AND p.code = '\(ResponseFault.storedKept.rawValue)'
        AND p.facts ->> 'identity' = e.identity))
    """
  }

  /// SQL for a refused row that is more than one which the policy of its import left out, and that
  /// nobody has decided by itself.
  private static func isNotLeftOut(_ row: String) -> String {
    "\(row).settled_by IS NOT \(row).refused_by"
  }

  /// Name of the newest reject file that a kept run wrote with a row.
  private static func rejectFile(_ db: Database, refusedRow id: Int64) throws -> String? {
    try String.fetchOne(
      db,
      sql: """
        SELECT f.reject_file FROM problem p JOIN batch_sheet s ON s.id = p.sheet
          JOIN batch b ON b.id = s.batch
          JOIN batch_file f ON f.batch = s.batch AND f.position = s.file
        WHERE p.refused_row = ? AND b.status IN ('open', 'finished') AND f.reject_file IS NOT NULL
        ORDER BY s.id DESC LIMIT 1
        """, arguments: [id])
  }

  /// Rows that a run refused and that were mended or dropped in another batch before.
  static func settledElsewhere(_ db: Database, run: Int64) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM refused_row r JOIN batch_sheet o ON o.id = r.refused_by
        WHERE o.batch = ? AND \(isSettledElsewhere)
        """, arguments: [run]) ?? 0
  }

  static func waiting(_ db: Database, batch: Int64) throws -> Int {
    try rows(db, batch: batch, onlyUnsettled: true).count { try isWaiting($0, db) }
  }

  static func fetch(_ db: Database, batch: Int64) throws -> [RefusedRowReport] {
    try rows(db, batch: batch, onlyUnsettled: false).map { row in
      let sheet: String = row["sheet"]
      return RefusedRowReport(
        batch: batch,
        place: Place(file: row["file"], sheet: sheet.isEmpty ? nil : sheet, row: row["row"]),
        isWaiting: try isWaiting(row, db), problems: try lastProblems(db, refusedRow: row["id"]),
        rejectFile: try rejectFile(db, refusedRow: row["id"]))
    }
  }

  private static func rows(
    _ db: Database, batch: Int64, onlyUnsettled: Bool
  ) throws -> [Row] {
    let isUnsettled = """
      b.status IN ('open', 'finished') AND \(isUnsettled) AND NOT \(isSettledElsewhere)
        AND NOT \(isRefusedAgain)
      """
    return try Row.fetchAll(
      db,
      sql: """
        SELECT r.*, b.round, \(isUnsettled) AS is_unsettled FROM refused_row r
          JOIN batch_sheet s ON s.id = r.refused_by JOIN batch b ON b.id = s.batch
        WHERE r.batch = ? AND \(isNotLeftOut("r"))\(onlyUnsettled ? " AND " + isUnsettled : "")
        ORDER BY r.file, r.sheet, r.row
        """, arguments: [batch])
  }

  private static func isWaiting(_ row: Row, _ db: Database) throws -> Bool {
    guard row["is_unsettled"], let refused = LaterReading(row) else { return row["is_unsettled"] }
    return try !refused.isFound(db)
  }

  /// Why a row was refused last. One that was skipped because it was settled before was refused for
  /// what the other import said.
  private static func lastProblems(_ db: Database, refusedRow id: Int64) throws -> [Problem] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM problem WHERE sheet = (SELECT max(sheet) FROM problem WHERE refused_row = ?1)
          AND refused_row = ?1
        UNION ALL
        SELECT * FROM problem WHERE refused_row = (SELECT max(p.refused_row) FROM refused_row r
            JOIN refused_row e ON \(saysTheSame) JOIN problem p ON p.refused_row = e.id
            WHERE r.id = ?1)
          AND sheet = (SELECT refused_by FROM refused_row e WHERE e.id = problem.refused_row)
          AND NOT EXISTS (SELECT 1 FROM problem WHERE refused_row = ?1)
        ORDER BY id
        """, arguments: [id]
    ).map(StoredProblem.problem)
  }
}
