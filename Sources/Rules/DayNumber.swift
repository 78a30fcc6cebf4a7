extension Day {
  /// Days since 01/01/1970 of the first and last day that can be written.
  private static let numbers = -719_162...2_932_896

  /// The day so many days after 01/01/1970, or before it where negative; beyond the years 1 to
  /// 9999 the first or last day of them.
  ///
  /// Source: H. Hinnant, “chrono-Compatible Low-Level Date Algorithms” (2013), `civil_from_days`:
  /// years begin in March, so that the leap day is the last of its year.
  public init(daysSince1970 number: Int) {
    let number = min(max(number, Day.numbers.lowerBound), Day.numbers.upperBound)
    let shifted = number + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
  }
}
