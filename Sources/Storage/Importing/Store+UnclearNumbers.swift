import Findings
import GRDB
import Responses

extension Store {
  /// Pairs of responses whose numbers may be one; see `ImportStore`.
  public func unclearNumbers(in batch: OpenBatch) throws -> [UnclearNumber] {
    guard let run, run.id == batch.id else { return [] }
    return try read { db in
      try Row.fetchAll(
        db, sql: UnclearNumbers.pairs, arguments: [run.round.number, run.id]
      ).compactMap { UnclearNumbers.pair($0, run: run.id) }
    }
  }
}

/// Looks for responses with numbers such as «1.000» beside «1000» in the same unit.
private enum UnclearNumbers {
  /// The sheet a, whose number may be the plain one of b, where the run brought a or b.
  static let pairs = """
    WITH unclear AS (
      SELECT id, key, source, source_row, substr(key, 1, instr(key, '/')) AS unit,
        substr(key, instr(key, '/') + 1) AS number
      FROM response WHERE round = ?1 AND \(WaitingTables.unclearNumber)),
    origin AS (
      SELECT s.id, s.batch, s.file, s.sheet, f.name FROM batch_sheet s
        JOIN batch_file f ON f.batch = s.batch AND f.position = s.file)
    SELECT a.key, a.source_row AS row, s.batch, s.file, s.sheet, s.name,
      b.key AS b_key, b.source_row AS b_row, t.batch AS b_batch, t.file AS b_file,
      t.sheet AS b_sheet, t.name AS b_name
    FROM unclear a JOIN response b ON b.round = ?1 AND b.key = a.unit || iif(a.number GLOB '*E*',
        CAST(CAST(replace(a.number, ',', '.') AS REAL) AS INTEGER),
        replace(replace(a.number, '.', ''), ',', ''))
      JOIN origin s ON s.id = a.source JOIN origin t ON t.id = b.source
    WHERE a.id <> b.id AND (s.batch = ?2 OR t.batch = ?2)
    ORDER BY max(a.id, b.id)
    """

  /// The pair as the run sees it: its own row, which is the later one of two of its own.
  static func pair(_ row: Row, run: Int64) -> UnclearNumber? {
    let isOwn: Bool = row["batch"] as Int64 == run
    let isOthersOwn: Bool = row["b_batch"] as Int64 == run
    let isLater = (row["file"] as Int, row["row"] as Int) > (row["b_file"], row["b_row"] as Int)
    let (own, other) = isOwn && (!isOthersOwn || isLater) ? ("", "b_") : ("b_", "")
    let sheet: String = row[other + "sheet"]
    return UnclearNumber(
      sheet: SheetKey(file: row[own + "file"], sheet: row[own + "sheet"]), row: row[own + "row"],
      key: row[own + "key"],
      other: (
        row[other + "key"],
        Place(
          file: row[other + "name"], sheet: sheet.isEmpty ? nil : sheet, row: row[other + "row"])
      ))
  }
}
