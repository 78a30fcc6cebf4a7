/// Days as languages write them.
public enum DayText {
  /// `01/7/2025`, the form of Vietnamese official documents: days and the months 1 and 2 have two
  /// digits, other months as many as they need (Nghị định 30/2020/NĐ-CP, Phụ lục I).
  public static func vietnamese(year: Int, month: Int, day: Int) -> String {
    (day < 10 ? "0" : "") + "\(day)/" + (month <= 2 ? "0" : "") + "\(month)/\(year)"
  }

  /// A text with every day in it (`2025-07-01`) as the language writes days; English keeps them.
  public static func worded(_ text: String, in language: Language) -> String {
    guard language == .vi else { return text }
    return text.replacing(/(\d{4})-(\d\d)-(\d\d)/) { found in
      guard let year = Int(found.1), let month = Int(found.2), let day = Int(found.3) else {
        return String(found.0)
      }
      return vietnamese(year: year, month: month, day: day)
    }
  }
}
