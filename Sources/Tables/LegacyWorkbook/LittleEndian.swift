/// Numbers of binary Office files, low byte first; nil beyond the end.
extension Collection<UInt8> where Index == Int {
  /// Two bytes at an offset from the beginning.
  func unsigned16(_ offset: Int) -> UInt16? {
    guard offset >= 0, offset + 2 <= count else { return nil }
    let place = startIndex + offset
    return UInt16(self[place]) | UInt16(self[place + 1]) << 8
  }

  /// Four bytes at an offset from the beginning.
  func unsigned32(_ offset: Int) -> UInt32? {
    guard let low = unsigned16(offset), let high = unsigned16(offset + 2) else { return nil }
    return UInt32(low) | UInt32(high) << 16
  }

  /// Eight bytes at an offset from the beginning as a floating-point number.
  func double(_ offset: Int) -> Double? {
    guard let low = unsigned32(offset), let high = unsigned32(offset + 4) else { return nil }
    return Double(bitPattern: UInt64(low) | UInt64(high) << 32)
  }

  /// All bytes in pairs.
  var units: [UInt16] { stride(from: 0, to: count - 1, by: 2).compactMap { unsigned16($0) } }

  /// All bytes in fours.
  var words: [UInt32] { stride(from: 0, to: count - 3, by: 4).compactMap { unsigned32($0) } }
}
