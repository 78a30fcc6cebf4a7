/// The different texts of a column, each kept once and named by a dense code, with the numbers they
/// read as. About 20 bytes a text beyond its own.
public struct ValueDictionary: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var slots: [Int32] = Array(repeating: -1, count: 16)
  /// The number each text reads as, by code; NaN where it reads as none.
  public private(set) var numbers: [Double] = []

  /// Nothing yet.
  public init() {}

  /// Number of texts.
  public var count: Int { ends.count }

  /// The text of a code.
  public func text(_ code: Int32) -> String {
    withBytes(code) { String(decoding: $0, as: UTF8.self) }
  }

  /// A text with its number.
  public func value(_ code: Int32) -> SpecValue { SpecValue(text(code)) }

  /// The bytes of the text of a code.
  func withBytes<Result>(_ code: Int32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let start = code == 0 ? 0 : ends[Int(code) - 1]
    let end = ends[Int(code)]
    return bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
  }

  /// The code of a text, a new one where it was not seen before.
  mutating func code(of text: String) -> Int32 {
    var text = text
    return text.withUTF8 { code(of: $0) }
  }

  /// The code of a text given as bytes, a new one where it was not seen before.
  mutating func code(of text: UnsafeBufferPointer<UInt8>) -> Int32 {
    var slot = ValueDictionary.hash(text) & (slots.count - 1)
    while slots[slot] >= 0 {
      if equals(slots[slot], text) { return slots[slot] }
      slot = (slot + 1) & (slots.count - 1)
    }
    let code = Int32(ends.count)
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    numbers.append(CellNumber.value(of: text))
    slots[slot] = code
    if ends.count * 2 > slots.count { grow() }
    return code
  }

  /// Which texts equal one of some values, by code.
  func matches(_ values: [SpecValue]) -> [Bool] {
    let texts = Set(values.map(\.text))
    let numbers = Set(values.compactMap(\.number))
    return self.numbers.indices.map { code in
      if numbers.contains(self.numbers[code]) { return true }
      return texts.contains(text(Int32(code)))
    }
  }

  /// Gives up the memory that only adding needs.
  mutating func seal() {
    slots = []
  }

  /// Whether the text of a code is this one.
  func equals(_ code: Int32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = code == 0 ? 0 : ends[Int(code) - 1]
    guard ends[Int(code)] - start == text.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for offset in 0..<text.count where bytes[start + offset] != text[offset] { return false }
      return true
    }
  }

  private mutating func grow() {
    var larger = Array(repeating: Int32(-1), count: slots.count * 2)
    for code in ends.indices {
      var slot = withBytes(Int32(code)) { ValueDictionary.hash($0) } & (larger.count - 1)
      while larger[slot] >= 0 { slot = (slot + 1) & (larger.count - 1) }
      larger[slot] = Int32(code)
    }
    slots = larger
  }

  /// Seeded by the process, so that no file can be written to collide; codes do not depend on it.
  private static let seed = UInt64(bitPattern: Int64(Hasher().finalize()))

  /// Eight bytes at a time, folded by a wide product (the mixing step of wyhash).
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    let bytes = UnsafeRawBufferPointer(text)
    var hash = seed ^ UInt64(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      hash = folded(hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    return Int(truncatingIfNeeded: folded(folded(hash ^ rest) ^ seed))
  }

  private static func folded(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }
}
