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
  let storedName: String
  let committed: CommittedRows?
  let batch: OpenBatch
  let policy: ImportPolicy
  let reject: RejectFile?

  /// Bytes of cells after which a chunk is stored before it has all its rows.
  private static let chunkBytes = 1 << 25

  private(set) var counts = RowCounts()
  private(set) var problems: ProblemList
  private(set) var conflicts = 0
  private var chunk: ImportChunk
  private var rowsInChunk = 0
  private var bytesInChunk = 0
  private var contentBased = 0
  private var unchanged = 0
  private var rejectFailed = false
  private var committedRowsRead = 0

  init(
    sheet: PlannedSheet, key: SheetKey, path: String, storedName: String,
    batch: OpenBatch, policy: ImportPolicy, reject: RejectFile?
  ) {
    self.sheet = sheet
    self.key = key
    self.path = path
    self.storedName = storedName
    self.batch = batch
    self.policy = policy
    self.reject = reject
    committed = batch.committed[key]
    counts = committed?.counts ?? RowCounts()
    problems = ProblemList(limit: policy.listedProblems)
    chunk = ImportChunk(
      sheet: key, rows: [], refused: 0, skipped: 0, problems: [], lastRow: 0)
  }

  /// File and sheet, for findings.
  var place: Place { Place(file: path, sheet: sheet.name.isEmpty ? nil : sheet.name) }

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
    problems.add(ending.problems)
    addLostConflicts()
    addNotes(ending)
    return afterChunk(taken, 1) ? ending : nil
  }

  private mutating func take(_ row: Row, _ coded: CodedRow) {
    let isCommitted = committed.map { row.number <= $0.lastRow } ?? false
    rowsInChunk += 1
    if isCommitted { committedRowsRead += 1 }
    chunk.lastRow = row.number
    switch coded {
    case .blank:
      if !isCommitted { chunk.skipped += 1 }
    case .accepted(let coded):
      accept(coded, row, isCommitted)
    case .refused(let found):
      refuse(row, found, original: originalRow(row).number, isCommitted)
    }
  }

  private mutating func accept(_ coded: consuming ImportedRow, _ row: Row, _ isCommitted: Bool) {
    let (original, problem) = originalRow(row)
    if let problem { return refuse(row, [problem], original: row.number, isCommitted) }
    guard !isCommitted else { return }
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
    chunk.removeAll()
    (rowsInChunk, bytesInChunk) = (0, 0)
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

  private mutating func addNotes(_ ending: CodedRows.Ending) {
    let equal = ending.hasIdentity ? min(unchanged, contentBased) : unchanged
    if equal > 0 {
      problems.add([Problem(ResponseFault.equalWithoutID, at: place, ["count": "\(equal)"])])
    }
    let restored = ending.restoredUnitCodes
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
}

extension ImportChunk {
  /// Begins the next stretch and keeps the memory of the last one.
  fileprivate mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    problems.removeAll()
    (refused, skipped, lastRow) = (0, 0, 0)
  }
}
