import Findings
import Foundation
import Responses

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
  }

  struct Crash: Error {}

  private(set) var responses: [String: Stored] = [:]
  private(set) var starts: [BatchStart] = []
  private(set) var ends: [BatchEnd] = []
  /// Chunks that are taken before the store fails once; nil never.
  var chunksUntilCrash: Int?
  private var open: (batch: OpenBatch, start: BatchStart, before: [String: Stored])?
  private var nextID: Int64 = 1

  func begin(_ start: BatchStart) throws -> OpenBatch {
    starts.append(start)
    if var open, open.start.files.map(\.digest) == start.files.map(\.digest) {
      open.batch.onConflict = start.onConflict
      self.open = open
      return open.batch
    }
    let batch = OpenBatch(
      id: nextID, round: start.round, committed: [:], onConflict: start.onConflict)
    nextID += 1
    open = (batch, start, responses)
    return batch
  }

  func add(_ chunk: ImportChunk, to batch: OpenBatch) throws -> ChunkOutcome {
    if let left = chunksUntilCrash {
      guard left > 0 else {
        chunksUntilCrash = nil
        throw Crash()
      }
      chunksUntilCrash = left - 1
    }
    var counts = RowCounts()
    counts.refused = chunk.refused
    counts.skipped = chunk.skipped
    let conflicts = chunk.rows.compactMap { store($0, chunk.sheet, batch.onConflict, &counts) }
    let earlier = open?.batch.committed[chunk.sheet]?.counts ?? RowCounts()
    open?.batch.committed[chunk.sheet] = CommittedRows(
      lastRow: chunk.lastRow, counts: earlier + counts)
    return ChunkOutcome(counts: counts, conflicts: conflicts)
  }

  func finish(_ batch: OpenBatch, as end: BatchEnd, at time: Date) throws {
    ends.append(end)
    if let open, end == .reverted || open.start.isDryRun { responses = open.before }
    open = nil
  }

  private func store(
    _ row: ImportedRow, _ sheet: SheetKey, _ policy: ConflictPolicy, _ counts: inout RowCounts
  ) -> Conflict? {
    let key = row.response.identity.key
    let stored = Stored(
      response: row.response, place: place(row, sheet), identities: row.identities)
    guard let known = responses[key] else {
      responses[key] = stored
      counts.new += 1
      return nil
    }
    if known.response.contentDigest == row.response.contentDigest {
      counts.unchanged += 1
      return nil
    }
    switch policy {
    case .stop: break
    case .keep: counts.skipped += 1
    case .replace:
      responses[key] = stored
      counts.changed += 1
    }
    return Conflict(row: row.row, identity: key, stored: known.place)
  }

  private func place(_ row: ImportedRow, _ sheet: SheetKey) -> Place {
    Place(
      file: open?.start.files[sheet.file].name, sheet: sheet.sheet.isEmpty ? nil : sheet.sheet,
      row: row.row)
  }
}
