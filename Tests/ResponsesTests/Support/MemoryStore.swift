import Findings
import Foundation
import Responses
import Rules

/// `ImportStore` in memory: the contract in executable form.
///
/// `add` is all or nothing; after a failure the batch stays open with the chunks added so far, and
/// `begin` with the same digests finds it again. A dry run leaves nothing. `.reverted` puts back
/// what the batch had found.
final class MemoryStore: ImportStore {
  struct Stored: Equatable {
    var response: CodedResponse
    var place: Place
    var identities: [String: String]
    var batch: Int64
  }

  struct Crash: Error {}

  static let mark = "0123abcd"

  private(set) var responses: [String: Stored] = [:]
  private(set) var starts: [BatchStart] = []
  private(set) var ends: [BatchEnd] = []
  /// What the last run found of whole sheets.
  private(set) var findings: [SheetKey: SheetFindings] = [:]
  /// Batches that reject files must not continue.
  var takenBack: Set<Int64> = []
  /// Rows that were refused, by batch, file and sheet as in `1|a.csv|`.
  var refused: [String: [Int: RefusedRowState]] = [:]
  /// What it says of numbers that may be one.
  var unclear: [UnclearNumber] = []
  /// Chunks that are taken before the store fails once; nil never.
  var chunksUntilCrash: Int?
  private var finished: [ContentDigest: EarlierImport] = [:]
  private var open: (batch: OpenBatch, start: BatchStart, before: [String: Stored])?
  private var nextID: Int64 = 1

  func begin(_ start: BatchStart) throws -> OpenBatch {
    starts.append(start)
    if var open, open.start.files.map(\.digest) == start.files.map(\.digest) {
      open.batch.onConflict = start.onConflict
      self.open = open
      return open.batch
    }
    let isKept = start.continuing.map { !takenBack.contains($0.number) } ?? false
    let number = isKept ? start.continuing?.number ?? nextID : nextID
    var batch = OpenBatch(
      id: nextID,
      reference: BatchReference(round: start.round, number: number, mark: MemoryStore.mark),
      committed: [:], onConflict: start.onConflict)
    batch.lostItsBatch = start.continuing != nil && !isKept
    for (position, file) in start.files.enumerated() {
      batch.earlier[position] = finished[file.digest]
    }
    nextID += 1
    open = (batch, start, responses)
    return batch
  }

  func responses(keys: [String], in batch: OpenBatch) throws -> [String: HeldResponse] {
    Dictionary(
      keys.compactMap { key in
        responses[key].map {
          (key, HeldResponse(response: $0.response, identities: $0.identities))
        }
      }
    ) { first, _ in first }
  }

  func refusalsSettledBefore(in batch: OpenBatch) -> Int { 0 }

  func settledRows(of sheet: SheetKey, in batch: OpenBatch) -> SettledRows { SettledRows() }

  func unclearNumbers(in batch: OpenBatch) -> [UnclearNumber] { unclear }

  func refusedRows(of sheet: SheetKey, in batch: OpenBatch) -> [Int: RefusedRowState]? {
    open.flatMap { $0.start.continuing == nil ? nil : refused[place(of: sheet)] }
  }

  func isReadAgain(_ row: ImportedRow, of sheet: SheetKey, in batch: OpenBatch) -> Bool { false }

  func add(
    _ chunk: ImportChunk, to batch: OpenBatch, telling: (Conflict) -> Problem
  ) throws -> ChunkOutcome {
    if let left = chunksUntilCrash {
      guard left > 0 else {
        chunksUntilCrash = nil
        throw Crash()
      }
      chunksUntilCrash = left - 1
    }
    var counts = RowCounts()
    counts.refused = chunk.refused.count
    counts.skipped = chunk.blank + chunk.dropped.count + chunk.settled.count
    var unchanged: [Int] = []
    let conflicts = chunk.rows.indices.compactMap { position in
      let before = counts.unchanged
      defer { if counts.unchanged > before { unchanged.append(position) } }
      return store(chunk.rows[position], position, chunk.sheet, batch, &counts)
    }
    let waiting =
      chunk.refused.compactMap(\.row)
      + conflicts.filter { $0.policy != .keep }.map { chunk.rows[$0.position].row }
    for row in waiting {
      refused[place(of: chunk.sheet), default: [:]][row, default: .waiting] = .waiting
    }
    let earlier = open?.batch.committed[chunk.sheet]
    open?.batch.committed[chunk.sheet] = CommittedRows(
      lastRow: chunk.lastRow, counts: (earlier?.counts ?? RowCounts()) + counts,
      conflicts: (earlier?.conflicts ?? []) + conflicts.map(telling))
    return ChunkOutcome(counts: counts, conflicts: conflicts, unchanged: unchanged)
  }

  func finish(
    _ batch: OpenBatch, as end: BatchEnd, findings: [SheetKey: SheetFindings],
    rejectFiles: [Int: String], at time: Date
  ) throws {
    ends.append(end)
    self.findings = findings
    if let open, end == .reverted || open.start.isDryRun { responses = open.before }
    if end == .reverted { takenBack.insert(batch.reference.number) }
    for file in open?.start.files ?? [] where end == .finished && open?.start.isDryRun == false {
      finished[file.digest] = EarlierImport(
        batch: batch.reference.number, startedAt: open?.start.startedAt ?? time)
    }
    open = nil
  }

  private func store(
    _ row: ImportedRow, _ position: Int, _ sheet: SheetKey, _ batch: OpenBatch,
    _ counts: inout RowCounts
  ) -> Conflict? {
    let key = row.response.identity.key
    let stored = Stored(
      response: row.response, place: place(row, sheet), identities: row.identities,
      batch: batch.id)
    guard let known = responses[key] else {
      responses[key] = stored
      counts.new += 1
      return nil
    }
    if known.response.contentDigest == row.response.contentDigest {
      counts.unchanged += 1
      return nil
    }
    let policy = row.decision ?? batch.onConflict
    switch policy {
    case .stop, .review: counts.refused += 1
    case .keep: counts.skipped += 1
    case .replace:
      responses[key] = stored
      counts.changed += 1
      return nil
    }
    return Conflict(
      position: position, policy: policy, stored: known.place,
      isOfThisRun: known.batch == batch.id,
      held: HeldResponse(response: known.response, identities: known.identities))
  }

  private func place(of sheet: SheetKey) -> String {
    let file = open?.start.files[sheet.file].name ?? ""
    return "\(open?.batch.reference.number ?? 0)|\(file)|\(sheet.sheet)"
  }

  private func place(_ row: ImportedRow, _ sheet: SheetKey) -> Place {
    Place(
      file: open?.start.files[sheet.file].name, sheet: sheet.sheet.isEmpty ? nil : sheet.sheet,
      row: row.row)
  }
}
