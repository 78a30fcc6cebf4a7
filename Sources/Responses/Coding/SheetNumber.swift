import Foundation

/// The number of a paper sheet (số phiếu), unique in its unit.
///
/// Hands and programs write one number in several ways, and the same sheet must not come in as two
/// persons. These are one: «１２» and «12» (full-width signs), «i1» and «I1», «P  7» and «P 7», «007»
/// and «7» (a spreadsheet takes leading zeros away), «7.0», «7,0000» and «7» (a column of numbers with
/// a blank in it). Everything else counts: «A-1» is not «A1», «A07» is not «A7», and a text «1.000»
/// is neither «1» nor «1000», because it may be both; where a unit has «1.000» and «1000» it is told.
struct SheetNumber: Hashable {
  /// As it stands in the file.
  let written: String
  /// The same for all ways of writing a number.
  let canonical: String

  init(written: String) {
    self.written = written
    canonical = SheetNumber.canonical(written)
  }

  private static func canonical(_ written: String) -> String {
    // Nearly all numbers are written plainly; only others are worth looking at closely.
    if written.utf8.allSatisfy(isDigit) { return withoutLeadingZeros(written) }
    return written.utf8.allSatisfy(isPlain) ? written : folded(written)
  }

  private static func folded(_ written: String) -> String {
    let plain = written.precomposedStringWithCompatibilityMapping.uppercased()
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let parts = plain.split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 == "." || $0 == ","
    }
    guard let whole = parts.first, !whole.isEmpty, whole.utf8.allSatisfy(isDigit) else {
      return plain
    }
    // Three zeros may be thousands.
    let isWhole =
      parts.count == 1 || parts[1].allSatisfy { $0 == "0" } && ![0, 3].contains(parts[1].count)
    return isWhole ? withoutLeadingZeros(whole) : plain
  }

  /// The plain number that a canonical one may stand for: «1000» for «1.000» (thousands marks) and
  /// for «1E3»; nil where it can be nothing but itself.
  static func plainReading(of canonical: String) -> String? {
    if canonical.wholeMatch(of: /[1-9]\d{0,2}([.,]\d{3})+/) != nil {
      return canonical.filter(\.isNumber)
    }
    guard let parts = canonical.wholeMatch(of: /(\d+)(?:[.,](\d+))?E\+?(\d{1,2})/),
      let exponent = Int(parts.3)
    else { return nil }
    let fraction = parts.2 ?? ""
    guard (fraction.count...15).contains(exponent) else { return nil }
    let zeros = String(repeating: "0", count: exponent - fraction.count)
    return withoutLeadingZeros(parts.1 + fraction + zeros)
  }

  private static func withoutLeadingZeros(_ digits: some StringProtocol) -> String {
    let significant = digits.drop { $0 == "0" }
    return significant.isEmpty ? "0" : String(significant)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// Digits, capitals and the signs between them, which folding leaves as they are.
  private static func isPlain(_ byte: UInt8) -> Bool {
    isDigit(byte) || (65...90).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "_")
  }
}
