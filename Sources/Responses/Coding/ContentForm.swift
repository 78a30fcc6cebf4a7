import Agencies
import Rules

/// The canonical bytes of a response, over which its content digest is taken.
///
/// In this order, integers little-endian: the byte 1 (version of the form); unit code; its first
/// day as `2025-07-01`; PSU; number of answers (4 bytes) and the answer bytes; number of details (4
/// bytes) and for each the slot (4 bytes) and value; weight (8 bytes); day as `2025-07-01`;
/// interviewer. A text is its length in bytes (4 bytes) and its UTF-8; one that is absent is the
/// length 2^32 - 1 alone.
struct ContentForm {
  private var bytes: [UInt8] = []

  /// The SHA-256 (32 bytes) of a response's canonical bytes.
  mutating func digest(
    unit: UnitKey, psu: String?, answers: [UInt8], details: [AnswerDetail], weight: Int64,
    answeredOn: Day?, interviewer: String?
  ) -> [UInt8] {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(1)
    append(unit.code)
    append(unit.validFrom)
    append(psu)
    append(UInt32(answers.count))
    bytes.append(contentsOf: answers)
    append(UInt32(details.count))
    for detail in details {
      append(UInt32(detail.slot))
      append(detail.value)
    }
    append(weight)
    append(answeredOn)
    append(interviewer)
    return bytes.withUnsafeBytes { ContentDigest.bytes(of: $0) }
  }

  private mutating func append(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private mutating func append(_ text: String?) {
    guard let text else { return append(UInt32.max) }
    append(UInt32(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func append(_ day: Day?) {
    guard let day else { return append(UInt32.max) }
    append(UInt32(10))
    for (number, digits) in [(day.year, 4), (day.month, 2), (day.day, 2)] {
      if digits == 2 { bytes.append(UInt8(ascii: "-")) }
      var divisor = digits == 4 ? 1000 : 10
      while divisor > 0 {
        bytes.append(UInt8(48 + number / divisor % 10))
        divisor /= 10
      }
    }
  }
}
