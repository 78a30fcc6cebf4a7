import Findings
import Rules

/// Import runs for the terminal (`sipas imports list`).
public enum ImportsText {
  /// A row per run.
  public static func render(_ batches: [BatchSummary], language: Language = .vi) -> String {
    func say(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[language] }
    let numbers = NumberText(language: language, rounding: RoundingRule(decimals: 0))
    return TextTable(
      columns: [
        .init(say("Lần", "Run"), .right), .init(say("Ngày", "Day")), .init(say("Người", "User")),
        .init(say("Đọc", "Read"), .right), .init(say("Mới", "New"), .right),
        .init(say("Đổi", "Changed"), .right), .init(say("Như cũ", "Unchanged"), .right),
        .init(say("Từ chối", "Refused"), .right), .init(say("Bỏ qua", "Skipped"), .right),
        .init(say("Kết thúc", "End")), .init(say("Tệp", "Files"), maxWidth: 60),
      ],
      rows: batches.map { batch in
        let counts = batch.counts
        return ["\(batch.id)", numbers.day(batch.startedOn), batch.user]
          + [
            counts.read, counts.new, counts.changed, counts.unchanged, counts.refused,
            counts.skipped,
          ].map(numbers.count)
          + [
            ReportWords.end(batch.end)[language],
            batch.files.map(\.baseName).joined(separator: ", "),
          ]
      }
    ).render()
  }
}
