import Agencies
import Findings
import Foundation
import GRDB
import Questionnaires
import Responses
import Rules

extension Store {
  /// Contents of responses, and of rows that a later one changed, one finding a sheet.
  func changedResponses() throws -> [Problem] {
    try read { db in
      var check = ContentCheck(psus: try ContentCheck.psus(db))
      let rows = try RawStatement(
        db,
        """
        SELECT psu, answers, details, weight, answered_on, interviewer, digest, source, source_row
        FROM response
        UNION ALL SELECT psu, answers, details, weight, answered_on, interviewer, digest, sheet, row
        FROM contribution WHERE answers IS NOT NULL
        """)
      defer { rows.reset() }
      while try rows.step() { check.look(at: rows) }
      return try check.changed.sorted { $0.key < $1.key }.compactMap { sheet, rows in
        try finding(rows, sheet: sheet, db)
      }
    }
  }

  private func finding(_ rows: ChangedRows, sheet: Int64, _ db: Database) throws -> Problem? {
    let origin = try Row.fetchOne(
      db,
      sql: """
        SELECT b.number, f.name FROM batch_sheet s JOIN batch b ON b.id = s.batch
          JOIN batch_file f ON f.batch = s.batch AND f.position = s.file WHERE s.id = ?
        """, arguments: [sheet])
    // A sheet that is not there is a reference that points to nothing, a finding of its own.
    guard let origin else { return nil }
    let number: Int64 = origin["number"]
    return Problem(
      StoreFault.contentDiffers, at: Place(file: path),
      [
        "count": "\(rows.count)", "batch": "\(number)", "file": origin["name"],
        "rows": rows.shown,
      ])
  }

  /// Entries of the journal.
  func changedJournal() throws -> [Problem] {
    try read { db in
      let psus = try ContentCheck.psus(db)
      let entries = try Row.fetchCursor(
        db, sql: "SELECT content, json_extract(content, '$.details') AS details FROM journal")
      var count = 0
      while let entry = try entries.next() {
        let isWhole = (try? ContentCheck.isWhole(entry, psus)) ?? false
        count += isWhole ? 0 : 1
      }
      guard count > 0 else { return [] }
      return [Problem(StoreFault.journalDiffers, at: Place(file: path), ["count": "\(count)"])]
    }
  }

  /// Questionnaires and methods that the store keeps.
  func changedDefinitions() throws -> [Problem] {
    try rounds().flatMap { round in
      round.changedDefinitions().map {
        Problem(
          StoreFault.storedDefinitionDiffers, at: Place(file: path),
          ["value": $0, "round": round.id])
      }
    }
  }

  /// Responses that say to come from an import of another round.
  func strayResponses() throws -> [Problem] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT o.id, count(DISTINCT r.id) AS count
          FROM (SELECT id, round, source AS sheet FROM response
            UNION ALL SELECT c.response, r.round, c.sheet
            FROM contribution c JOIN response r ON r.id = c.response) r
            JOIN batch_sheet s ON s.id = r.sheet JOIN batch b ON b.id = s.batch
            JOIN round o ON o.number = r.round
          WHERE b.round <> r.round GROUP BY o.number ORDER BY o.number
          """
      ).map { row in
        let count: Int = row["count"]
        return Problem(
          StoreFault.sourceOfOtherRound, at: Place(file: path),
          ["round": row["id"], "count": "\(count)"])
      }
    }
  }
}

extension StoredRound {
  /// Files whose copy in the store is not the one that was put there; the questionnaire also where
  /// its items are not those that the answers are coded by.
  fileprivate func changedDefinitions() -> [String] {
    let files = [("questionnaire.yaml", questionnaire), ("method.yaml", method)]
    let changed = files.filter { ContentDigest(of: $0.1.yaml) != $0.1.digest }.map(\.0)
    let asked = QuestionnaireLoader.load(
      name: "questionnaire.yaml", bytes: Data(questionnaire.yaml)
    ).0
    guard changed.isEmpty, let asked, asked.items.map(StoredItem.init) != items else {
      return changed
    }
    return ["questionnaire.yaml"]
  }
}

/// Rows of a sheet whose stored content was changed.
private struct ChangedRows {
  private static let limit = 5

  private(set) var count = 0
  private var first: [Int64] = []

  mutating func add(_ row: Int64) {
    count += 1
    if first.count < ChangedRows.limit { first.append(row) }
  }

  /// The first rows, as Excel counts them.
  var shown: String {
    first.map(String.init).joined(separator: ", ") + (count > first.count ? ", …" : "")
  }
}

/// Takes the digests of stored contents again.
private struct ContentCheck {
  typealias PSUs = [Int64: (unit: UnitKey, code: String?)]

  private let psus: PSUs
  /// By sheet.
  private(set) var changed: [Int64: ChangedRows] = [:]

  init(psus: PSUs) { self.psus = psus }

  static func psus(_ db: Database) throws -> PSUs {
    let rows = try RawStatement(
      db, "SELECT p.id, u.code, u.valid_from, p.code FROM psu p JOIN unit u ON u.id = p.unit")
    defer { rows.reset() }
    var psus: PSUs = [:]
    while try rows.step() {
      // A unit with a first day that is none has responses whose digest cannot be taken.
      guard let unit = try? StoreText.unitKey(rows, 1) else { continue }
      psus[rows.integer(0)] = (unit, rows.text(3))
    }
    return psus
  }

  /// Columns: PSU, answers, details, weight, day, interviewer, digest, sheet, row.
  mutating func look(at row: RawStatement) {
    guard !isWhole(row) else { return }
    changed[row.integer(7), default: ChangedRows()].add(row.integer(8))
  }

  private func isWhole(_ row: RawStatement) -> Bool {
    guard let psu = psus[row.integer(0)],
      let details = try? row.text(2).map(DetailText.details) ?? []
    else { return false }
    return ContentCheck.isWhole(
      psu, answers: Array(row.bytes(1)), details, weight: row.integer(3), day: row.text(4),
      interviewer: row.text(5), digest: Array(row.bytes(6)))
  }

  /// A row of the journal.
  static func isWhole(_ entry: Row, _ psus: PSUs) throws -> Bool {
    let json: String = entry["content"]
    let details: String? = entry["details"]
    let content = try JSONDecoder().decode(StoredContent.self, from: Data(json.utf8))
    guard let psu = psus[content.psu], let answers = StoredContent.bytes(content.answers),
      let digest = StoredContent.bytes(content.digest)
    else { return false }
    return isWhole(
      psu, answers: answers, try details.map(DetailText.details) ?? [], weight: content.weight,
      day: content.answeredOn, interviewer: content.interviewer, digest: digest)
  }

  private static func isWhole(
    _ psu: (unit: UnitKey, code: String?), answers: [UInt8], _ details: [AnswerDetail],
    weight: Int64, day: String?, interviewer: String?, digest: [UInt8]
  ) -> Bool {
    let answeredOn = day.flatMap { Day(iso: $0) }
    guard (answeredOn == nil) == (day == nil) else { return false }
    let response = CodedResponse(
      identity: ResponseIdentity(key: "", isContentBased: false), unit: psu.unit, psu: psu.code,
      answers: answers, details: details, weight: weight, answeredOn: answeredOn,
      interviewer: interviewer, validity: .valid, contentDigest: digest)
    return response.currentDigest() == digest
  }
}
