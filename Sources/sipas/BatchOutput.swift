import Findings
import Foundation
import Responses
import Storage

/// Machine form of `sipas imports list`.
struct BatchDocument: Encodable {
  let schema = "sipas.imports/1"
  let batches: [BatchForm]

  init(_ batches: [Batch]) {
    self.batches = batches.map(BatchForm.init)
  }
}

/// A batch for machines.
struct BatchForm: Encodable {
  let id: Int64
  let round: String
  let status: Batch.Status
  let counts: ReceiptCounts
  let waiting: Int
  let waitingSheets: Int
  let runs: [RunForm]

  init(_ batch: Batch) {
    id = batch.id
    round = batch.round
    status = batch.status
    counts = ReceiptCounts(batch.counts)
    waiting = batch.waiting
    waitingSheets = batch.waitingSheets
    runs = batch.runs.map(RunForm.init)
  }
}

/// A run of a batch for machines.
struct RunForm: Encodable {
  let status: Batch.Status
  let user: String
  let startedAt: Date
  let endedAt: Date?
  let onConflict: ConflictPolicy
  let counts: ReceiptCounts
  let files: [BatchRun.File]
  let sheets: [BatchRun.Sheet]

  init(_ run: BatchRun) {
    status = run.status
    user = run.user
    startedAt = run.startedAt
    endedAt = run.endedAt
    onConflict = run.onConflict
    counts = ReceiptCounts(run.counts)
    files = run.files
    sheets = run.sheets
  }
}

/// Machine form of `sipas imports show`.
struct BatchDetail: Encodable {
  let schema = "sipas.import/1"
  let batch: BatchForm
  let problems: [WordedProblem]
  let refused: [RefusedForm]
  let waitingSheets: [RefusedSheetForm]

  init(_ report: BatchReport) {
    batch = BatchForm(report.batch)
    problems = report.problems.map(WordedProblem.init)
    refused = report.refused.map(RefusedForm.init)
    waitingSheets = report.waitingSheets.map(RefusedSheetForm.init)
  }
}

/// Machine form of `sipas imports open`.
struct WaitingDocument: Encodable {
  let schema = "sipas.waiting/1"
  let rows: [RefusedForm]
  let sheets: [RefusedSheetForm]
  let rejectFiles: [RejectFilesForm]
}

/// The reject files of a batch in which rows wait.
struct RejectFilesForm: Encodable {
  let batch: Int64
  let files: [String]

  /// Of each row the newest file that has it; none for batches whose files were written elsewhere.
  static func files(of rows: [RefusedRowReport], in folder: String) -> [RejectFilesForm] {
    Dictionary(grouping: rows, by: \.batch).sorted { $0.key < $1.key }.compactMap { batch, rows in
      let names = Set(rows.compactMap(\.rejectFile)).sorted()
      let files = names.compactMap { RejectFolder.file(named: $0, ofBatch: batch, in: folder) }
      return files.isEmpty ? nil : RejectFilesForm(batch: batch, files: files)
    }
  }
}

/// A refused row for machines.
struct RefusedForm: Encodable {
  let batch: Int64
  let place: Place
  let waiting: Bool
  let problems: [WordedProblem]

  init(_ row: RefusedRowReport) {
    batch = row.batch
    place = row.place
    waiting = row.isWaiting
    problems = row.problems.map(WordedProblem.init)
  }
}

/// A sheet that was refused as a whole, for machines.
struct RefusedSheetForm: Encodable {
  let batch: Int64
  let place: Place
  let rows: Int
  let problems: [WordedProblem]

  init(_ sheet: RefusedSheetReport) {
    batch = sheet.batch
    place = sheet.place
    rows = sheet.rows
    problems = sheet.problems.map(WordedProblem.init)
  }
}

/// Imports and their refused rows in words.
enum BatchText {
  /// The rows of a batch that wait, and how many were settled; all of them where nothing was kept.
  static func refused(_ report: BatchReport) -> String {
    let rows = report.refused
    guard report.batch.status == .open || report.batch.status == .finished else {
      let count = say(
        vi: "Bị từ chối: \(rows.count) dòng. Kho không còn gì của lần nhập này.",
        en: "Refused: \(Speech.counted(rows.count, "row")). Nothing of this import is in the store."
      )
      return lines(rows, count)
    }
    let settled = rows.count { !$0.isWaiting }
    return waiting(rows.filter(\.isWaiting), besideSheets: report.waitingSheets.count) + "\n"
      + say(
        vi: "Đã sửa, đã bỏ hoặc chờ ở lần nhập sau: \(settled) dòng.",
        en: "Mended, dropped, or waiting in a later import: \(Speech.counted(settled, "row")).")
  }

  /// Rows that wait, with why each was refused.
  ///
  /// - Parameter sheets: how many sheets wait as a whole beside them.
  static func waiting(_ rows: [RefusedRowReport], besideSheets sheets: Int = 0) -> String {
    let count = say(
      vi: "Còn chờ sửa: \(rows.count) dòng"
        + (sheets > 0 ? ", \(sheets) trang tính (cả trang)." : "."),
      en: "Waiting to be mended: \(Speech.counted(rows.count, "row"))"
        + (sheets > 0 ? ", and \(Speech.counted(sheets, "whole sheet"))." : "."))
    return lines(rows, count)
  }

  /// Where the waiting rows of a batch can be mended.
  static func rejectFiles(_ form: RejectFilesForm) -> String {
    let files = form.files.joined(separator: ", ")
    return say(
      vi: "Sửa các dòng của lần nhập \(form.batch) trong: \(files)",
      en: "Mend the rows of import \(form.batch) in: \(files)")
  }

  /// Sheets that wait as a whole, with why each was refused; nil without any.
  static func waiting(_ sheets: [RefusedSheetReport]) -> String? {
    guard !sheets.isEmpty else { return nil }
    return sheets.map { sheet in
      let rows = say(
        vi: "cả trang tính, \(sheet.rows) dòng: sửa tiêu đề rồi nhập lại tệp",
        en: "the whole sheet, \(Speech.counted(sheet.rows, "row")): mend the header and import the "
          + "file again")
      return origin(sheet.batch, sheet.place) + ": " + rows + " (" + reasons(sheet.problems) + ")"
    }.joined(separator: "\n")
  }

  private static func lines(_ rows: [RefusedRowReport], _ last: String) -> String {
    let lines = rows.map { origin($0.batch, $0.place) + ": " + reasons($0.problems) }
    return (lines + [last]).joined(separator: "\n")
  }

  private static func origin(_ batch: Int64, _ place: Place) -> String {
    say(vi: "lần nhập \(batch)", en: "import \(batch)") + ", " + place.text(in: Speech.language)
  }

  private static func reasons(_ problems: [Problem]) -> String {
    problems.map { problem in
      let label = problem.place.header.map { $0 + ": " } ?? ""
      return label + Catalogue.all.message(for: problem, in: Speech.language)
        + " [\(problem.code)]"
    }.joined(separator: " | ")
  }
}
