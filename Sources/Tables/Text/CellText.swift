import Foundation

/// Checks on the bytes of one cell.
enum CellText {
  /// What has to be done before the bytes can be handed out.
  enum State {
    /// UTF-8 in NFC.
    case clean
    /// UTF-8 that may not be in NFC.
    case perhapsDecomposed
    /// Not UTF-8.
    case invalid
  }

  /// Looks through the bytes once. Latin letters, Vietnamese ones among them, and common
  /// punctuation cannot change under NFC; anything else may.
  static func state(of bytes: UnsafeBufferPointer<UInt8>) -> State {
    var state = State.clean
    var offset = 0
    while offset < bytes.count {
      let lead = bytes[offset]
      if lead < 0x80 {
        offset += 1
        continue
      }
      let length = sequenceLength(bytes, offset, lead)
      guard length > 0 else { return .invalid }
      if !isStable(bytes, offset, lead) { state = .perhapsDecomposed }
      offset += length
    }
    return state
  }

  /// Bytes of the well-formed UTF-8 sequence at `offset` (Unicode table 3-7); 0 where there is none.
  @inline(__always)
  private static func sequenceLength(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ lead: UInt8
  ) -> Int {
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard lead >= 0xC2, lead <= 0xF4, offset + length <= bytes.count else { return 0 }
    let second = bytes[offset + 1]
    let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
    let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
    guard second >= lowest, second <= highest else { return 0 }
    if length > 2, bytes[offset + 2] & 0xC0 != 0x80 { return 0 }
    if length > 3, bytes[offset + 3] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// U+0080-02FF and U+1E00-1EFF are in NFC already and never take part in composing with what
  /// follows unless that is a combining mark; so are the dashes and quotes of U+2010-20FF.
  @inline(__always)
  private static func isStable(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ lead: UInt8
  ) -> Bool {
    if lead < 0xCC { return true }
    let second = bytes[offset + 1]
    if lead == 0xE1 { return second >= 0xB8 && second <= 0xBB }
    return lead == 0xE2 && second == 0x80 && bytes[offset + 2] >= 0x90
  }

  /// The bytes in NFC.
  static func composed(_ bytes: UnsafeBufferPointer<UInt8>) -> String.UTF8View {
    String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping.utf8
  }

  /// The bytes without blanks at either end: ASCII blanks and controls, no-break space, the spaces
  /// of U+2000-200B, the ideographic space and the byte order mark.
  static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var start = 0
    var end = bytes.count
    while start < end, case let length = blankLength(bytes, from: start, to: end), length > 0 {
      start += length
    }
    while end > start, case let length = blankLength(bytes, endingAt: end, from: start), length > 0
    {
      end -= length
    }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }

  private static func blankLength(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    let byte = bytes[start]
    if byte <= 0x20 { return 1 }
    if byte < 0xC2 { return 0 }
    if byte == 0xC2 { return start + 1 < end && bytes[start + 1] == 0xA0 ? 2 : 0 }
    guard start + 2 < end else { return 0 }
    let sequence = (byte, bytes[start + 1], bytes[start + 2])
    if sequence == (0xEF, 0xBB, 0xBF) || sequence == (0xE3, 0x80, 0x80) { return 3 }
    return sequence.0 == 0xE2 && sequence.1 == 0x80 && (0x80...0x8B).contains(sequence.2) ? 3 : 0
  }

  private static func blankLength(
    _ bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int, from start: Int
  ) -> Int {
    if bytes[end - 1] <= 0x20 { return 1 }
    for length in [2, 3] where end - start >= length {
      if blankLength(bytes, from: end - length, to: end) == length { return length }
    }
    return 0
  }
}
