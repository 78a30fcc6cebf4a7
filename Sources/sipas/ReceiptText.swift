import Findings
import Foundation
import Reports
import Responses

/// The receipt of an import for the terminal: a row a file, then what to look at, then what to do.
enum ReceiptText {
  /// Shows the receipt: counts on standard output, findings on standard error.
  static func show(_ receipt: ImportReceipt, problemLimit: Int = Terminal.problemsShown) {
    if !receipt.stored {
      Terminal.out(
        say(
          vi: "CHƯA LƯU GÌ vào kho. Bảng sau là kết quả kiểm tra:",
          en: "NOTHING IS STORED. The table says what was found:"))
    }
    Terminal.out(table(receipt))
    Terminal.complain(receipt.allProblems, limit: problemLimit, whole: whole(receipt))
    for line in conclusion(receipt) { Terminal.out(line) }
  }

  /// Where the findings are that are not shown: of rows in what is kept of them, all others in the
  /// receipt alone.
  private static func whole(_ receipt: ImportReceipt) -> String {
    let all = say(vi: "xem đủ: thêm --format json", en: "all of them: add --format json")
    if let batch = receipt.batch {
      return say(
        vi: "các dòng bị từ chối: sipas imports show \(batch)",
        en: "the refused rows: sipas imports show \(batch)")
    }
    let files = receipt.files.compactMap(\.rejectFile)
    guard let first = files.first else { return all }
    let place =
      files.count == 1 ? first : URL(fileURLWithPath: first).deletingLastPathComponent().path
    return say(vi: "các dòng: \(place); ", en: "the rows: \(place); ") + all
  }

  private static func table(_ receipt: ImportReceipt) -> String {
    var rows = receipt.files.flatMap { file in
      [[URL(fileURLWithPath: file.file).lastPathComponent, form(file)] + counts(file.totals)]
        + sheets(file)
    }
    if receipt.files.count > 1 {
      rows.append([say(vi: "Cộng", en: "Total"), ""] + counts(receipt.totals))
    }
    return TextTable(
      columns: [
        .init(say(vi: "Tệp", en: "File"), maxWidth: 48), .init(say(vi: "Dạng", en: "Form")),
        .init(say(vi: "Đọc", en: "Read"), .right), .init(say(vi: "Mới", en: "New"), .right),
        .init(say(vi: "Đổi", en: "Changed"), .right),
        .init(say(vi: "Như cũ", en: "Unchanged"), .right),
        .init(say(vi: "Từ chối", en: "Refused"), .right),
        .init(say(vi: "Bỏ qua", en: "Skipped"), .right),
      ], rows: rows
    ).render()
  }

  /// The sheets of a workbook, where rows came from several.
  private static func sheets(_ file: FileReceipt) -> [[String]] {
    let read = file.sheets.filter { $0.treatment == .imported }
    guard read.count > 1 else { return [] }
    return read.map { ["  " + $0.sheet, ""] + counts($0.counts) }
  }

  private static func form(_ file: FileReceipt) -> String {
    [file.format, file.encoding].compactMap { $0 }.joined(separator: " ")
  }

  private static func counts(_ counts: ReceiptCounts) -> [String] {
    [counts.read, counts.new, counts.changed, counts.unchanged, counts.refused, counts.skipped]
      .map(String.init)
  }

  private static func conclusion(_ receipt: ImportReceipt) -> [String] {
    var lines = receipt.files.compactMap(\.rejectFile).map {
      receipt.stored
        ? say(vi: "Tệp từ chối: \($0)", en: "Reject file: \($0)")
        : say(
          vi: "Các dòng cần xem (chỉ để xem, không nhập tệp này): \($0)",
          en: "Rows to look at (only to look at, do not import this file): \($0)")
    }
    if receipt.settledBefore > 0 {
      lines.append(
        say(
          vi:
            "Bỏ qua \(receipt.settledBefore) dòng đã được sửa, bỏ hoặc quyết định trong tệp từ chối "
            + "từ trước: không phải sửa lại.",
          en:
            "Skipped: \(Speech.counted(receipt.settledBefore, "row")) mended, dropped or decided in "
            + "a reject file before, which need nothing more."))
    }
    if receipt.totals.refused > 0, !lines.isEmpty, receipt.stored {
      lines.append(
        say(
          vi:
            "Sửa trong các tệp trên rồi nhập lại chính các tệp đó bằng sipas import. Còn dòng nào "
            + "chờ sửa: sipas imports open",
          en:
            "Mend the rows in these files and import the same files with sipas import. Rows still "
            + "waiting: sipas imports open"))
    }
    lines.append(ending(receipt))
    return lines
  }

  private static func names(_ receipt: ImportReceipt) -> String {
    receipt.files.map { URL(fileURLWithPath: $0.file).lastPathComponent }.joined(separator: ", ")
  }

  /// Whether its files belong to different imports, so that nothing in them needs mending.
  private static func isMixed(_ receipt: ImportReceipt) -> Bool {
    receipt.problems.contains { $0.code == ResponseFault.mixedRejectFiles.rawValue }
  }

  private static func dryRunEnding(_ receipt: ImportReceipt) -> String {
    guard receipt.end == .reverted || receipt.end == .unreadable else {
      return say(
        vi: "Chạy thử: CHƯA LƯU GÌ. Bỏ --dry-run để nhập thật.",
        en: "Dry run: NOTHING WAS SAVED. Leave out --dry-run to import.")
    }
    return say(
      vi: "Chạy thử: CHƯA LƯU GÌ, và nhập thật như thế này cũng SẼ KHÔNG LƯU GÌ.",
      en: "Dry run: NOTHING WAS SAVED, and importing like this WOULD SAVE NOTHING either.")
  }

  private static func ending(_ receipt: ImportReceipt) -> String {
    let batch = receipt.batch.map(String.init) ?? "–"
    if receipt.dryRun { return dryRunEnding(receipt) }
    return switch receipt.end {
    case .finished where receipt.continuing != nil:
      say(
        vi: "Các dòng đã sửa vào lần nhập số \(batch), cùng các dòng nhập trước. Hoàn tác cả lần "
          + "nhập: sipas imports undo \(batch)",
        en: "The mended rows joined import \(batch). To undo all of it: sipas imports undo \(batch)"
      )
    case .finished:
      say(
        vi: "Lần nhập số \(batch). Hoàn tác: sipas imports undo \(batch)",
        en: "Import \(batch). To undo it: sipas imports undo \(batch)")
    case .reverted where receipt.continuing != nil:
      say(
        vi:
          "KHÔNG LƯU GÌ của lần này, kể cả dòng đúng. Trong chính tệp từ chối vừa nhập "
          + "(\(names(receipt))): ghi «giữ», «thay» hoặc «bỏ» vào cột _sipas_decision của các dòng trùng, "
          + "hoặc sửa số phiếu, rồi nhập lại tệp đó.",
        en:
          "NOTHING of this run was kept, good rows included. In the reject file that was imported "
          + "(\(names(receipt))), write “keep”, “replace” or “drop” into the column _sipas_decision of "
          + "the rows in conflict, or correct their numbers, and import that file again.")
    case .reverted where isMixed(receipt):
      say(
        vi:
          "KHÔNG LƯU GÌ của lần nhập này, kể cả dòng đúng: nhập riêng từng nhóm tệp như nói ở trên.",
        en:
          "NOTHING of this import was kept, good rows included: import the files in groups as said "
          + "above.")
    case .reverted:
      say(
        vi:
          "KHÔNG LƯU GÌ của lần nhập này, kể cả dòng đúng: làm theo hướng dẫn ở trên, sửa trong tệp "
          + "gốc rồi nhập lại cả tệp.",
        en:
          "NOTHING of this import was kept, good rows included: do as said above, mend the original "
          + "and import the whole file again.")
    case .interrupted:
      say(
        vi: "Bị ngắt giữa chừng. Chạy lại đúng lệnh này để làm tiếp.",
        en: "Interrupted. Run the same command again to go on.")
    case .unreadable where receipt.batch != nil:
      say(
        vi: "Không tệp nào nhập được: xem các lỗi ở trên. Sửa tiêu đề rồi nhập lại tệp cùng tên; "
          + "trang nào còn chờ: sipas imports open",
        en:
          "No file could be imported: see the errors above. Mend the header and import the file of "
          + "this name again; sheets still waiting: sipas imports open")
    case .unreadable:
      say(
        vi: "Không tệp nào nhập được: xem các lỗi ở trên.",
        en: "No file could be imported: see the errors above.")
    }
  }
}
