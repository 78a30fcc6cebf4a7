/// Writes fields of a line of CSV into memory that has room for them, each after a comma.
struct NumberFields: NumberSink {
  /// Most bytes of a field with its comma, and of what may be written behind it before the next.
  static let mostBytes = 1 + ShortestDecimal.mostBytes

  /// Where the next field begins.
  private(set) var end: UnsafeMutablePointer<UInt8>

  init(at start: UnsafeMutablePointer<UInt8>) { end = start }

  /// Appends fields that are bytes already.
  mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return }
      end.update(from: first, count: bytes.count)
    }
    end += bytes.count
  }

  mutating func number(_ key: StaticString, _ value: Double?) {
    begin()
    if let value, value.isFinite { end = ShortestDecimal.write(value, at: end) }
  }

  mutating func degrees(_ key: StaticString, _ value: Double?) {
    guard let value, value == value.rounded(), abs(value) < ShortestDecimal.largestWhole else {
      return number(key, value)
    }
    integer(key, Int(value))
  }

  mutating func integer(_ key: StaticString, _ value: Int?) {
    begin()
    if let value { end = ShortestDecimal.write(value, at: end) }
  }

  mutating func word(_ key: StaticString, _ value: String?) {
    begin()
    guard let value else { return }
    precondition(value.utf8.count <= ShortestDecimal.mostBytes, "a word is short")
    for byte in value.utf8 {
      end.pointee = byte
      end += 1
    }
  }

  private mutating func begin() {
    end.pointee = UInt8(ascii: ",")
    end += 1
  }
}
