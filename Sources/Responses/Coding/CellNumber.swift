/// A decimal number as people and programs write it in a cell, kept exactly.
struct CellNumber: Equatable {
  /// Why a text is not taken as a number.
  enum Refusal: Error {
    case notANumber
    /// `1.234`: thousand in Vietnam, decimal elsewhere.
    case ambiguous
  }

  /// Digits before the point, without leading zeros; `0` where there are none.
  private(set) var whole: Substring
  /// Digits behind the point, without trailing zeros.
  private(set) var fraction: Substring
  /// Whether the number is below zero.
  private(set) var isNegative: Bool

  /// Reads digits with at most one decimal point or comma.
  ///
  /// - Parameter isExact: whether a point can only be a decimal one, as in number cells of
  ///   workbooks; else three digits behind it are refused as ambiguous.
  init(_ text: String, isExact: Bool) throws(Refusal) {
    var digits = Substring(isExact ? CellNumber.withoutExponent(text) : text)
    isNegative = digits.first == "-"
    if isNegative || digits.first == "+" { digits = digits.dropFirst() }
    let parts = digits.split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 == "." || $0 == ","
    }
    let behind = parts.count == 2 ? parts[1] : ""
    guard let before = parts.first, !(before.isEmpty && behind.isEmpty),
      (before + behind).utf8.allSatisfy({ (48...57).contains($0) })
    else { throw .notANumber }
    whole = before.drop { $0 == "0" }
    if whole.isEmpty { whole = "0" }
    if !isExact, behind.count == 3, (1...3).contains(before.count), whole != "0" {
      throw .ambiguous
    }
    fraction = CellNumber.withoutTrailingZeros(behind)
    if whole == "0", fraction.isEmpty { isNegative = false }
  }

  /// Shortest form with a point: `4`, `-0.5`.
  var text: String {
    (isNegative ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// Nearest binary value, for ranges and conditions.
  var value: Double { Double(text) ?? .nan }

  /// The number in units of 10^-4, exactly; nil where it is not above zero, has more than four
  /// decimals or is beyond ten million.
  var tenThousandths: Int64? {
    guard !isNegative, fraction.count <= 4, whole.count <= 8,
      let units = Int64(whole + fraction + String(repeating: "0", count: 4 - fraction.count)),
      (1...CellNumber.largestWeight).contains(units)
    else { return nil }
    return units
  }

  /// Ten million people in units of 10^-4: nobody stands for more.
  private static let largestWeight: Int64 = 100_000_000_000

  /// `1.5E+05` of a workbook as `150000`; anything else as it is.
  private static func withoutExponent(_ text: String) -> String {
    guard text.contains(where: { $0 == "e" || $0 == "E" }), let value = Double(text),
      abs(value) < 1e15, let integer = Int64(exactly: value)
    else { return text }
    return String(integer)
  }

  private static func withoutTrailingZeros(_ digits: Substring) -> Substring {
    var digits = digits
    while digits.last == "0" { digits = digits.dropLast() }
    return digits
  }
}
