import Findings
import GRDB

extension Store {
  /// Examines the whole store (sipas doctor): pages, references, contents against their digests,
  /// cells against responses, counts of batches against responses, continuity of the journal. Empty
  /// when all is well.
  public func check() throws -> [Problem] {
    let pages = try damagedPages()
    guard pages.isEmpty else { return pages }
    let parts = [
      danglingReferences, changedResponses, changedJournal, changedDefinitions, strayResponses,
      differingCells, differingBatches, journalGaps,
    ]
    return try parts.flatMap { part in
      // What one part cannot read hides nothing of the others.
      do { return try part() } catch let problem as Problem { return [problem] }
    }
  }

  private func damagedPages() throws -> [Problem] {
    do {
      let verdicts = try read { try String.fetchAll($0, sql: "PRAGMA integrity_check(100)") }
      return verdicts.filter { $0 != "ok" }.map {
        Problem(StoreFault.damaged, at: Place(file: path), ["path": path, "detail": $0])
      }
    } catch let problem as Problem {
      return [problem]
    }
  }

  private func danglingReferences() throws -> [Problem] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT "table" AS name, count(*) AS count FROM pragma_foreign_key_check GROUP BY 1 ORDER BY 1
          """
      ).map { row in
        let count: Int = row["count"]
        return Problem(
          StoreFault.danglingReference, at: Place(file: path),
          ["table": row["name"], "count": String(count)])
      }
    }
  }

  private func differingCells() throws -> [Problem] {
    try rounds().flatMap { round in
      let stored = try storedSums(round)
      let counted = try countedSums(round)
      let numbers = Set(stored.keys).union(counted.keys).filter { stored[$0] != counted[$0] }
      return try unitCodes(ofPSUs: numbers).map {
        Problem(
          StoreFault.cellsDiffer, at: Place(file: path), ["unit": $0, "round": round.id])
      }
    }
  }

  private func storedSums(_ round: StoredRound) throws -> [Int64: CellTally.Sums] {
    try read { db in
      let rows = try RawStatement(
        db, "SELECT received, valid, weight, counts, psu FROM cell WHERE round = ?")
      rows.bind(round.number, at: 1)
      defer { rows.reset() }
      var sums: [Int64: CellTally.Sums] = [:]
      while try rows.step() {
        var one = CellTally.Sums(
          levels: Array(repeating: 0, count: round.cellLayout.levelCount * 2))
        one.add(rows)
        sums[rows.integer(4)] = one
      }
      return sums
    }
  }

  private func countedSums(_ round: StoredRound) throws -> [Int64: CellTally.Sums] {
    try read { db in
      let rows = try RawStatement(
        db,
        """
        SELECT psu, weight, invalid_reason, answers FROM response WHERE id BETWEEN ? AND ?
        """)
      rows.bind(round.number << 40, at: 1)
      rows.bind((round.number + 1) << 40 - 1, at: 2)
      defer { rows.reset() }
      var tally = CellTally(layout: round.cellLayout)
      while try rows.step() {
        let answers = rows.bytes(3)
        guard answers.count == round.cellLayout.slots else { continue }
        tally.add(
          answers, psu: rows.integer(0), weight: rows.integer(1), isValid: rows.isNull(2), times: 1)
      }
      return tally.psus
    }
  }

  private func unitCodes(ofPSUs numbers: Set<Int64>) throws -> [String] {
    let codes = try read { db in
      try numbers.map {
        try String.fetchOne(
          db, sql: "SELECT u.code FROM psu p JOIN unit u ON u.id = p.unit WHERE p.id = ?",
          arguments: [$0]) ?? "?"
      }
    }
    return Set(codes).sorted()
  }

  /// What a sheet brought is what is there of it and what left it for the journal.
  private func differingBatches() throws -> [Problem] {
    try read { db in
      try Row.fetchAll(
        db,
        sql: """
          WITH now AS (SELECT source, count(*) AS n FROM response GROUP BY source),
            gone AS (SELECT old_source, count(*) AS n FROM journal GROUP BY old_source),
            back AS (SELECT new_source, count(*) AS n FROM journal WHERE action = 'restored'
              GROUP BY new_source),
            sheets AS (SELECT b.number AS batch, s.batch AS run, b.status,
              s.new + s.changed + ifnull((SELECT n FROM back WHERE new_source = s.id), 0)
                - ifnull((SELECT n FROM gone WHERE old_source = s.id), 0) AS expected,
              ifnull((SELECT n FROM now WHERE source = s.id), 0) AS found
              FROM batch_sheet s JOIN batch b ON b.id = s.batch)
          SELECT batch, CASE status WHEN 'reverted' THEN 0 ELSE sum(expected) END AS expected,
            sum(found) AS found
          FROM sheets GROUP BY run
          HAVING CASE status WHEN 'reverted' THEN sum(found) <> 0
            ELSE sum(abs(expected - found)) <> 0 END ORDER BY batch
          """
      ).map { row in
        let numbers: [Int64] = [row["batch"], row["expected"], row["found"]]
        return Problem(
          StoreFault.batchCountsDiffer, at: Place(file: path),
          [
            "batch": String(numbers[0]), "expected": String(numbers[1]),
            "value": String(numbers[2]),
          ])
      }
    }
  }

  private func journalGaps() throws -> [Problem] {
    let missing = try read {
      try Int.fetchOne(
        $0,
        sql: """
          SELECT ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'journal'), 0)
            - (SELECT count(*) FROM journal)
          """) ?? 0
    }
    guard missing != 0 else { return [] }
    return [Problem(StoreFault.journalGap, at: Place(file: path), ["count": String(missing)])]
  }
}
