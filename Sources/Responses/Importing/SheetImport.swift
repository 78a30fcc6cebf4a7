import Agencies
import Findings
import Questionnaires
import Rules
import Tables

/// Hands the coded rows of one sheet to the store chunk by chunk.
struct SheetImport {
  let sheet: PlannedSheet
  let key: SheetKey
  let path: String
  let finding: ConflictFinding
  let committed: CommittedRows?
  let batch: OpenBatch
  let policy: ImportPolicy
  let reject: RejectFile?

  /// Bytes of cells after which a chunk is stored before it has all its rows.
  private static let chunkBytes = 1 << 25

  private(set) var counts = RowCounts()
  private(set) var problems: ProblemList
  /// Conflicts that stop the run.
  private(set) var conflicts = 0
  /// What was found of rows that were coded well, by row: the reject file gets them at the end.
  private(set) var lateFindings: [Int: [Problem]] = [:]
  /// What was found of the sheet as a whole.
  private(set) var findings: [Problem] = []
  /// Whether any row was not blank.
  private(set) var hasRows = false
  private var replacements: Replacements
  private var chunk: ImportChunk
  /// Rows of the chunk as the file that is read numbers them.
  private var rowNumbers: [Int] = []
  private var rowsInChunk = 0
  private var bytesInChunk = 0
  private var notes: SheetNotes
  private var rejectFailed = false
  /// Which refused row each row is, where the sheet is one of a reject file.
  private var mended: MendedRows?
  /// Rows that need nothing more although they are refused again.
  private var settled = SettledRows()

  init(
    sheet: PlannedSheet, key: SheetKey, path: String, finding: ConflictFinding, batch: OpenBatch,
    policy: ImportPolicy, notes: SheetNotes, replacements: Replacements, reject: RejectFile?
  ) {
    self.sheet = sheet
    self.key = key
    self.path = path
    self.finding = finding
    self.batch = batch
    self.policy = policy
    self.notes = notes
    self.replacements = replacements
    self.reject = reject
    committed = batch.committed[key]
    counts = committed?.counts ?? RowCounts()
    problems = ProblemList(limit: policy.listedProblems)
    chunk = ImportChunk(sheet: key)
    for found in committed?.conflicts ?? [] { note(found) }
  }

  /// File and sheet, for findings.
  var place: Place { sheet.place(in: path) }

  /// Takes all rows.
  ///
  /// - Parameter afterChunk: told how many rows were read since the last time and the share of the
  ///   sheet; false stops the run.
  /// - Returns: what is known after the last row; nil where the run may not go on.
  /// - Throws: what the store throws.
  mutating func run(
    _ rows: CodedRows, into store: any ImportStore, afterChunk: (Int, Double) -> Bool
  ) throws -> CodedRows.Ending? {
    let ending = try rows.forEach { line, share in
      take(line.row, line.coded)
      bytesInChunk += line.bytes
      guard rowsInChunk == policy.chunkRows || bytesInChunk > SheetImport.chunkBytes else {
        return true
      }
      let taken = rowsInChunk
      try flush(into: store)
      return afterChunk(taken, share)
    }
    guard let ending else { return nil }
    if let failure = ending.failure { problems.add([failure]) }
    let taken = rowsInChunk
    try flush(into: store)
    findings = ending.problems + notes.problems(at: place, ending)
    problems.add(findings)
    return afterChunk(taken, 1) ? ending : nil
  }

  /// Finds out what became of the rows that were refused before: of those of a reject file, or of
  /// the same rows in earlier imports.
  ///
  /// - Throws: what the store throws.
  mutating func expectRefusedRows(of table: TableFile, in store: any ImportStore) throws {
    guard let lineage = sheet.lineage else {
      settled = try store.settledRows(of: key, in: batch)
      return
    }
    let refused = try store.refusedRows(of: key, in: batch)
    mended = MendedRows(
      lineage, sheet, of: table, at: place, refused: refused, naming: finding.naming)
  }

  /// Puts the rows with late findings into the reject file. Their cells are gone by then, so that
  /// they are read once more.
  mutating func addLateRejects(from table: TableFile) {
    guard reject != nil, !lateFindings.isEmpty else { return }
    do {
      let reader = try table.reader(ofSheet: sheet.index)
      var row = Row()
      var left = lateFindings.count
      while left > 0, try reader.next(into: &row) {
        guard let found = lateFindings[row.number] else { continue }
        left -= 1
        let original = try sheet.lineage?.originalRow(of: row, sheet.mapping, at: place).get()
        addReject(row, found, original: original ?? row.number)
      }
    } catch {
      problems.add([Problem(unreadable: error, at: place)])
    }
  }

  private mutating func take(_ row: Row, _ coded: CodedRow) {
    let isCommitted = committed.map { row.number <= $0.lastRow } ?? false
    rowsInChunk += 1
    chunk.lastRow = row.number
    if case .blank = coded {} else { hasRows = true }
    switch coded {
    case .blank:
      if !isCommitted { chunk.blank += 1 }
    case .dropped: drop(row, isCommitted)
    case .accepted(let coded): accept(coded, row, isCommitted)
    case .refused(let found): refuse(coded: found, row, isCommitted)
    }
  }

  private mutating func accept(_ coded: consuming ImportedRow, _ row: Row, _ isCommitted: Bool) {
    switch original(of: row, key: coded.response.identity.key) {
    case .failure(let problem):
      refuse(
        row,
        RefusedRow(
          row: mended?.rowInWait(of: row), problems: [problem], readable: ReadablePart(coded)),
        isCommitted, original: nil)
    case .success(let original):
      notes.look(at: coded.response, row: row.number)
      guard !isCommitted else { return }
      coded.row = original
      chunk.rows.append(coded)
      rowNumbers.append(row.number)
    }
  }

  private mutating func drop(_ row: Row, _ isCommitted: Bool) {
    switch original(of: row) {
    case .failure(let problem):
      let refused = RefusedRow(row: mended?.rowInWait(of: row), problems: [problem])
      refuse(row, refused, isCommitted, original: nil)
    case .success(let original): if !isCommitted { chunk.dropped.append(original) }
    }
  }

  /// Refuses a row whose cells are at fault.
  private mutating func refuse(coded: RefusedRow, _ row: Row, _ isCommitted: Bool) {
    var refused = coded
    switch original(of: row) {
    case .success(let original):
      refused.row = original
      refuse(row, refused, isCommitted, original: original)
    case .failure(let problem):
      refused.row = mended?.rowInWait(of: row)
      refused.problems.append(problem)
      refuse(row, refused, isCommitted, original: nil)
    }
  }

  /// - Parameter original: the row as its lineage has it; nil where that is at fault, which is then
  ///   left as it was written.
  private mutating func refuse(
    _ row: Row, _ refused: RefusedRow, _ isCommitted: Bool, original: Int?
  ) {
    var refused = refused
    if mended == nil { refused.original = RowDigest.digest(of: row, sheet.mapping) }
    guard !isSettled(refused) else {
      if !isCommitted { chunk.settled.append(refused) }
      return
    }
    problems.add(refused.problems)
    if !isCommitted { chunk.refused.append(refused) }
    addReject(row, refused.problems, original: original)
  }

  private func isSettled(_ refused: RefusedRow) -> Bool {
    guard let original = refused.original, let row = refused.row else { return false }
    return settled.contains(
      original, row: row, isIdentified: refused.readable?.isIdentified ?? false)
  }

  private mutating func addReject(_ row: Row, _ found: [Problem], original: Int?) {
    guard let reject, !rejectFailed else { return }
    do {
      try reject.add(
        row,
        RejectedRow(
          batch: policy.isDryRun ? nil : batch.reference, file: finding.storedName,
          sheet: key.sheet, row: original, unit: policy.unit?.key.code, problems: found),
        in: sheet)
    } catch {
      rejectFailed = true
      problems.add([SheetImport.notWritten(error, at: place)])
    }
  }

  /// The row in the file the response first came in.
  private func original(of row: Row, key: String? = nil) -> Result<Int, Problem> {
    mended?.original(of: row, key: key) ?? .success(row.number)
  }

  private mutating func flush(into store: any ImportStore) throws {
    try setSettledAside(in: store)
    try putOverStored(in: store)
    if !chunk.isEmpty {
      let (rows, numbers) = (chunk.rows, rowNumbers)
      let outcome = try store.add(chunk, to: batch) { [finding] in
        finding.problem($0, of: rows[$0.position], row: numbers[$0.position])
      }
      counts = counts + outcome.counts
      for position in outcome.unchanged {
        notes.look(atUnchanged: rows[position].response, row: numbers[position])
      }
      for one in outcome.conflicts {
        let found = finding.problem(one, of: rows[one.position], row: numbers[one.position])
        // A row that somebody decided to leave out has nothing to look at any more.
        note(found, isSettled: rows[one.position].decision == .keep)
      }
    }
    chunk.removeAll()
    rowNumbers.removeAll(keepingCapacity: true)
    (rowsInChunk, bytesInChunk) = (0, 0)
  }

  private mutating func note(_ found: Problem, isSettled: Bool = false) {
    problems.add([found])
    if !isSettled, let row = found.place.row { lateFindings[row, default: []].append(found) }
    let isConflict = found.code == ResponseFault.conflict.rawValue
    if isConflict, policy.onConflict != .review { conflicts += 1 }
  }

  /// Rows that break a rule where they are put over the stored response wait like any other.
  private mutating func putOverStored(in store: any ImportStore) throws {
    let refused = try replacements.put(
      &chunk.rows, of: key, numbers: rowNumbers, policy: policy.onConflict, in: store, batch)
    guard !refused.isEmpty else { return }
    for (position, found) in refused.sorted(by: { $0.key < $1.key }) {
      problems.add(found)
      let row = chunk.rows[position]
      chunk.refused.append(
        RefusedRow(row: row.row, problems: found, readable: ReadablePart(row)))
      lateFindings[rowNumbers[position], default: []] += found
    }
    keepRows { refused[$0] == nil }
  }

  /// Rows that were settled in an earlier import say nothing new, whatever is stored by now.
  private mutating func setSettledAside(in store: any ImportStore) throws {
    guard !settled.isEmpty else { return }
    let found = chunk.rows.indices.reduce(into: [Int: RefusedRow]()) { found, position in
      let row = chunk.rows[position]
      let refused = RefusedRow(row: row.row, problems: [], readable: ReadablePart(row))
      if isSettled(refused) { found[position] = refused }
    }
    guard !found.isEmpty else { return }
    let held = try store.responses(
      keys: found.keys.map { chunk.rows[$0].response.identity.key }, in: batch)
    // What is stored as the row has it is unchanged: the row says so too, should the other one go.
    let aside = found.filter {
      let response = chunk.rows[$0.key].response
      return held[response.identity.key]?.response.contentDigest != response.contentDigest
    }
    chunk.settled += aside.sorted { $0.key < $1.key }.map(\.value)
    keepRows { aside[$0] == nil }
  }

  private mutating func keepRows(where isKept: (Int) -> Bool) {
    let kept = chunk.rows.indices.filter(isKept)
    (chunk.rows, rowNumbers) = (kept.map { chunk.rows[$0] }, kept.map { rowNumbers[$0] })
  }

  /// The warning that a reject file could not be written.
  static func notWritten(_ error: any Error, at place: Place) -> Problem {
    let problem = error as? Problem
    return Problem(
      ResponseFault.rejectFileNotWritten, at: place,
      [
        "path": problem?.place.file ?? place.file ?? "",
        "reason": problem?.facts["reason"] ?? "\(error)",
      ])
  }
}

extension ImportChunk {
  /// Begins the next stretch and keeps the memory of the last one.
  fileprivate mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    refused.removeAll()
    settled.removeAll()
    dropped.removeAll()
    (blank, lastRow) = (0, 0)
  }
}
