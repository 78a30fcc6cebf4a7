import Responses
import Rules

/// An import as people see it (lần nhập): the run that brought its files, and one for every time
/// that mended rows of its reject files came.
public struct BatchSummary: Sendable, Hashable {
  /// Number of the batch.
  public var id: Int64
  /// Its runs, the first one first.
  public var runs: [RunSummary]
  /// What became of the rows of all runs that were kept.
  public var counts: RowCounts
  /// How it ended.
  public var end: ImportEnd
  /// Refused rows that still wait to be mended.
  public var waiting: Int
  /// Sheets that were refused as a whole and wait for a better header.
  public var waitingSheets: Int

  /// A batch.
  public init(
    id: Int64, runs: [RunSummary], counts: RowCounts, end: ImportEnd, waiting: Int,
    waitingSheets: Int = 0
  ) {
    self.id = id
    self.runs = runs
    self.counts = counts
    self.end = end
    self.waiting = waiting
    self.waitingSheets = waitingSheets
  }

  /// The files of all runs.
  var files: [ImportedFile] { runs.flatMap(\.files) }
}

/// One run of an import.
public struct RunSummary: Sendable, Hashable {
  /// Day it was started.
  public var startedOn: Day
  /// Time of the day it was started, `09:05`.
  public var timeOfDay: String
  /// Who ran it.
  public var user: String
  /// Its files.
  public var files: [ImportedFile]
  /// What became of the rows.
  public var counts: RowCounts
  /// How it ended.
  public var end: ImportEnd

  /// A run.
  public init(
    startedOn: Day, timeOfDay: String, user: String, files: [ImportedFile], counts: RowCounts,
    end: ImportEnd
  ) {
    self.startedOn = startedOn
    self.timeOfDay = timeOfDay
    self.user = user
    self.files = files
    self.counts = counts
    self.end = end
  }
}

/// How an import or one of its runs ended.
public enum ImportEnd: Sendable, Hashable, CaseIterable {
  /// It is running, or was interrupted.
  case open
  /// What was accepted is stored.
  case finished
  /// It kept nothing: a conflict, or a refused row under all-or-nothing.
  case reverted
  /// Somebody took it back.
  case undone

  /// What the store has of the rows of an import that ended so: nothing of one that kept nothing.
  func kept(_ counts: RowCounts) -> RowCounts {
    guard self == .reverted || self == .undone else { return counts }
    var kept = counts
    (kept.new, kept.changed, kept.unchanged) = (0, 0, 0)
    return kept
  }
}
