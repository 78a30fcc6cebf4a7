import Agencies
import Findings
import Questionnaires
import Rules
import Tables

/// Reads one sheet, codes its rows and hands them to the store chunk by chunk.
struct SheetImport {
  let sheet: PlannedSheet
  let key: SheetKey
  let path: String
  let storedName: String
  let committed: CommittedRows?
  let coder: ResponseCoder
  let batch: OpenBatch
  let policy: ImportPolicy
  let reject: RejectFile?

  private(set) var counts = RowCounts()
  private(set) var problems: ProblemList
  private(set) var conflicts = 0
  private var chunk: ImportChunk
  private var rowsInChunk = 0
  private var contentBased = 0
  private var unchanged = 0
  private var rejectFailed = false
  private var committedRowsRead = 0

  init(
    sheet: PlannedSheet, key: SheetKey, path: String, storedName: String, coder: ResponseCoder,
    batch: OpenBatch, policy: ImportPolicy, reject: RejectFile?
  ) {
    self.sheet = sheet
    self.key = key
    self.path = path
    self.storedName = storedName
    self.coder = coder
    self.batch = batch
    self.policy = policy
    self.reject = reject
    committed = batch.committed[key]
    counts = committed?.counts ?? RowCounts()
    problems = ProblemList(limit: policy.listedProblems)
    chunk = SheetImport.emptyChunk(key)
  }

  /// File and sheet, for findings.
  var place: Place { Place(file: path, sheet: sheet.name.isEmpty ? nil : sheet.name) }

  /// Reads all rows.
  ///
  /// - Parameter afterChunk: told how many rows were read since the last time and the share of the
  ///   sheet; false stops the run.
  /// - Returns: whether the run may go on.
  /// - Throws: what the store throws.
  mutating func run(
    _ reader: any RowReader, into store: any ImportStore, afterChunk: (Int, Double) -> Bool
  ) throws -> Bool {
    var row = Row()
    while next(reader, &row) {
      guard row.number >= sheet.mapping.firstDataRow else { continue }
      take(row)
      guard rowsInChunk == policy.chunkRows else { continue }
      let taken = rowsInChunk
      try flush(into: store)
      if !afterChunk(taken, reader.progress) { return false }
    }
    let taken = rowsInChunk
    try flush(into: store)
    problems.add(reader.problems)
    addLostConflicts()
    addNotes()
    return afterChunk(taken, 1)
  }

  /// Reads the next row; false after the last and where the file cannot be read any further.
  private mutating func next(_ reader: any RowReader, _ row: inout Row) -> Bool {
    do {
      return try reader.next(into: &row)
    } catch {
      let facts = ["reason": "\(error)"]
      problems.add([
        error as? Problem ?? Problem(DefinitionFault.unreadableFile, at: place, facts)
      ])
      return false
    }
  }

  private mutating func take(_ row: Row) {
    let isCommitted = committed.map { row.number <= $0.lastRow } ?? false
    rowsInChunk += 1
    if isCommitted { committedRowsRead += 1 }
    chunk.lastRow = row.number
    switch coder.code(row) {
    case .blank:
      if !isCommitted { chunk.skipped += 1 }
    case .accepted(let coded):
      accept(coded, row, isCommitted)
    case .refused(let found):
      refuse(row, found, original: originalRow(row).number, isCommitted)
    }
  }

  private mutating func accept(_ coded: ImportedRow, _ row: Row, _ isCommitted: Bool) {
    let (original, problem) = originalRow(row)
    if let problem { return refuse(row, [problem], original: row.number, isCommitted) }
    guard !isCommitted else { return }
    var coded = coded
    coded.row = original
    if coded.response.identity.isContentBased { contentBased += 1 }
    chunk.rows.append(coded)
  }

  private mutating func refuse(
    _ row: Row, _ found: [Problem], original: Int, _ isCommitted: Bool
  ) {
    problems.add(found)
    if !isCommitted {
      chunk.refused += 1
      chunk.problems += found
    }
    guard let reject, !rejectFailed else { return }
    let keepsBatch = !policy.isDryRun && !policy.isAllOrNothing
    do {
      try reject.add(
        row,
        RejectedRow(
          batch: keepsBatch ? batch.id : nil, file: storedName, sheet: key.sheet, row: original,
          problems: found), in: sheet)
    } catch {
      rejectFailed = true
      problems.add([SheetImport.notWritten(error, at: place)])
    }
  }

  /// The row in the file the response first came in, and what is wrong with what a reject file
  /// says about it.
  private func originalRow(_ row: Row) -> (number: Int, problem: Problem?) {
    guard let lineage = sheet.lineage else { return (row.number, nil) }
    switch lineage.originalRow(of: row, sheet.mapping, at: place) {
    case .success(let number): return (number, nil)
    case .failure(let problem): return (row.number, problem)
    }
  }

  private mutating func flush(into store: any ImportStore) throws {
    let isEmpty = chunk.rows.isEmpty && chunk.refused == 0 && chunk.skipped == 0
    if !isEmpty {
      let outcome = try store.add(chunk, to: batch)
      counts = counts + outcome.counts
      unchanged += outcome.counts.unchanged
      if policy.onConflict == .stop { report(outcome.conflicts) }
    }
    chunk = SheetImport.emptyChunk(key)
    rowsInChunk = 0
  }

  private mutating func report(_ found: [Conflict]) {
    conflicts += found.count
    counts.refused += found.count
    problems.add(
      found.map { conflict in
        var place = place
        place.row = conflict.row
        return Problem(
          ResponseFault.conflict, at: place,
          [
            "identity": conflict.identity, "stored": conflict.stored.text(in: policy.language),
          ])
      })
  }

  /// Rows of the interrupted run that are in none of its counts met a conflict then. They cannot
  /// be added again, so the batch must not pass as finished.
  private mutating func addLostConflicts() {
    let lost = committedRowsRead - (committed?.counts.read ?? 0)
    guard lost > 0 else { return }
    conflicts += lost
    counts.refused += lost
    problems.add([
      Problem(ResponseFault.conflictsBeforeInterruption, at: place, ["count": "\(lost)"])
    ])
  }

  private mutating func addNotes() {
    let equal = coder.hasIdentity ? min(unchanged, contentBased) : unchanged
    if equal > 0 {
      problems.add([Problem(ResponseFault.equalWithoutID, at: place, ["count": "\(equal)"])])
    }
    let restored = coder.restoredUnitCodes
    if restored.count > 0 {
      let facts = ["count": "\(restored.count)", "value": restored.first]
      problems.add([Problem(ResponseFault.unitCodeRestored, at: place, facts)])
    }
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

  private static func emptyChunk(_ key: SheetKey) -> ImportChunk {
    ImportChunk(sheet: key, rows: [], refused: 0, skipped: 0, problems: [], lastRow: 0)
  }
}
