import Foundation
import Rules
import Testing

/// Expected figures by hand and with Python's `decimal`:
/// `Decimal("82.665").quantize(Decimal("0.01"), ROUND_HALF_UP)`.
struct RoundingTests {
  @Test(arguments: [
    ("82.665", "82.67", "82.66"), ("82.675", "82.68", "82.68"), ("0.005", "0.01", "0.00"),
    ("-82.665", "-82.67", "-82.66"), ("91.541", "91.54", "91.54"), ("99.995", "100.00", "100.00"),
    ("50", "50.00", "50.00"), ("-0.001", "0.00", "0.00"), ("82.5", "82.50", "82.50"),
  ])
  func tiesGoUpOrToTheEvenNeighbour(value: String, up: String, even: String) throws {
    let decimal = try #require(Decimal(string: value))
    #expect(RoundingRule(decimals: 2, tie: .halfUp).text(decimal) == up)
    #expect(RoundingRule(decimals: 2, tie: .halfEven).text(decimal) == even)
    let binary = try #require(Double(value))
    #expect(RoundingRule(decimals: 2, tie: .halfUp).text(binary) == up)
    #expect(RoundingRule(decimals: 2, tie: .halfEven).text(binary) == even)
  }

  /// In binary both sums fall below the tie: 82.66499999999999 and 1.0049999999999999.
  @Test func aBinaryFigureRoundsLikeTheDecimalItStandsFor() {
    #expect(RoundingRule(decimals: 2).text(82.66499999999999) == "82.67")
    #expect(RoundingRule(decimals: 2).text(1.005) == "1.01")
    #expect(RoundingRule(decimals: 2).text(0.82665 * 100) == "82.67")
  }

  /// 91.17 % of 10 points is 9.117, printed 9.12.
  @Test func pointsOfAPercentageAreRoundedOnce() throws {
    let points = try #require(Decimal(string: "91.17")) * 10 / 100
    #expect(RoundingRule(decimals: 2).text(points) == "9.12")
  }

  /// 119 of 130: 91.538…; misprinted 91.5 and 91.6 in the report of Bình Dương 2015.
  @Test func aShareIsRoundedAsAPercentage() {
    let share = Percent(fraction: 119.0 / 130.0)
    #expect(share.rounded(RoundingRule(decimals: 2)) == Decimal(string: "91.54"))
    #expect(share.rounded(RoundingRule(decimals: 0)) == 92)
    #expect(share < Percent(fraction: 120.0 / 130.0))
  }

  @Test func aRuleWithoutDecimalsPrintsNoPoint() {
    #expect(RoundingRule(decimals: 0).text(2.5) == "3")
    #expect(RoundingRule(decimals: 0, tie: .halfEven).text(2.5) == "2")
  }
}
