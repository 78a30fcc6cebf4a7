import Foundation
import Responses

/// Answers that fit no byte as the store keeps them: `[[35,"fees"],[35,"time"],[40,"Chờ lâu"]]`,
/// item slots with values, so that people can read them with the JSON functions of `sqlite3`.
enum DetailText {
  /// Appends the text; nothing where there are no details.
  static func append(_ details: [AnswerDetail], to bytes: inout [UInt8]) {
    guard !details.isEmpty else { return }
    var separator = UInt8(ascii: "[")
    for detail in details {
      bytes.append(separator)
      bytes.append(UInt8(ascii: "["))
      append(detail.slot, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      appendQuoted(detail.value, to: &bytes)
      bytes.append(UInt8(ascii: "]"))
      separator = UInt8(ascii: ",")
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// Reads the text back.
  static func details(_ text: String) throws -> [AnswerDetail] {
    var text = text
    return try text.withUTF8(details)
  }

  /// Reads the bytes of the text back.
  static func details(_ text: UnsafeBufferPointer<UInt8>) throws -> [AnswerDetail] {
    guard text.contains(UInt8(ascii: "\\")) else { return plainDetails(text) }
    return try JSONDecoder().decode([Pair].self, from: Data(buffer: text)).map(\.detail)
  }

  /// Nearly all texts: where nothing is escaped, a quotation mark begins or ends a value.
  private static func plainDetails(_ text: UnsafeBufferPointer<UInt8>) -> [AnswerDetail] {
    var details: [AnswerDetail] = []
    var slot = 0
    var start: Int?
    for (position, byte) in text.enumerated() {
      switch (byte, start) {
      case (UInt8(ascii: "\""), let first?):
        let value = UnsafeBufferPointer(rebasing: text[first..<position])
        details.append(AnswerDetail(slot: slot, value: String(decoding: value, as: UTF8.self)))
        start = nil
      case (UInt8(ascii: "\""), nil): start = position + 1
      case (UInt8(ascii: "["), nil): slot = 0
      case (UInt8(ascii: "0")...UInt8(ascii: "9"), nil):
        slot = slot &* 10 &+ Int(byte - UInt8(ascii: "0"))
      default: continue
      }
    }
    return details
  }

  private struct Pair: Decodable {
    let detail: AnswerDetail

    init(from decoder: any Decoder) throws {
      var pair = try decoder.unkeyedContainer()
      detail = AnswerDetail(
        slot: try pair.decode(Int.self), value: try pair.decode(String.self))
    }
  }

  private static func append(_ slot: Int, to bytes: inout [UInt8]) {
    if slot > 9 { append(slot / 10, to: &bytes) }
    bytes.append(UInt8(ascii: "0") + UInt8(slot % 10))
  }

  private static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { text in
      if text.contains(where: isEscaped) {
        for byte in text { appendEscaped(byte, to: &bytes) }
      } else {
        bytes.append(contentsOf: text)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// RFC 8259 §7: quotation mark, reverse solidus and control characters.
  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private static func appendEscaped(_ byte: UInt8, to bytes: inout [UInt8]) {
    guard isEscaped(byte) else { return bytes.append(byte) }
    bytes.append(UInt8(ascii: "\\"))
    guard byte < 0x20 else { return bytes.append(byte) }
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: "u00".utf8)
    bytes.append(digits[Int(byte >> 4)])
    bytes.append(digits[Int(byte & 15)])
  }
}
