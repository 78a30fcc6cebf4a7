import Findings
import Foundation

/// Where an import run puts responses. `Storage` has the one for SQLite.
///
/// The contract that makes an import safe: every `add` is one transaction; after a crash the store
/// holds the chunks added so far and the run is still open, and `begin` with the same files finds
/// it again and says how far it came.
public protocol ImportStore: AnyObject {
  /// Opens a run, or finds the unfinished one of the same files. A run of mended reject files
  /// joins the batch that refused their rows.
  ///
  /// With `isDryRun`, everything up to `finish` happens in one transaction that is rolled back.
  ///
  /// - Throws: a `Problem` when another import is running, an unfinished run has other files, or
  ///   the batch that the files continue is not one of this store and round.
  func begin(_ start: BatchStart) throws -> OpenBatch

  /// The rows of a sheet that the batch refused which the run mends, as it was begun; nil where the
  /// run mends none.
  func refusedRows(of sheet: SheetKey, in batch: OpenBatch) throws -> [Int: RefusedRowState]?

  /// How many of the rows that the run left out or refused are among `settledRows`.
  func refusalsSettledBefore(in batch: OpenBatch) throws -> Int

  /// The rows of the sheet, and of sheets of its name in files of the name or of the same bytes, that
  /// other imports refused and that were mended, dropped or decided since. One that was left out for
  /// a stored response counts only while there is one.
  func settledRows(of sheet: SheetKey, in batch: OpenBatch) throws -> SettledRows

  /// The pairs of responses whose numbers may be one, of which the run brought at least one.
  func unclearNumbers(in batch: OpenBatch) throws -> [UnclearNumber]

  /// The stored responses among some identity keys, whole, with their identities.
  func responses(keys: [String], in batch: OpenBatch) throws -> [String: HeldResponse]

  /// Whether the store took this very row before, so that reading it once more says nothing new of
  /// its response, whatever the policy: a file that is imported twice changes nothing the second
  /// time.
  ///
  /// A mended row of a batch is the same where the batch has it with the same content. Any other row
  /// is the same where it stands in the same row of a file of the same bytes, and no other file has
  /// said anything of the response since, but for the mended rows of that file.
  func isReadAgain(_ row: ImportedRow, of sheet: SheetKey, in batch: OpenBatch) throws -> Bool

  /// Adds rows of one sheet in one transaction and says what became of each.
  ///
  /// - Parameter telling: makes the finding that the store keeps for a conflict.
  func add(
    _ chunk: ImportChunk, to batch: OpenBatch, telling: (Conflict) -> Problem
  ) throws -> ChunkOutcome

  /// Closes the run. `.reverted` takes back everything it stored, and nothing of earlier runs.
  ///
  /// - Parameters:
  ///   - findings: what was found of whole sheets; kept with the run.
  ///   - rejectFiles: names of the reject files, by position in `BatchStart.files`.
  func finish(
    _ batch: OpenBatch, as end: BatchEnd, findings: [SheetKey: SheetFindings],
    rejectFiles: [Int: String], at time: Date
  ) throws
}

extension ImportStore {
  /// Closes a run without reject files.
  public func finish(
    _ batch: OpenBatch, as end: BatchEnd, findings: [SheetKey: SheetFindings] = [:], at time: Date
  ) throws {
    try finish(batch, as: end, findings: findings, rejectFiles: [:], at: time)
  }
}

/// What became of a refused row.
public enum RefusedRowState: Sendable, Hashable {
  /// Nobody has mended or dropped it.
  case waiting
  /// It was mended, and is this response now; nil where it was left out for good.
  case settled(key: String?)
}

/// How a run ends.
public enum BatchEnd: String, Sendable, Codable, CaseIterable {
  /// What was accepted stays.
  case finished
  /// Nothing of it stays: a conflict under `stop`, or a refused row under all-or-nothing.
  case reverted
}

/// What happens when a response is there already with other content.
public enum ConflictPolicy: String, Sendable, Codable, CaseIterable {
  /// Nothing of the run is kept; all conflicts are reported.
  case stop
  /// The stored one stays; the row counts as skipped.
  case keep
  /// The new one takes its place; the old one stays in the journal.
  case replace
  /// The row is refused and waits in the reject file for somebody to decide; the others go in.
  case review
}
