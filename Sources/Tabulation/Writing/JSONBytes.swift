/// Values as bytes of JSON, appended to what stands there.
struct JSONBytes: Sendable {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func appendNull() { append("null") }

  mutating func append(_ value: Int) { ShortestDecimal.append(value, to: &bytes) }

  /// The shortest text that reads back as the same number; null for one that is not finite.
  mutating func append(_ value: Double) {
    guard value.isFinite else { return appendNull() }
    ShortestDecimal.append(value, to: &bytes)
  }

  /// The same, without a fraction where there is none.
  mutating func append(degrees value: Double) {
    guard value == value.rounded(), abs(value) < ShortestDecimal.largestWhole else {
      return append(value)
    }
    append(Int(value))
  }

  /// A text in quotes.
  mutating func append(quoted text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      if utf8.contains(where: JSONBytes.isEscaped) {
        for byte in utf8 { append(escaped: byte) }
      } else {
        bytes.append(contentsOf: utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A list of values.
  mutating func appendList<Element>(
    _ elements: some Sequence<Element>, _ write: (inout JSONBytes, Element) -> Void
  ) {
    append("[")
    appendJoined(elements, write)
    append("]")
  }

  /// The values of a domain as an object by their columns.
  mutating func append(domain values: [DomainValue]) {
    append("{")
    appendJoined(values) { json, value in
      json.append(quoted: value.column)
      json.append(": ")
      json.append(quoted: value.value)
    }
    append("}")
  }

  /// The two values of a contrast as a list by their column.
  mutating func append(contrast: DifferenceRow.Contrast) {
    append("{")
    append(quoted: contrast.column)
    append(": ")
    appendList([contrast.first, contrast.second]) { $0.append(quoted: $1) }
    append("}")
  }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  private mutating func appendJoined<Element>(
    _ elements: some Sequence<Element>, _ write: (inout JSONBytes, Element) -> Void
  ) {
    var isFirst = true
    for element in elements {
      if !isFirst { append(", ") }
      isFirst = false
      write(&self, element)
    }
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func append(escaped byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    case 0..<0x20:
      append("\\u00")
      for digit in [byte >> 4, byte & 15] {
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    default: bytes.append(byte)
    }
  }
}
