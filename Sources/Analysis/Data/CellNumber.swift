/// Numbers in cells: an optional sign, digits with at most one point, an optional power of ten.
/// Nothing else is a number, so that `NaN`, `inf`, `0x10` and `3,5` stay texts.
enum CellNumber {
  /// Powers of ten that are exact in binary (10^22 is the largest).
  private static let exactPowers: [Double] = (0...22).reduce(into: []) { powers, _ in
    powers.append(powers.last.map { $0 * 10 } ?? 1)
  }
  /// Digits whose integer is exact in binary.
  private static let exactDigits = 15
  private static let longest = 400
  /// Magnitudes that can be computed with: squares of sums of a billion products of two of them are
  /// numbers still.
  static let magnitudes = 1e-60...1e60

  /// Whether a number is 0 or of a magnitude that can be computed with.
  static func isComputable(_ number: Double) -> Bool {
    number == 0 || magnitudes.contains(abs(number))
  }

  /// The number a text reads as, or nil; never infinite, and 0 only where the text says 0.
  static func value(of text: String) -> Double? {
    var text = text
    let number = text.withUTF8 { value(of: $0) }
    return number.isNaN ? nil : number
  }

  /// The number of UTF-8 bytes, NaN where they are none.
  static func value(of bytes: UnsafeBufferPointer<UInt8>) -> Double {
    guard bytes.count <= longest, let shape = Shape(bytes) else { return .nan }
    if shape.digits <= exactDigits, shape.exponent >= -22, shape.exponent <= 22 {
      let whole = Double(shape.mantissa)
      let power = exactPowers[abs(shape.exponent)]
      let magnitude = shape.exponent < 0 ? whole / power : whole * power
      return shape.isNegative ? -magnitude : magnitude
    }
    let number = Double(String(decoding: bytes, as: UTF8.self)) ?? .nan
    if number == 0, shape.digits > 0 {
      return shape.isNegative ? -Double.leastNonzeroMagnitude : .leastNonzeroMagnitude
    }
    return number.isFinite ? number : .nan
  }

  /// The shortest text that reads as the number again: `3`, `0.1`, `1e+20`.
  static func shortest(_ number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    return String(number)
  }
}

extension CellNumber {
  /// Mantissa and exponent of a decimal number; nil of bytes that are none.
  private struct Shape {
    var isNegative = false
    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0
    private var position = 0

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
      readSign(bytes)
      let whole = readDigits(bytes, scale: 0)
      var fraction = 0
      if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
        position += 1
        fraction = readDigits(bytes, scale: -1)
      }
      guard whole + fraction > 0, readPower(bytes), position == bytes.count else { return nil }
    }

    private mutating func readSign(_ bytes: UnsafeBufferPointer<UInt8>) {
      guard let first = bytes.first, first == 0x2D || first == 0x2B else { return }
      isNegative = first == 0x2D
      position = 1
    }

    /// Number of digits read; `scale` is what each does to the exponent.
    private mutating func readDigits(_ bytes: UnsafeBufferPointer<UInt8>, scale: Int) -> Int {
      let start = position
      while position < bytes.count, case let digit = bytes[position] &- 0x30, digit <= 9 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        if mantissa > 0 || digits > 0 { digits += 1 }
        exponent += scale
        position += 1
      }
      return position - start
    }

    /// False where an `e` is not followed by a whole number.
    private mutating func readPower(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      guard position < bytes.count else { return true }
      guard bytes[position] | 0x20 == UInt8(ascii: "e") else { return false }
      position += 1
      var sign = 1
      if position < bytes.count, bytes[position] == 0x2D || bytes[position] == 0x2B {
        sign = bytes[position] == 0x2D ? -1 : 1
        position += 1
      }
      let start = position
      var power = 0
      while position < bytes.count, case let digit = bytes[position] &- 0x30, digit <= 9 {
        power = min(power * 10 + Int(digit), 100_000)
        position += 1
      }
      exponent += sign * power
      return position > start
    }
  }
}
