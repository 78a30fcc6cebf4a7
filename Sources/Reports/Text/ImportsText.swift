import Findings
import Rules

/// Imports for the terminal (`sipas imports list`).
public enum ImportsText {
  /// A row per run; the runs that brought mended rows to an import stand below its first one.
  public static func render(_ batches: [BatchSummary], language: Language = .vi) -> String {
    func say(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[language] }
    return TextTable(
      columns: [
        .init(say("Lần", "Import"), .right), .init(say("Bắt đầu", "Started")),
        .init(say("Người", "User")), .init(say("Đọc", "Read"), .right),
        .init(say("Mới", "New"), .right), .init(say("Đổi", "Changed"), .right),
        .init(say("Như cũ", "Unchanged"), .right), .init(say("Từ chối", "Refused"), .right),
        .init(say("Bỏ qua", "Skipped"), .right), .init(say("Chờ sửa", "Waiting"), .right),
        .init(say("Kết thúc", "End")), .init(say("Tệp", "Files"), maxWidth: 60),
      ],
      rows: batches.flatMap { batch in
        batch.runs.indices.map { cells(of: batch, run: $0, language) }
      }
    ).render()
  }

  /// The files of every run of an import with their folders, a line each.
  public static func files(of batch: BatchSummary, language: Language = .vi) -> String {
    let title = LocalizedText(
      vi: "Tệp của lần nhập \(batch.id):", en: "Files of import \(batch.id):")[language]
    return ([title] + batch.files.map { "  " + ($0.mended ?? $0.name) }).joined(separator: "\n")
  }

  /// Rows that wait, and sheets that do as a whole.
  private static func waiting(
    _ batch: BatchSummary, _ numbers: NumberText, _ language: Language
  ) -> String {
    let rows = numbers.count(batch.waiting)
    guard batch.waitingSheets > 0 else { return rows }
    let sheets = numbers.count(batch.waitingSheets)
    let noun = batch.waitingSheets == 1 ? "sheet" : "sheets"
    return rows + LocalizedText(vi: " + \(sheets) trang", en: " + \(sheets) \(noun)")[language]
  }

  private static func cells(
    of batch: BatchSummary, run position: Int, _ language: Language
  ) -> [String] {
    let numbers = NumberText(language: language, rounding: RoundingRule(decimals: 0))
    let run = batch.runs[position]
    let kept = run.end.kept(run.counts)
    let counts = [
      run.counts.read, kept.new, kept.changed, kept.unchanged, kept.refused, kept.skipped,
    ].map(numbers.count)
    return [position == 0 ? "\(batch.id)" : "+", numbers.day(run.startedOn) + " " + run.timeOfDay]
      + [run.user] + counts + [position == 0 ? waiting(batch, numbers, language) : ""]
      + [
        ReportWords.end(run.end)[language], run.files.map(\.baseName).joined(separator: ", "),
      ]
  }
}
