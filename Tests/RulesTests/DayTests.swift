import Foundation
import Rules
import Testing

struct DayTests {
  @Test(arguments: [
    ("2025-07-01", "01/7/2025"), ("2025-01-09", "09/01/2025"), ("2025-02-28", "28/02/2025"),
    ("2024-02-29", "29/02/2024"), ("2000-02-29", "29/02/2000"), ("2025-12-31", "31/12/2025"),
  ])
  func aDayIsReadAndWrittenBothWays(iso: String, vietnamese: String) throws {
    let day = try #require(Day(iso: iso))
    #expect(day.description == iso)
    #expect(day.vietnamese == vietnamese)
    #expect(Day(vietnamese: vietnamese) == day)
  }

  @Test(arguments: [
    "2025-02-29", "1900-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-01-00",
    "0000-01-01", "2025-7-1", "2025-+7-01", "2025-07-01T00:00", "01/7/2025", "", "--",
  ])
  func whatIsNoDayIsRefused(text: String) {
    #expect(Day(iso: text) == nil)
  }

  @Test(arguments: [
    "1//7/2025", "+1/7/2025", "31/4/2025", "1/7/25", "2025/7/1", "7/2025", "1/7/2025/",
  ])
  func whatIsNoVietnameseDayIsRefused(text: String) {
    #expect(Day(vietnamese: text) == nil)
  }

  @Test(arguments: ["1/7/2025", "01-07-2025", "01.07.2025"])
  func separatorsOfFormsAreRead(text: String) {
    #expect(Day(vietnamese: text) == Day(iso: "2025-07-01"))
  }

  @Test func daysAreOrderedByCalendar() throws {
    let days = try ["2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01"].map {
      try #require(Day(iso: $0))
    }
    #expect(days.shuffled().sorted() == days)
  }

  @Test func bothEndsOfAValidityBelongToIt() throws {
    let from = try #require(Day(iso: "2025-07-01"))
    let to = try #require(Day(iso: "2025-07-31"))
    let before = try #require(Day(iso: "2025-06-30"))
    let after = try #require(Day(iso: "2025-08-01"))
    let validity = Validity(from: from, to: to)
    #expect(validity.contains(from) && validity.contains(to))
    #expect(!validity.contains(before) && !validity.contains(after))
    #expect(Validity(from: from).contains(after))
  }

  @Test func aDayIsTextInJSON() throws {
    let day = try #require(Day(iso: "2025-07-01"))
    let json = try JSONEncoder().encode([day])
    #expect(String(decoding: json, as: UTF8.self) == #"["2025-07-01"]"#)
    #expect(try JSONDecoder().decode([Day].self, from: json) == [day])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Day].self, from: Data(#"["2025-02-30"]"#.utf8))
    }
  }
}
