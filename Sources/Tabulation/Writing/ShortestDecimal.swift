/// The shortest decimal that reads back as the same number, as Swift's `description` writes it, found
/// by Schubfach (Giulietti, The Schubfach way to render doubles, 2020) with the powers of ten that
/// are whole numbers of 128 bits. Numbers beyond those are left to `description`.
enum ShortestDecimal {
  /// Appends a finite number.
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    let magnitude = abs(value)
    guard magnitude >= smallest, magnitude < largest else {
      return bytes.append(contentsOf: value.description.utf8)
    }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    let (digits, exponent) = decimal(magnitude)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      let start = DecimalDigits.write(digits, endingAt: 32, of: buffer)
      append(UnsafeBufferPointer(rebasing: buffer[start...]), exponent, to: &bytes)
    }
  }

  /// Appends a whole number.
  static func append(_ value: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      let start = DecimalDigits.write(UInt64(value.magnitude), endingAt: 32, of: buffer)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start...]))
    }
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
    let power = powers[-k]
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

  /// 10⁰ … 10³⁸, each shifted until its highest bit is set.
  private static let powers: [UInt128] = {
    var powers: [UInt128] = [1]
    for _ in 0..<38 { powers.append(powers[powers.count - 1] * 10) }
    return powers.map { $0 << UInt128($0.leadingZeroBitCount) }
  }()

  /// The upper half of a product, its last bit set where anything was cut off.
  private static func roundedToOdd(_ power: UInt128, _ factor: UInt64) -> UInt64 {
    let low = UInt64(truncatingIfNeeded: power).multipliedFullWidth(by: factor)
    let high = UInt64(truncatingIfNeeded: power >> 64).multipliedFullWidth(by: factor)
    let (middle, carries) = high.low.addingReportingOverflow(low.high)
    return high.high + (carries ? 1 : 0) | (middle > 1 ? 1 : 0)
  }

  private static func append(
    _ digits: UnsafeBufferPointer<UInt8>, _ exponent: Int, to bytes: inout [UInt8]
  ) {
    let (zero, point) = (UInt8(ascii: "0"), UInt8(ascii: "."))
    // Position of the point behind the first digit.
    let whole = digits.count + exponent
    if whole < -3 {
      return appendScientific(digits, power: whole - 1, to: &bytes)
    }
    if whole <= 0 {
      bytes.append(zero)
      bytes.append(point)
      for _ in whole..<0 { bytes.append(zero) }
      bytes.append(contentsOf: digits)
    } else if exponent >= 0 {
      bytes.append(contentsOf: digits)
      for _ in 0..<exponent { bytes.append(zero) }
      bytes.append(point)
      bytes.append(zero)
    } else {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[..<whole]))
      bytes.append(point)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[whole...]))
    }
  }

  /// `2.5e-05`, the power of at least two digits.
  private static func appendScientific(
    _ digits: UnsafeBufferPointer<UInt8>, power: Int, to bytes: inout [UInt8]
  ) {
    bytes.append(digits[0])
    if digits.count > 1 {
      bytes.append(UInt8(ascii: "."))
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: digits[1...]))
    }
    bytes.append(UInt8(ascii: "e"))
    bytes.append(UInt8(ascii: "-"))
    if power > -10 { bytes.append(UInt8(ascii: "0")) }
    append(-power, to: &bytes)
  }
}

/// Decimal digits of whole numbers, two at a time.
private enum DecimalDigits {
  private static let pairs: [UInt16] = (0..<100).map { (number: UInt16) -> UInt16 in
    let (tens, ones) = (number / 10 + 0x30, number % 10 + 0x30)
    return UInt16(littleEndian: tens | ones << 8)
  }

  /// Writes digits up to a position and gives where they begin.
  static func write(
    _ number: UInt64, endingAt end: Int, of buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var (rest, position) = (number, end)
    let bytes = UnsafeMutableRawBufferPointer(buffer)
    pairs.withUnsafeBufferPointer { pairs in
      while rest >= 10 {
        let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
        position -= 2
        bytes.storeBytes(of: pairs[Int(pair)], toByteOffset: position, as: UInt16.self)
        rest = quotient
      }
      if rest > 0 || position == end {
        position -= 1
        bytes[position] = UInt8(rest) + 0x30
      }
    }
    return position
  }
}
