import Agencies
import Findings
import Foundation
import Rules
import Tables

/// What an import run is told by the user.
public struct ImportPolicy: Sendable {
  /// Round (đợt khảo sát) the responses belong to.
  public var round: String
  /// Who runs it.
  public var user: String
  /// Province whose units the files name.
  public var province: String
  /// Kinds of unit that can be meant; nil for all.
  public var unitKinds: Set<UnitKind>?
  /// Day of the field work: units must exist on it.
  public var fieldDay: Day
  /// Codes of units by spellings that files use and that are not their names.
  public var unitSpellings: [String: String] = [:]
  /// Unit of all files, where they have no unit column.
  public var unit: AdministrativeUnit?
  /// What happens when a response is stored already with other content.
  public var onConflict: ConflictPolicy
  /// Whether a blank cell erases the stored answer when a row replaces a response; where a sheet
  /// lacks the column, nothing is ever erased.
  public var blanksErase = false
  /// Days of the field work; answers of other days are taken and reported. Nil where not known.
  public var fieldwork: Validity?
  /// Day of the import: answers of later days are taken and reported. Nil where they may lie in the
  /// future, as in training.
  public var today: Day?
  /// Whether one refused row keeps everything out.
  public var isAllOrNothing: Bool
  /// Whether nothing is to be kept.
  public var isDryRun: Bool
  /// Whether hidden sheets are imported too.
  public var includesHiddenSheets: Bool
  /// How files are read; `reading.sheets` names the only sheets wanted.
  public var reading: ReadOptions
  /// Rows that are stored together.
  public var chunkRows: Int
  /// Folder for reject files; nil to write none.
  public var rejectFolder: String?
  /// Language of the texts in reject files.
  public var language: Language
  /// Findings that the receipt lists one by one.
  public var listedProblems: Int
  /// Writes a moment in the time of this place, `2025-07-01 09:05`.
  public var timeText: @Sendable (Date) -> String = { $0.formatted(.iso8601) }

  /// A policy with the defaults of `sipas import`.
  public init(
    round: String, user: String, province: String, unitKinds: Set<UnitKind>? = nil, fieldDay: Day,
    unit: AdministrativeUnit? = nil, onConflict: ConflictPolicy = .stop,
    isAllOrNothing: Bool = false, isDryRun: Bool = false, includesHiddenSheets: Bool = false,
    reading: ReadOptions = ReadOptions(), chunkRows: Int = 20_000, rejectFolder: String? = nil,
    language: Language = .vi, listedProblems: Int = 10_000
  ) {
    self.round = round
    self.user = user
    self.province = province
    self.unitKinds = unitKinds
    self.fieldDay = fieldDay
    self.unit = unit
    self.onConflict = onConflict
    self.isAllOrNothing = isAllOrNothing
    self.isDryRun = isDryRun
    self.includesHiddenSheets = includesHiddenSheets
    self.reading = reading
    self.chunkRows = max(1, chunkRows)
    self.rejectFolder = rejectFolder
    self.language = language
    self.listedProblems = listedProblems
  }
}

extension ImportPolicy {
  /// Whether a blank cell of a row that comes again keeps what is stored.
  var blanksKeepStored: Bool { onConflict == .replace && !blanksErase }
}

/// How far an import run is.
public struct ImportProgress: Sendable, Hashable {
  /// File being read.
  public var file: String
  /// Its position, from 0.
  public var fileIndex: Int
  /// Number of files.
  public var fileCount: Int
  /// Rows read so far, of all files.
  public var rows: Int
  /// Share of the sheet being read, 0 to 1.
  public var sheetShare: Double
}
