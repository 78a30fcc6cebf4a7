import Foundation

/// Numbers of workbooks as text, in the shortest form of the 15 digits that Excel shows: `4`, `0.3`.
enum NumberText {
  /// The text of a number.
  static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return String(value) }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int64(value)) }
    let scientific = withVaList([value]) { NSString(format: "%.14e", arguments: $0) } as String
    let parts = scientific.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return scientific }
    let sign = value < 0 ? "-" : ""
    var digits = parts[0].filter(\.isNumber)
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    return sign + placed(digits, exponent)
  }

  /// Digits with their point; far from it by a power of ten.
  private static func placed(_ digits: String, _ exponent: Int) -> String {
    let count = digits.count
    switch exponent {
    case count - 1..<21: return digits + String(repeating: "0", count: exponent - count + 1)
    case 0..<21: return digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
    case -7..<0: return "0." + String(repeating: "0", count: -exponent - 1) + digits
    default:
      let rest = digits.dropFirst()
      return digits.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "E\(exponent)"
    }
  }

  /// Whether bytes are a decimal number in shortest form already: no power of ten, no zeros that
  /// say nothing, at most 15 digits.
  static func isShortest(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
    let digits = bytes.first == 0x2D ? bytes.dropFirst() : bytes[...]
    guard let first = digits.first, digits.count <= 15, let last = digits.last else { return false }
    var points = 0
    for byte in digits {
      if byte == 0x2E { points += 1 } else if byte < 0x30 || byte > 0x39 { return false }
    }
    if points == 0 { return first != 0x30 || bytes.count == 1 }
    let second = digits.dropFirst().first
    return points == 1 && first != 0x2E && last != 0x2E && last != 0x30
      && (first != 0x30 || second == 0x2E)
  }
}
