import Findings
import Rules
import Testing

@testable import Reports

@Suite struct NumberTextTests {
  @Test(arguments: [
    (Language.vi, 0.825, "82,50\u{A0}%"), (.en, 0.825, "82.50%"), (.vi, 1, "100,00\u{A0}%"),
    (.vi, 0, "0,00\u{A0}%"),
  ])
  func percentages(language: Language, fraction: Double, text: String) {
    let numbers = NumberText(language: language, rounding: RoundingRule(decimals: 2))
    #expect(numbers.percent(Percent(fraction: fraction)) == text)
  }

  @Test(arguments: [
    (Language.vi, 0, "0"), (.vi, 999, "999"), (.vi, 1000, "1.000"), (.vi, 1_234_567, "1.234.567"),
    (.en, 1_234_567, "1,234,567"), (.vi, -1234, "−1.234"),
  ])
  func counts(language: Language, number: Int, text: String) {
    let numbers = NumberText(language: language, rounding: RoundingRule(decimals: 2))
    #expect(numbers.count(number) == text)
  }

  @Test(arguments: [(0.95, "95\u{A0}%"), (0.975, "97,5\u{A0}%"), (0.999, "99,9\u{A0}%")])
  func levelsOfConfidence(level: Double, text: String) {
    let numbers = NumberText(language: .vi, rounding: RoundingRule(decimals: 2))
    #expect(numbers.statedPercent(level) == text)
  }
}
