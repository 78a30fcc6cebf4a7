/// Eight bytes of text compared at once. A match is the highest bit of its byte in a mask, the first
/// byte lowest; the sums below never carry from one byte into the next, so there are no false ones
/// (Warren, Hacker's Delight, 6-1).
struct ByteOctet {
  /// Bytes of an octet, and so the number of bytes that must lie in memory behind a text for its
  /// last octet.
  static let count = 8

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highest = ones << 7
  private static let lower = ~highest

  private let word: UInt64

  /// The bytes from `start` on, wherever that lies.
  @inline(__always)
  init(at start: UnsafePointer<UInt8>) {
    word = UInt64(littleEndian: UnsafeRawPointer(start).loadUnaligned(as: UInt64.self))
  }

  /// A byte in all eight places, to compare with.
  @inline(__always)
  static func repeating(_ byte: UInt8) -> UInt64 { ones &* UInt64(byte) }

  /// Bytes equal to those of `pattern`.
  @inline(__always)
  func matches(_ pattern: UInt64) -> UInt64 {
    let difference = word ^ pattern
    return ~((difference & Self.lower) &+ Self.lower | difference) & Self.highest
  }

  /// Blanks, controls (line ends among them) and bytes beyond ASCII.
  @inline(__always)
  var blanksControlsAndHigh: UInt64 {
    (~((word & Self.lower) &+ Self.repeating(0x7F - 0x20)) | word) & Self.highest
  }
}
