import Findings
import Foundation
import Rules

/// Numbers as people read them: `82,50 %` and `1.234` in Vietnamese, `82.50%` and `1,234` in
/// English. Percentages are rounded by the method's rule.
struct NumberText: Sendable {
  let language: Language
  let rounding: RoundingRule

  /// The percentage with its sign.
  func percent(_ share: Percent) -> String { percentFigure(share) + percentSign }

  /// The percentage without its sign, for axes and table cells whose header has it.
  func percentFigure(_ share: Percent) -> String {
    separated(rounding.text(share.value))
  }

  /// `80,12–84,33`; nil where one end is unknown.
  func interval(_ lower: Percent?, _ upper: Percent?) -> String? {
    guard let lower, let upper else { return nil }
    return percentFigure(lower) + "–" + percentFigure(upper)
  }

  /// A whole number with separated thousands.
  func count(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "−" : ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) {
        text += language == .vi ? "." : ","
      }
      text.append(digit)
    }
    return text
  }

  /// An English count with its noun: `1 unit`, `1,204 units`.
  func counted(_ number: Int, _ noun: String) -> String {
    "\(count(number)) \(noun)" + (number == 1 ? "" : "s")
  }

  /// A level of confidence or a share that a rule states, without needless decimals: `95 %`.
  func statedPercent(_ fraction: Double) -> String {
    let exact = RoundingRule(decimals: 2).round(fraction * 100)
    return decimal("\(exact)") + percentSign
  }

  /// A number written with a point, in the writing of the language.
  func decimal(_ pointed: String) -> String { separated(pointed) }

  /// A day in the writing of the language.
  func day(_ day: Day) -> String { language == .vi ? day.vietnamese : day.description }

  private var percentSign: String { language == .vi ? "\u{A0}%" : "%" }

  private func separated(_ pointed: String) -> String {
    language == .vi ? pointed.replacing(".", with: ",") : pointed
  }
}
