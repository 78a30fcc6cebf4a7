import Rules
import Tables

extension Day {
  /// The day in a cell: `2025-07-01` with or without a time, or day/month/year. Month first and
  /// two-digit years are never guessed; bare numbers are no days, because workbooks count them
  /// from different years.
  init?(cell text: String, kind: CellKind) {
    guard kind == .text || kind == .date else { return nil }
    let date = text.prefix { $0 != "T" && $0 != " " }
    let rest = text[date.endIndex...].dropFirst()
    guard rest.isEmpty || Day.isTime(rest) else { return nil }
    if let day = Day(iso: date) ?? Day(vietnamese: date) {
      self = day
    } else {
      return nil
    }
  }

  private static func isTime(_ text: Substring) -> Bool {
    text.contains(":") && text.allSatisfy { $0.isNumber || ":.+-ZAPM ".contains($0) }
  }
}
