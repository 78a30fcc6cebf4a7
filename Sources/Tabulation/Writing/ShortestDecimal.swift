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
    let (digits, exponent) = decimal(magnitude)
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { buffer in
      var text = DecimalText(buffer)
      if value < 0 { text.append(UInt8(ascii: "-")) }
      text.append(digits, exponent)
      bytes.append(contentsOf: text.bytes)
    }
  }

  /// Appends a whole number.
  static func append(_ value: Int, to bytes: inout [UInt8]) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      var text = DecimalText(buffer)
      if value < 0 { text.append(UInt8(ascii: "-")) }
      text.append(UInt64(value.magnitude))
      bytes.append(contentsOf: text.bytes)
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
}

/// Text of a number in a buffer that is large enough.
private struct DecimalText {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  /// The text so far.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: buffer[..<count]) }

  mutating func append(_ byte: UInt8) {
    buffer[count] = byte
    count += 1
  }

  /// Appends digits·10^exponent, less than 2⁵³ and not 0.
  mutating func append(_ digits: UInt64, _ exponent: Int) {
    let length = DecimalText.digitCount(digits)
    // Position of the point behind the first digit.
    let whole = length + exponent
    if whole < -3 {
      appendDigits(digits, length, pointAt: length > 1 ? 1 : length)
      append(UInt8(ascii: "e"))
      append(UInt8(ascii: "-"))
      if whole > -9 { append(UInt8(ascii: "0")) }
      append(UInt64(1 - whole))
    } else if whole <= 0 {
      append(UInt8(ascii: "0"))
      append(UInt8(ascii: "."))
      for _ in whole..<0 { append(UInt8(ascii: "0")) }
      appendDigits(digits, length, pointAt: length)
    } else if exponent >= 0 {
      appendDigits(digits, length, pointAt: length)
      for _ in 0..<exponent { append(UInt8(ascii: "0")) }
      append(UInt8(ascii: "."))
      append(UInt8(ascii: "0"))
    } else {
      appendDigits(digits, length, pointAt: whole)
    }
  }

  /// Appends a whole number.
  mutating func append(_ number: UInt64) {
    let length = DecimalText.digitCount(number)
    appendDigits(number, length, pointAt: length)
  }

  /// Appends digits, with a point among them unless it is behind the last.
  private mutating func appendDigits(_ digits: UInt64, _ length: Int, pointAt point: Int) {
    let bytes = UnsafeMutableRawBufferPointer(buffer)
    var (rest, position) = (digits, count + length)
    DecimalText.pairs.withUnsafeBufferPointer { pairs in
      while position - count >= 2 {
        let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
        position -= 2
        bytes.storeBytes(of: pairs[Int(pair)], toByteOffset: position, as: UInt16.self)
        rest = quotient
      }
    }
    if position > count { buffer[count] = UInt8(truncatingIfNeeded: rest) + 0x30 }
    let end = count + length
    guard point < length else {
      count = end
      return
    }
    var moved = end
    while moved > count + point {
      buffer[moved] = buffer[moved - 1]
      moved -= 1
    }
    buffer[moved] = UInt8(ascii: ".")
    count = end + 1
  }

  private static func digitCount(_ number: UInt64) -> Int {
    // 1233/2¹² is a little more than log₁₀ 2.
    let estimate = ((64 - (number | 1).leadingZeroBitCount) * 1233) >> 12
    return estimate + (number >= powers[estimate] ? 1 : 0)
  }

  /// 10⁰ … 10¹⁹; nothing has less than one digit.
  private static let powers: [UInt64] =
    [0] + (1..<20).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

  private static let pairs: [UInt16] = (0..<100).map { (number: UInt16) -> UInt16 in
    let (tens, ones) = (number / 10 + 0x30, number % 10 + 0x30)
    return UInt16(littleEndian: tens | ones << 8)
  }
}
