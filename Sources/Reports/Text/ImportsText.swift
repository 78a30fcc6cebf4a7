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

  private static func cells(
    of batch: BatchSummary, run position: Int, _ language: Language
  ) -> [String] {
    let numbers = NumberText(language: language, rounding: RoundingRule(decimals: 0))
    let run = batch.runs[position]
    let counts = [
      run.counts.read, run.counts.new, run.counts.changed, run.counts.unchanged,
      run.counts.refused, run.counts.skipped,
    ].map(numbers.count)
    return [position == 0 ? "\(batch.id)" : "+", numbers.day(run.startedOn) + " " + run.timeOfDay]
      + [run.user] + counts + [position == 0 ? numbers.count(batch.waiting) : ""]
      + [
        ReportWords.end(run.end)[language], run.files.map(\.baseName).joined(separator: ", "),
      ]
  }
}
