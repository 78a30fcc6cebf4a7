import Findings
import Foundation
import Responses
import Rules

/// An import as `imports list` shows it (lần nhập): the run that brought its files, and a run for
/// every time that mended rows of its reject files came.
public struct Batch: Sendable, Hashable {
  /// How far it or one of its runs came.
  public enum Status: String, Sendable, Codable, CaseIterable {
    /// Not closed: it is running, or it was interrupted and can be resumed.
    case open
    /// Closed; what was accepted is stored.
    case finished
    /// Took itself back: a conflict under `stop`, or a refused row under all-or-nothing.
    case reverted
    /// Taken back by `imports undo`.
    case undone
  }

  /// Number.
  public var id: Int64
  /// Round.
  public var round: String
  /// Its runs, the first one first; never empty.
  public var runs: [BatchRun]
  /// Refused rows that nobody has mended or dropped yet.
  public var waiting: Int
  /// Sheets that were refused as a whole and wait to be mended.
  public var waitingSheets: Int

  /// Open while one of its runs is, else as its first run ended.
  public var status: Status {
    runs.contains { $0.status == .open } ? .open : runs.first?.status ?? .reverted
  }

  /// Counts of all runs that were kept, or of all where none was.
  public var counts: RowCounts {
    let kept = runs.filter { $0.status == runs.first?.status || $0.status == .open }
    return kept.reduce(RowCounts()) { $0 + $1.counts }
  }
}

/// One run of `sipas import` as a part of a batch.
public struct BatchRun: Sendable, Hashable, Encodable {
  /// A sheet that rows were read from.
  public struct Sheet: Sendable, Hashable, Encodable {
    /// Position in `files`.
    public var file: Int
    /// Sheet name; empty for text files.
    public var name: String
    /// Last row that was read and committed.
    public var lastRow: Int
    /// What became of its rows.
    public var counts: RowCounts

    var key: SheetKey { SheetKey(file: file, sheet: name) }
  }

  /// A file that took part.
  public struct File: Sendable, Hashable, Encodable {
    /// Name as the user gave it; of a reject file the file its rows first came in.
    public var name: String
    /// SHA-256 of the bytes that were read.
    public var digest: ContentDigest
    /// The reject file that was read, where it was one.
    public var mended: String?
  }

  /// Number of the run in the store.
  let id: Int64
  /// Number of its batch.
  let batch: Int64
  /// How far it came.
  public var status: Batch.Status
  /// Who ran it.
  public var user: String
  /// When it started.
  public var startedAt: Date
  /// When it was closed or undone; nil while open.
  public var endedAt: Date?
  /// Policy for conflicts.
  public var onConflict: ConflictPolicy
  /// Files in order.
  public var files: [File]
  /// Sheets in the order of file and name.
  public var sheets: [Sheet]

  private enum CodingKeys: CodingKey {
    case status, user, startedAt, endedAt, onConflict, files, sheets
  }

  /// Counts of all sheets.
  public var counts: RowCounts { sheets.reduce(RowCounts()) { $0 + $1.counts } }

  /// What tells the batch that the run began from batches of other stores.
  var mark: String {
    let parts = [StoreTime.text(startedAt), user] + files.map(\.digest.hex)
    return String(ContentDigest(of: Array(parts.joined(separator: "\n").utf8)).hex.prefix(8))
  }
}

/// A batch with its findings, as `imports show` shows it.
public struct BatchReport: Sendable, Hashable {
  /// The batch.
  public var batch: Batch
  /// Findings in the order they were found, without those of refused rows.
  public var problems: [Problem]
  /// Its refused rows, waiting or not.
  public var refused: [RefusedRowReport]
  /// Its sheets that were refused as a whole and wait to be mended.
  public var waitingSheets: [RefusedSheetReport]
}

/// A row of a batch that was refused (hàng bị từ chối).
public struct RefusedRowReport: Sendable, Hashable {
  /// Number of the batch.
  public var batch: Int64
  /// File, sheet and row it first came in.
  public var place: Place
  /// Whether it was neither mended nor dropped since.
  public var isWaiting: Bool
  /// What was wrong with it the last time it came.
  public var problems: [Problem]
  /// Name of the newest reject file that has it, in the folder of the batch; nil where none was kept.
  public var rejectFile: String?
}
