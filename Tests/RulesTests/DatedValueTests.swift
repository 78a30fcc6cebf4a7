import Rules
import Testing

struct DatedValueTests {
  private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  @Test func aValueHoldsFromItsDayToTheNextOne() throws {
    let source = LegalSource(number: "QĐ 892/QĐ-BNV")
    let value = DatedValue([
      .init(from: try day("2024-12-05"), value: 10, source: source),
      .init(from: try day("2017-10-10"), value: 12),
    ])
    #expect(try value.entry(on: day("2017-10-10"))?.value == 12)
    #expect(try value.entry(on: day("2024-12-04"))?.value == 12)
    #expect(try value.entry(on: day("2024-12-05"))?.value == 10)
    #expect(try value.entry(on: day("2030-01-01"))?.source == source)
  }

  @Test func askingTooEarlyIsNothing() throws {
    let value = DatedValue([.init(from: try day("2017-10-10"), value: 12)])
    #expect(try value.entry(on: day("2017-10-09")) == nil)
    #expect(try DatedValue<Int>([]).entry(on: day("2017-10-09")) == nil)
  }

  @Test func aRuleThatEndedIsNothing() throws {
    let value = DatedValue([
      .init(from: try day("2017-10-10"), value: 12),
      .init(from: try day("2022-01-01"), value: nil),
    ])
    #expect(try value.entry(on: day("2021-12-31"))?.value == 12)
    #expect(try value.entry(on: day("2022-01-01")) == nil)
  }

  @Test func ofTwoEntriesOfOneDayTheLaterWrittenHolds() throws {
    let value = DatedValue([
      .init(from: try day("2022-01-01"), value: 1), .init(from: try day("2022-01-01"), value: 2),
    ])
    #expect(try value.entry(on: day("2022-01-01"))?.value == 2)
  }
}
