import Findings
import Foundation
import Rules

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
  /// Batch that refused the rows, where the files are reject files of one batch.
  public var continuing: BatchReference?
  /// The cell that names it, for findings.
  public var continuingAt = Place()

  /// A start.
  public init(
    round: String, user: String, startedAt: Date, files: [ImportedFile],
    onConflict: ConflictPolicy, isDryRun: Bool, continuing: BatchReference? = nil
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
  /// Name as the user gave it; of a reject file the name of the file its rows first came in.
  public var name: String
  /// SHA-256 of the bytes that were read.
  public var digest: ContentDigest
  /// Name of the reject file that was read, where it was one.
  public var mended: String?

  /// A file with its digest.
  public init(name: String, digest: ContentDigest, mended: String? = nil) {
    self.name = name
    self.digest = digest
    self.mended = mended
  }
}

/// A batch as a reject file names it, `2025/3/9f86d081`: round, number and a mark that tells
/// batches of different stores apart.
public struct BatchReference: Sendable, Hashable {
  /// Round of the batch.
  public var round: String
  /// Number of the batch.
  public var number: Int64
  /// Eight hexadecimal digits that no batch of another store has.
  public var mark: String

  /// A reference.
  public init(round: String, number: Int64, mark: String) {
    self.round = round
    self.number = number
    self.mark = mark
  }

  /// Reads what `written` gives; nil for anything else.
  public init?(written: String) {
    let parts = written.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, !parts[0].isEmpty, let number = Int64(parts[1]), number > 0,
      parts[2].count == 8
    else { return nil }
    self.init(round: parts[0], number: number, mark: parts[2])
  }

  /// What reject files of a dry run carry in its place: a blank cell would not tell them from a
  /// reject file whose cell somebody emptied.
  static let trial = "chay-thu"

  /// The reference as reject files carry it.
  public var written: String { "\(round)/\(number)/\(mark)" }
}

/// A batch that rows can be added to.
public struct OpenBatch: Sendable {
  /// Number of the run in the store.
  public var id: Int64
  /// The batch it belongs to, as users and reject files name it.
  public var reference: BatchReference
  /// Rows already committed by an interrupted run, per position in `BatchStart.files` and sheet
  /// name: rows up to `lastRow` must not be added again, their counts are already in `counts`.
  public var committed: [SheetKey: CommittedRows]
  /// What happens at a conflict.
  public var onConflict: ConflictPolicy
  /// Whether the batch that the files name was taken back, so that this one is new.
  public var lostItsBatch = false
  /// Finished imports of the same bytes, by position in `BatchStart.files`.
  public var earlier: [Int: EarlierImport] = [:]

  /// A batch as the store opened it.
  public init(
    id: Int64, reference: BatchReference, committed: [SheetKey: CommittedRows],
    onConflict: ConflictPolicy
  ) {
    self.id = id
    self.reference = reference
    self.committed = committed
    self.onConflict = onConflict
  }
}

/// The first import of a file that comes again.
public struct EarlierImport: Sendable, Hashable {
  /// Number of its batch.
  public var batch: Int64
  /// When it started.
  public var startedAt: Date

  /// An import.
  public init(batch: Int64, startedAt: Date) {
    self.batch = batch
    self.startedAt = startedAt
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
  /// What it found of rows whose response was stored with other content.
  public var conflicts: [Problem]

  /// How far it came.
  public init(lastRow: Int, counts: RowCounts, conflicts: [Problem] = []) {
    self.lastRow = lastRow
    self.counts = counts
    self.conflicts = conflicts
  }
}
