import Findings
import Foundation
import Rules

/// Where an import run puts responses. `Storage` has the one for SQLite.
///
/// The contract that makes an import safe: every `add` is one transaction; after a crash the store
/// holds the chunks added so far and the batch is still open, and `begin` with the same files
/// finds it again and says how far it came.
public protocol ImportStore: AnyObject {
  /// Opens a batch, or finds the unfinished one of the same files.
  ///
  /// With `isDryRun`, everything up to `finish` happens in one transaction that is rolled back.
  ///
  /// - Throws: a `Problem` when another import is running or an unfinished batch has other files.
  func begin(_ batch: BatchStart) throws -> OpenBatch

  /// Adds rows of one sheet in one transaction and says what became of each.
  func add(_ chunk: ImportChunk, to batch: OpenBatch) throws -> ChunkOutcome

  /// Closes the batch. `.reverted` takes back everything it stored.
  func finish(_ batch: OpenBatch, as end: BatchEnd, at time: Date) throws
}

/// What an import run says about itself before the first row.
public struct BatchStart: Sendable {
  /// Round that the responses belong to.
  public var round: String
  /// Who runs it, as given by the user or the system.
  public var user: String
  /// When it started.
  public var startedAt: Date
  /// The files in order.
  public var files: [ImportedFile]
  /// What happens when a response is there already with other content.
  public var onConflict: ConflictPolicy
  /// Whether nothing is to be kept.
  public var isDryRun: Bool
  /// Batch that a reject file continues, where the files are reject files of one batch.
  public var continuing: Int64?

  /// A start.
  public init(
    round: String, user: String, startedAt: Date, files: [ImportedFile],
    onConflict: ConflictPolicy, isDryRun: Bool, continuing: Int64? = nil
  ) {
    self.round = round
    self.user = user
    self.startedAt = startedAt
    self.files = files
    self.onConflict = onConflict
    self.isDryRun = isDryRun
    self.continuing = continuing
  }
}

/// A file as it takes part in a batch.
public struct ImportedFile: Sendable, Hashable {
  /// Name as the user gave it.
  public var name: String
  /// SHA-256 of its bytes.
  public var digest: ContentDigest

  /// A file with its digest.
  public init(name: String, digest: ContentDigest) {
    self.name = name
    self.digest = digest
  }
}

/// What happens when a response is there already with other content.
public enum ConflictPolicy: String, Sendable, Codable, CaseIterable {
  /// Nothing of the batch is kept; all conflicts are reported.
  case stop
  /// The stored one stays; the row counts as skipped.
  case keep
  /// The new one takes its place; the old one stays in the journal.
  case replace
}

/// A batch that rows can be added to.
public struct OpenBatch: Sendable {
  /// Number of the batch, as `imports list` shows it.
  public var id: Int64
  /// Round of the batch.
  public var round: String
  /// Rows already committed by an interrupted run, per position in `BatchStart.files` and sheet
  /// name: rows up to `lastRow` must not be added again, their counts are already in `counts`.
  public var committed: [SheetKey: CommittedRows]
  /// What happens at a conflict.
  public var onConflict: ConflictPolicy

  /// A batch as the store opened it.
  public init(
    id: Int64, round: String, committed: [SheetKey: CommittedRows], onConflict: ConflictPolicy
  ) {
    self.id = id
    self.round = round
    self.committed = committed
    self.onConflict = onConflict
  }
}

/// A sheet of a file of a batch.
public struct SheetKey: Sendable, Hashable {
  /// Position in `BatchStart.files`.
  public var file: Int
  /// Sheet name; empty for text files.
  public var sheet: String

  /// A sheet.
  public init(file: Int, sheet: String) {
    self.file = file
    self.sheet = sheet
  }
}

/// How far an interrupted run came in a sheet.
public struct CommittedRows: Sendable, Hashable {
  /// Last row committed, as a spreadsheet numbers it.
  public var lastRow: Int
  /// Its counts so far.
  public var counts: RowCounts

  /// How far it came.
  public init(lastRow: Int, counts: RowCounts) {
    self.lastRow = lastRow
    self.counts = counts
  }
}

/// What became of the rows of a sheet, file or batch: `read` is always the sum of the others.
public struct RowCounts: Sendable, Hashable, Codable {
  /// Stored for the first time.
  public var new = 0
  /// Stored in place of an earlier content.
  public var changed = 0
  /// There already with the same content.
  public var unchanged = 0
  /// Refused with at least one error.
  public var refused = 0
  /// Left out on purpose: blank rows, rows kept as stored by `--on-conflict keep`.
  public var skipped = 0

  /// Nothing yet.
  public init() {}

  /// Rows read.
  public var read: Int { new + changed + unchanged + refused + skipped }

  /// Sum of two counts.
  public static func + (left: RowCounts, right: RowCounts) -> RowCounts {
    var sum = left
    sum.new += right.new
    sum.changed += right.changed
    sum.unchanged += right.unchanged
    sum.refused += right.refused
    sum.skipped += right.skipped
    return sum
  }
}

/// A coded response with where it came from and the identities of its row.
public struct ImportedRow: Sendable {
  /// Row as a spreadsheet shows it.
  public var row: Int
  /// The response.
  public var response: CodedResponse
  /// Names, phones and the like, by field; stored apart from the answers.
  public var identities: [String: String]

  /// A row.
  public init(row: Int, response: CodedResponse, identities: [String: String] = [:]) {
    self.row = row
    self.response = response
    self.identities = identities
  }
}

/// Rows of one sheet that are stored together or not at all.
public struct ImportChunk: Sendable {
  /// The sheet.
  public var sheet: SheetKey
  /// Accepted rows in row order.
  public var rows: [ImportedRow]
  /// Rows of this stretch that were refused.
  public var refused: Int
  /// Rows of this stretch that were left out.
  public var skipped: Int
  /// Findings of this stretch.
  public var problems: [Problem]
  /// Last row of the stretch, accepted or not.
  public var lastRow: Int

  /// A stretch of rows.
  public init(
    sheet: SheetKey, rows: [ImportedRow], refused: Int, skipped: Int, problems: [Problem],
    lastRow: Int
  ) {
    self.sheet = sheet
    self.rows = rows
    self.refused = refused
    self.skipped = skipped
    self.problems = problems
    self.lastRow = lastRow
  }
}

/// What became of a chunk.
public struct ChunkOutcome: Sendable {
  /// Counts of the chunk, conflicts not among them unless the policy settled them.
  public var counts: RowCounts
  /// Rows whose response is stored with other content, with where the stored one came from.
  public var conflicts: [Conflict]

  /// An outcome.
  public init(counts: RowCounts, conflicts: [Conflict]) {
    self.counts = counts
    self.conflicts = conflicts
  }
}

/// A row whose response is stored already with other content.
public struct Conflict: Sendable, Hashable {
  /// Row in the new file.
  public var row: Int
  /// Identity of the response.
  public var identity: String
  /// File, sheet and row that the stored one came from.
  public var stored: Place

  /// A conflict.
  public init(row: Int, identity: String, stored: Place) {
    self.row = row
    self.identity = identity
    self.stored = stored
  }
}

/// How a batch ends.
public enum BatchEnd: String, Sendable, Codable, CaseIterable {
  /// What was accepted stays.
  case finished
  /// Nothing of it stays: a conflict under `stop`, or a refused row under all-or-nothing.
  case reverted
}
