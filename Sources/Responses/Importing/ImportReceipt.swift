import Findings
import Foundation
import Questionnaires

/// What an import run did (biên nhận), as people and programs read it: contract
/// `sipas.receipt/1`.
public struct ImportReceipt: Sendable, Codable {
  /// How the run ended.
  public enum End: String, Sendable, Codable {
    /// What was accepted is stored.
    case finished
    /// Nothing is stored: a conflict under `stop`, or a refusal under all-or-nothing.
    case reverted
    /// It was stopped half-way; the same command goes on.
    case interrupted
    /// No file could be read or had a usable header, so no batch was opened.
    case unreadable
  }

  /// Name and version of the form.
  public var schema = "sipas.receipt/1"
  /// Round of the responses.
  public var round: String
  /// Questionnaire as `id/version`.
  public var questionnaire: String
  /// Batch; nil where none was opened, or none was to be kept.
  public var batch: Int64?
  /// Batch that reject files continued; the same as `batch`.
  public var continuing: Int64?
  /// Whether an interrupted run was taken up again.
  public var resumed = false
  /// Whether nothing was to be kept.
  public var dryRun: Bool
  /// How it ended.
  public var end = End.finished
  /// Whether what was accepted is in the store. Where it is not, the counts say what was found, and
  /// reject files are to be looked at, not to be imported.
  public var stored = false
  /// When it started.
  public var startedAt: Date
  /// When it ended.
  public var endedAt: Date
  /// Every file in the order given.
  public var files: [FileReceipt] = []
  /// Findings that belong to no file.
  public var problems: [Problem] = []
  /// Sum over the files.
  public var totals = ReceiptCounts(RowCounts())
  /// How many rows were refused in the same file before, and mended, dropped or decided since: they
  /// are skipped.
  public var settledBefore = 0
  /// 0 every row is in; 1 rows were refused or left out for stored ones, or something needs a look;
  /// 3 no file could be imported; 4 nothing was kept because of a conflict or of reject files of
  /// different imports.
  public var exitCode = 0

  init(policy: ImportPolicy, questionnaire: Questionnaire, startedAt: Date) {
    round = policy.round
    self.questionnaire = questionnaire.id + "/" + questionnaire.version
    dryRun = policy.isDryRun
    self.startedAt = startedAt
    endedAt = startedAt
  }

  /// All findings, of files and run.
  public var allProblems: [Problem] {
    problems + files.flatMap { $0.problems + $0.sheets.flatMap(\.problems) }
  }
}

/// What became of one file.
public struct FileReceipt: Sendable, Codable {
  /// File as the user named it.
  public var file: String
  /// SHA-256 of its bytes; nil where it could not be read.
  public var sha256: String?
  /// Kind of file: `csv`, `xlsx`, `xls`.
  public var format: String?
  /// Encoding of a text file.
  public var encoding: String?
  /// How sure the detection of the encoding is, 0 to 1.
  public var encodingConfidence: Double?
  /// Its sheets.
  public var sheets: [SheetReceipt] = []
  /// Where the rows are that were refused or left out for the stored response.
  public var rejectFile: String?
  /// Findings that belong to no sheet.
  public var problems: [Problem] = []
  /// Sum over the sheets.
  public var totals = ReceiptCounts(RowCounts())

  /// A file of which nothing is known yet.
  public init(file: String) {
    self.file = file
  }

  /// Whether it could be opened.
  public var isReadable: Bool { format != nil }
}

/// What became of one sheet.
public struct SheetReceipt: Sendable, Codable {
  /// What was done with the sheet.
  public enum Treatment: String, Sendable, Codable {
    /// Its rows were read.
    case imported
    /// It was left out on purpose: hidden, or without items.
    case skipped
    /// Its header has faults, so no row was read.
    case refused
  }

  /// Name; empty for a text file.
  public var sheet: String
  /// What was done with it.
  public var treatment: Treatment
  /// Fingerprint of its column mapping.
  public var mapping: String?
  /// What became of its rows.
  public var counts = ReceiptCounts(RowCounts())
  /// Findings, the first ones where there are too many.
  public var problems: [Problem] = []
  /// How often each code was found, those not listed included.
  public var problemCounts: [String: Int] = [:]

  /// A sheet.
  public init(sheet: String, treatment: Treatment) {
    self.sheet = sheet
    self.treatment = treatment
  }
}

/// Counts with their sum, `read = new + changed + unchanged + refused + skipped`.
public struct ReceiptCounts: Sendable, Codable, Hashable {
  /// Rows read.
  public var read: Int
  /// Stored for the first time.
  public var new: Int
  /// Stored in place of an earlier content.
  public var changed: Int
  /// There already with the same content.
  public var unchanged: Int
  /// Refused, conflicts under `stop` among them.
  public var refused: Int
  /// Left out on purpose.
  public var skipped: Int

  /// The counts of a store with their sum.
  public init(_ counts: RowCounts) {
    read = counts.read
    new = counts.new
    changed = counts.changed
    unchanged = counts.unchanged
    refused = counts.refused
    skipped = counts.skipped
  }

  /// The same without the sum.
  public var rowCounts: RowCounts {
    var counts = RowCounts()
    counts.new = new
    counts.changed = changed
    counts.unchanged = unchanged
    counts.refused = refused
    counts.skipped = skipped
    return counts
  }
}

extension Sequence<ReceiptCounts> {
  /// The sum of counts.
  var sum: ReceiptCounts { ReceiptCounts(reduce(RowCounts()) { $0 + $1.rowCounts }) }
}
