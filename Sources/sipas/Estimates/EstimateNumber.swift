import Foundation

/// Numbers of estimates for people: five figures, `674,43` and `3.086.009` in Vietnamese, `674.43`
/// and `3,086,009` in English. Files carry all digits.
enum EstimateNumber {
  /// A number, or a dash where there is none.
  static func text(_ number: Double?) -> String {
    guard let number, number.isFinite else { return "–" }
    guard abs(number) < 1e15 else {
      return String(format: "%.4e", number).replacing(".", with: say(vi: ",", en: "."))
    }
    let decimals = number == number.rounded() ? 0 : decimals(abs(number))
    let parts = String(format: "%.\(decimals)f", abs(number)).split(separator: ".")
    let whole = grouped(String(parts[0]))
    let mark = say(vi: ",", en: ".")
    return (number < 0 ? "−" : "") + whole + (parts.count > 1 ? mark + parts[1] : "")
  }

  /// A probability; one too small for four decimals is said to be below them.
  static func probability(_ p: Double?) -> String {
    guard let p, p < 0.00005 else { return text(p) }
    return "< " + text(0.0001)
  }

  /// A whole number.
  static func count(_ number: Int) -> String {
    (number < 0 ? "−" : "") + grouped(String(number.magnitude))
  }

  /// Both limits.
  static func interval(_ lower: Double?, _ upper: Double?) -> String {
    guard lower != nil, upper != nil else { return "–" }
    return text(lower) + " – " + text(upper)
  }

  private static func decimals(_ size: Double) -> Int {
    switch size {
    case 10_000...: 0
    case 1000...: 1
    case 100...: 2
    case 10...: 3
    default: 4
    }
  }

  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) { text += say(vi: ".", en: ",") }
      text.append(digit)
    }
    return text
  }
}
