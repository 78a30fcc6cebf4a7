import Rules
import Testing

@testable import Simulation

/// Expected numbers: Python 3, `(date(y, m, d) - date(1970, 1, 1)).days`.
@Suite struct CalendarDaysTests {
  @Test(arguments: [
    (1900, 3, 1, -25_508), (1970, 1, 1, 0), (2000, 2, 29, 11_016), (2024, 12, 31, 20_088),
    (2025, 11, 18, 20_410), (9999, 12, 31, 2_932_896),
  ])
  func daysSince1970(year: Int, month: Int, day: Int, expected: Int) throws {
    let day = try #require(Day(year: year, month: month, day: day))
    #expect(day.daysSince1970 == expected)
  }

  @Test func addingDaysWalksThroughEveryDayOfACentury() throws {
    let first = try #require(Day(year: 1999, month: 12, day: 31))
    for count in 0..<36_600 {
      let day = try #require(first.adding(days: count))
      #expect(day.daysSince1970 - first.daysSince1970 == count)
    }
  }

  @Test func bothEndsOfAPeriodCount() throws {
    let from = try #require(Day(iso: "2025-10-27"))
    let to = try #require(Day(iso: "2025-11-02"))
    #expect(Validity(from: from, to: to).dayCount == 7)
    #expect(Validity(from: from, to: from).dayCount == 1)
  }
}
