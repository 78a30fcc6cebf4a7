/// Weights of cells as whole numbers of the last decimal that is kept.
enum DecimalWeight {
  /// Bytes that are read before a cell.
  static let bytesBefore = 8

  /// A weight with as many decimals as are kept, and with at most eight digits on either side of the
  /// point; nil of any other text.
  @inline(__always)
  static func common(
    _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ decimals: Int
  ) -> Int64? {
    let point = end &- decimals &- 1
    guard point > start, point &- start <= 8, bytes[point] == UInt8(ascii: ".") else { return nil }
    guard let whole = number(bytes + point, digits: point &- start),
      let fraction = number(bytes + end, digits: decimals)
    else { return nil }
    let weight = Int64(whole &* (decimals == 4 ? 10_000 : 1_000_000) &+ fraction)
    return weight <= PackedSum.mostWeight ? weight : nil
  }

  /// The number of one to eight digits that end before a place, all at once (Lemire, Number parsing
  /// at a gigabyte per second, 2021); nil where one of them is none.
  @inline(__always)
  private static func number(_ end: UnsafePointer<UInt8>, digits: Int) -> UInt64? {
    let kept = UInt64.max &<< UInt64(64 &- 8 &* digits)
    var word = UInt64(
      littleEndian: UnsafeRawPointer(end - 8).loadUnaligned(as: UInt64.self))
    word = (word & kept | 0x3030_3030_3030_3030 & ~kept) ^ 0x3030_3030_3030_3030
    guard (word &+ 0x7676_7676_7676_7676 | word) & 0x8080_8080_8080_8080 == 0 else { return nil }
    word = word &* 10 &+ word &>> 8
    let low = (word & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = (word &>> 16 & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (low &+ high) &>> 32
  }

  /// Any weight written as digits with at most one point.
  ///
  /// - Parameter powers: by number of decimals, what a number has to be multiplied by.
  static func any(
    _ text: UnsafeBufferPointer<UInt8>, _ powers: [Int64]
  ) throws(ScanStop) -> Int64 {
    guard !text.isEmpty, text.count <= 17 else { throw .needsReader }
    var number: Int64 = 0
    var decimals: Int?
    for byte in text {
      if byte == UInt8(ascii: "."), decimals == nil, text.count > 1 {
        decimals = 0
        continue
      }
      let digit = byte &- UInt8(ascii: "0")
      guard digit <= 9 else { throw .needsReader }
      number = number * 10 + Int64(digit)
      decimals = decimals.map { $0 + 1 }
    }
    guard decimals ?? 0 < powers.count else { throw .finerWeight }
    let (weight, isTooLarge) = number.multipliedReportingOverflow(by: powers[decimals ?? 0])
    guard !isTooLarge, weight <= PackedSum.mostWeight else { throw .needsReader }
    return weight
  }
}
