/// The shortest decimal that reads back as the same number, as Swift's `description` writes it, found
/// by Schubfach (Giulietti, The Schubfach way to render doubles, 2020) with the powers of ten that
/// are whole numbers of 128 bits. Numbers beyond those are left to `description`.
enum ShortestDecimal {
  /// Bytes that a number may be written over, most of which it does not need.
  static let mostBytes = 48
  /// Whole numbers below this may be written without a fraction and lose nothing.
  static let largestWhole = 1e15

  /// Appends a finite number.
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    append(to: &bytes) { write(value, at: $0) }
  }

  /// Appends a whole number.
  static func append(_ value: Int, to bytes: inout [UInt8]) {
    append(to: &bytes) { write(value, at: $0) }
  }

  /// Writes a finite number into `mostBytes` bytes and gives its end.
  static func write(
    _ value: Double, at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    let magnitude = abs(value)
    guard magnitude >= smallest, magnitude < largest else { return describe(value, at: start) }
    start.pointee = UInt8(ascii: "-")
    let (digits, exponent) = decimal(magnitude)
    return DecimalText.write(digits, exponent, at: start + (value < 0 ? 1 : 0))
  }

  /// Writes a whole number into `mostBytes` bytes and gives its end.
  static func write(
    _ value: Int, at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    start.pointee = UInt8(ascii: "-")
    let magnitude = UInt64(value.magnitude)
    return DecimalText.writeDigits(
      magnitude, DecimalText.digitCount(magnitude), at: start + (value < 0 ? 1 : 0))
  }

  private static func append(
    to bytes: inout [UInt8],
    _ write: (UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>
  ) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: mostBytes) { buffer in
      guard let start = buffer.baseAddress else { return }
      bytes.append(contentsOf: buffer[..<(write(start) - start)])
    }
  }

  private static func describe(
    _ value: Double, at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var end = start
    for byte in value.description.utf8 {
      end.pointee = byte
      end += 1
    }
    return end
  }

  private static let smallest = 1e-20
  /// Whole numbers from here on are written with a power of ten.
  private static let largest = 0x1p53

  /// Digits d and exponent e of the shortest decimal d·10ᵉ.
  private static func decimal(_ value: Double) -> (digits: UInt64, exponent: Int) {
    let isPowerOfTwo = value.significandBitPattern == 0
    let c = value.significandBitPattern | 1 << 52
    let q = Int(value.exponentBitPattern) - 1075
    if q <= 0, q > -53, c & (1 << UInt64(-q) - 1) == 0 { return trimmed(c >> UInt64(-q), 0) }
    // ⌊log₁₀ 2^q⌋, or of ¾ 2^q below a power of two, whose lower neighbour is nearer.
    let k = (q * 1_262_611 - (isPowerOfTwo ? 524_031 : 0)) >> 22
    let shift = UInt64(q + (-k * 1_741_647) >> 19 + 1)
    let power = PowersOfTen.normalized(-k)
    let lower = roundedToOdd(power, (4 * c - 2 + (isPowerOfTwo ? 1 : 0)) << shift) + c & 1
    let middle = roundedToOdd(power, 4 * c << shift)
    let upper = roundedToOdd(power, (4 * c + 2) << shift) - c & 1
    let s = middle / 4
    let tens = s / 10
    if s >= 10, (lower <= 40 * tens) != (40 * tens + 40 <= upper) {
      return trimmed(tens + (lower <= 40 * tens ? 0 : 1), k + 1)
    }
    if (lower <= 4 * s) != (4 * s + 4 <= upper) { return (s + (lower <= 4 * s ? 0 : 1), k) }
    let half = 4 * s + 2
    return (s + (middle > half || middle == half && s & 1 == 1 ? 1 : 0), k)
  }

  private static func trimmed(_ digits: UInt64, _ exponent: Int) -> (UInt64, Int) {
    var (digits, exponent) = (digits, exponent)
    while digits % 10 == 0, digits > 0 {
      digits /= 10
      exponent += 1
    }
    return (digits, exponent)
  }

  /// The upper half of a product, its last bit set where anything was cut off.
  private static func roundedToOdd(_ power: PowersOfTen.Wide, _ factor: UInt64) -> UInt64 {
    let low = power.low.multipliedFullWidth(by: factor)
    let high = power.high.multipliedFullWidth(by: factor)
    let (middle, carries) = high.low.addingReportingOverflow(low.high)
    return high.high + (carries ? 1 : 0) | (middle > 1 ? 1 : 0)
  }
}
