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
  private var count = 0

  /// The SHA-256 (32 bytes) of a response's canonical bytes.
  mutating func digest(
    unit: UnitKey, answers: [UInt8], details: [AnswerDetail], _ fields: FieldValues
  ) -> [UInt8] {
    count = 0
    append(UInt8(1))
    append(unit.code)
    append(unit.validFrom.description)
    append(fields.psu)
    append(UInt32(answers.count))
    answers.withUnsafeBytes { append($0) }
    append(UInt32(details.count))
    for detail in details {
      append(UInt32(detail.slot))
      append(detail.value)
    }
    append(fields.weight ?? FieldColumns.defaultWeight)
    append(fields.answeredOn?.description)
    append(fields.interviewer)
    return bytes.withUnsafeBytes {
      ContentDigest.bytes(of: UnsafeRawBufferPointer(rebasing: $0[..<count]))
    }
  }

  private mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { append($0) }
  }

  private mutating func append(_ text: String?) {
    guard var text else { return append(UInt32.max) }
    append(UInt32(text.utf8.count))
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// The buffer only grows; appending to an array would move its end for every field.
  private mutating func append(_ part: UnsafeRawBufferPointer) {
    let end = count + part.count
    if end > bytes.count { bytes += [UInt8](repeating: 0, count: end) }
    bytes.withUnsafeMutableBytes { bytes in
      UnsafeMutableRawBufferPointer(rebasing: bytes[count..<end]).copyMemory(from: part)
    }
    count = end
  }
}
