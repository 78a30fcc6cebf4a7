import Findings
import Foundation
import GRDB
import Questionnaires
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
  /// - any row, when the same row of a file of the same bytes and name was mended or dropped before.
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

  /// SQL for a `refused_row r` that another batch refused in a file of the same bytes and name, and
  /// that was mended or dropped there.
  private static let isSettledElsewhere = """
    EXISTS (SELECT 1 FROM batch_sheet s JOIN batch_file f ON f.batch = s.batch AND f.position = s.file
        JOIN batch_file g ON g.digest = f.digest JOIN batch h ON h.id = g.batch
        JOIN refused_row e ON e.batch = h.number AND e.file = r.file AND e.sheet = r.sheet
          AND e.row = r.row
        JOIN batch_sheet t ON t.id = e.settled_by JOIN batch c ON c.id = t.batch
        JOIN batch_sheet q ON q.id = e.refused_by AND q.batch = g.batch AND q.file = g.position
      WHERE s.id = r.refused_by AND e.batch <> r.batch AND c.status IN ('open', 'finished')
        AND e.identity IS r.identity AND e.sheet_number IS r.sheet_number
        AND e.answers IS r.answers)
    """

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
        isWaiting: try isWaiting(row, db), problems: try lastProblems(db, refusedRow: row["id"]))
    }
  }

  private static func rows(
    _ db: Database, batch: Int64, onlyUnsettled: Bool
  ) throws -> [Row] {
    let isUnsettled = """
      b.status IN ('open', 'finished') AND \(isUnsettled) AND NOT \(isSettledElsewhere)
      """
    return try Row.fetchAll(
      db,
      sql: """
        SELECT r.*, b.round, \(isUnsettled) AS is_unsettled FROM refused_row r
          JOIN batch_sheet s ON s.id = r.refused_by JOIN batch b ON b.id = s.batch
        WHERE r.batch = ?\(onlyUnsettled ? " AND " + isUnsettled : "")
        ORDER BY r.file, r.sheet, r.row
        """, arguments: [batch])
  }

  private static func isWaiting(_ row: Row, _ db: Database) throws -> Bool {
    guard row["is_unsettled"], let refused = LaterReading(row) else { return row["is_unsettled"] }
    return try !refused.isFound(db)
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

/// Looks for a refused row among the responses that came later; the rule is that of
/// `Store.waitingRows`.
private struct LaterReading {
  private let round: Int64
  private let refusedBy: Int64
  private let file: String
  private let sheet: String
  private let row: Int
  private let identity: String?
  private let sheetNumber: String?
  private let answers: [UInt8]
  private let digest: [UInt8]?

  /// Nil for a row of which too little could be read.
  init?(_ refused: Row) {
    identity = refused["identity"]
    sheetNumber = refused["sheet_number"]
    guard identity != nil || sheetNumber != nil, let answers = refused["answers"] as Data? else {
      return nil
    }
    self.answers = [UInt8](answers)
    digest = (refused["digest"] as Data?).map { [UInt8]($0) }
    (round, refusedBy) = (refused["round"], refused["refused_by"])
    (file, sheet, row) = (refused["file"], refused["sheet"], refused["row"])
  }

  func isFound(_ db: Database) throws -> Bool {
    try keys(db).contains { key in
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM response WHERE round = ? AND key = ?", arguments: [round, key])
      return try id.map { try ResponseHistory.contributions(to: $0, db) }?.contains(where: isThis)
        ?? false
    }
  }

  /// The key of the response, or those of the sheet number in every unit.
  private func keys(_ db: Database) throws -> [String] {
    if let identity { return [identity] }
    guard let sheetNumber else { return [] }
    return try String.fetchAll(db, sql: "SELECT DISTINCT code FROM unit").map {
      "sheet:\($0)/\(sheetNumber)"
    }
  }

  private func isThis(_ later: Contribution) -> Bool {
    guard later.sheet > refusedBy else { return false }
    let isPlace = later.fileName == file && later.sheetName == sheet && later.row == row
    return identity == nil
      ? isPlace && saysTheSame(later.content.response)
      : isPlace || saysTheSame(later.content.response)
  }

  /// Whether every answer that could be read is there again, and they are at least half of all.
  private func saysTheSame(_ later: CodedResponse) -> Bool {
    if let digest { return later.contentDigest == digest }
    let read = answers.indices.filter { LaterReading.isAnswer(answers[$0]) }
    let said = later.answers.count(where: LaterReading.isAnswer)
    return answers.count == later.answers.count && read.count * 2 >= said
      && read.allSatisfy { answers[$0] == later.answers[$0] }
  }

  private static func isAnswer(_ byte: UInt8) -> Bool {
    byte != AnswerByte.blank && byte != AnswerByte.notAsked
  }
}
