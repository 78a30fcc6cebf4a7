/// Text of digits, written straight into memory that has room for `ShortestDecimal.mostBytes` bytes.
enum DecimalText {
  typealias Place = UnsafeMutablePointer<UInt8>

  /// Writes digits·10^exponent, less than 2⁵³ and not 0, and gives its end.
  @inline(__always)
  static func write(_ digits: UInt64, _ exponent: Int, at start: Place) -> Place {
    let length = digitCount(digits)
    // Position of the point behind the first digit.
    let whole = length + exponent
    if whole <= 0, whole >= -3 {
      store(zeros & ~0xFF00 | UInt64(UInt8(ascii: ".")) << 8, at: start)
      return writeDigits(digits, length, at: start + 2 - whole)
    }
    if whole > 0, exponent < 0 {
      return write(digits, length, pointAt: whole, at: start)
    }
    return exponent < 0
      ? writeScientific(digits, length, exponent: whole - 1, at: start)
      : writeWhole(digits, length, zeros: exponent, at: start)
  }

  /// Writes the last digits of a number, leading zeros among them, and gives their end.
  @inline(__always)
  static func writeDigits(_ number: UInt64, _ length: Int, at start: Place) -> Place {
    let (upper, low) = number.quotientAndRemainder(dividingBy: 100_000_000)
    guard length > 8 else {
      store(eightDigits(low) >> UInt64(64 - 8 * length), at: start)
      return start + length
    }
    let (top, middle) = upper.quotientAndRemainder(dividingBy: 100_000_000)
    let (second, third) = (eightDigits(middle), eightDigits(low))
    if length <= 16 {
      store(second, third, from: UInt64(128 - 8 * length), at: start)
      return start + length
    }
    let shift = UInt64(192 - 8 * length)
    store(eightDigits(top), second, from: shift, at: start)
    store(second, third, from: shift, at: start + 8)
    return start + length
  }

  static func digitCount(_ number: UInt64) -> Int {
    // 1233/2¹² is a little more than log₁₀ 2.
    let estimate = ((64 - (number | 1).leadingZeroBitCount) * 1233) >> 12
    return estimate + (number >= PowersOfTen.whole[estimate] ? 1 : 0)
  }

  private static let zeros: UInt64 = 0x3030_3030_3030_3030

  @inline(__always)
  private static func write(
    _ digits: UInt64, _ length: Int, pointAt point: Int, at start: Place
  ) -> Place {
    let (whole, fraction) = digits.quotientAndRemainder(
      dividingBy: PowersOfTen.whole[length - point])
    let end = writeDigits(whole, point, at: start)
    end.pointee = UInt8(ascii: ".")
    return writeDigits(fraction, length - point, at: end + 1)
  }

  private static func writeWhole(
    _ digits: UInt64, _ length: Int, zeros: Int, at start: Place
  ) -> Place {
    var end = writeDigits(digits, length, at: start)
    for byte in repeatElement(UInt8(ascii: "0"), count: zeros) { end = append(byte, at: end) }
    return append(UInt8(ascii: "0"), at: append(UInt8(ascii: "."), at: end))
  }

  private static func writeScientific(
    _ digits: UInt64, _ length: Int, exponent: Int, at start: Place
  ) -> Place {
    var end =
      length > 1
      ? write(digits, length, pointAt: 1, at: start) : writeDigits(digits, length, at: start)
    end = append(UInt8(ascii: "-"), at: append(UInt8(ascii: "e"), at: end))
    return writeDigits(UInt64(-exponent), 2, at: end)
  }

  private static func append(_ byte: UInt8, at end: Place) -> Place {
    end.pointee = byte
    return end + 1
  }

  /// Eight digits as text, the first in the lowest byte: fours, pairs and digits are parted in all
  /// lanes at once (Khuong, How to print integers really fast, 2017).
  @inline(__always)
  private static func eightDigits(_ number: UInt64) -> UInt64 {
    let (upper, lower) = number.quotientAndRemainder(dividingBy: 10_000)
    let fours = upper | lower &<< 32
    let hundreds = (fours &* 10_486) &>> 20 & 0x0000_007F_0000_007F
    let pairs = hundreds | (fours &- 100 &* hundreds) &<< 16
    let tens = (pairs &* 103) &>> 10 & 0x000F_000F_000F_000F
    return (tens | (pairs &- 10 &* tens) &<< 8) | zeros
  }

  /// Stores the bytes of two words from a bit on, and what follows them.
  @inline(__always)
  private static func store(
    _ first: UInt64, _ second: UInt64, from bit: UInt64, at start: Place
  ) {
    store(first &>> bit | (second &<< 1) &<< (63 &- bit), at: start)
    store(second &>> bit, at: start + 8)
  }

  @inline(__always)
  private static func store(_ word: UInt64, at start: Place) {
    UnsafeMutableRawPointer(start).storeBytes(of: word.littleEndian, as: UInt64.self)
  }
}
