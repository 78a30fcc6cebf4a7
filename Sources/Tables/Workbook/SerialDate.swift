/// Days as spreadsheets count them.
enum SerialDate {
  private static let secondsPerDay = 86_400
  /// 9999-12-31, the last day Excel knows.
  private static let last = 2_958_465.999_995

  /// `2025-07-01`, `2025-07-01T08:30:00`, or `08:30:00` for a time without a day; nil where the
  /// number is no date. Seconds are rounded.
  ///
  /// In the 1900 system day 60 is 29 February 1900, which never was: Excel kept the error of Lotus
  /// 1-2-3. It is written as it is shown, so that whoever reads it as a day refuses it.
  static func text(_ serial: Double, uses1904: Bool) -> String? {
    guard serial >= 0, serial <= last else { return nil }
    let seconds = Int((serial * Double(secondsPerDay)).rounded())
    let (day, second) = seconds.quotientAndRemainder(dividingBy: secondsPerDay)
    let time = timeText(second)
    if day == 0 { return time }
    let date = !uses1904 && day == 60 ? "1900-02-29" : dateText(daysSinceEpoch(day, uses1904))
    return second == 0 ? date : date + "T" + time
  }

  /// Days since 1 January 1970.
  private static func daysSinceEpoch(_ day: Int, _ uses1904: Bool) -> Int {
    if uses1904 { return day - 24_107 }
    return day < 60 ? day - 25_568 : day - 25_569
  }

  private static func timeText(_ second: Int) -> String {
    digits(second / 3_600, 2) + ":" + digits(second / 60 % 60, 2) + ":" + digits(second % 60, 2)
  }

  /// The Gregorian date, by Howard Hinnant's `civil_from_days`.
  private static func dateText(_ days: Int) -> String {
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return digits(year, 4) + "-" + digits(month, 2) + "-" + digits(day, 2)
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
