import Findings
import Foundation

/// How a text file is put together.
struct TextDialect: Sendable {
  /// Bytes of text.
  enum Encoding: Sendable {
    /// UTF-8, with or without byte order mark.
    case utf8(hasMark: Bool)
    /// Low byte first, with byte order mark.
    case utf16LE
    /// TCVN 5712:1993 VN3, the code of the .VnTime fonts.
    case tcvn3
  }

  let delimiter: Character
  let quotesEverything: Bool
  let encoding: Encoding

  static let kobo = TextDialect(
    delimiter: ";", quotesEverything: true, encoding: .utf8(hasMark: false))
  static let unicodeText = TextDialect(
    delimiter: "\t", quotesEverything: false, encoding: .utf16LE)
  static let old = TextDialect(delimiter: ",", quotesEverything: false, encoding: .tcvn3)
  static let plain = TextDialect(
    delimiter: ",", quotesEverything: false, encoding: .utf8(hasMark: true))

  /// The mark at the beginning of a file.
  var mark: [UInt8] {
    switch encoding {
    case .utf8(let hasMark): hasMark ? [0xEF, 0xBB, 0xBF] : []
    case .utf16LE: [0xFF, 0xFE]
    case .tcvn3: []
    }
  }

  /// One record with its line end, CRLF.
  func record(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: String(delimiter)) + "\r\n"
  }

  /// A text in the file's encoding.
  ///
  /// - Throws: `SimulationFault.unencodableText` where the encoding lacks a character.
  func encoded(_ text: String) throws(Problem) -> [UInt8] {
    switch encoding {
    case .utf8: return Array(text.utf8)
    case .utf16LE: return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .tcvn3:
      var bytes: [UInt8] = []
      for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
        guard let byte = TCVN3.byte(of: scalar) else {
          throw Problem(
            SimulationFault.unencodableText, ["value": String(scalar), "encoding": "TCVN3"])
        }
        bytes.append(byte)
      }
      return bytes
    }
  }

  /// A cell, in quotes where it must be (RFC 4180) or everything is.
  private func quoted(_ text: String) -> String {
    let needsQuotes =
      quotesEverything
      || text.contains { $0 == delimiter || $0 == "\"" || $0.isNewline }
    guard needsQuotes else { return text }
    return "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}

/// TCVN 5712:1993, third set (VN3): the Vietnamese letters of ABC fonts, one byte each. Capitals
/// with tone marks have no code: people typed the small letter, which fonts of capitals (.VnTimeH)
/// showed as a capital.
enum TCVN3 {
  /// The byte of a character, of its small letter where it is a capital with a tone mark, or nil
  /// where the set has neither.
  static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    if scalar.isASCII { return UInt8(truncatingIfNeeded: scalar.value) }
    return bytes[scalar] ?? smallLetter(scalar).flatMap { bytes[$0] }
  }

  private static func smallLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let small = scalar.properties.lowercaseMapping.unicodeScalars
    return small.count == 1 ? small.first : nil
  }

  private static let bytes: [Unicode.Scalar: UInt8] = {
    let runs: [(UInt8, String)] = [
      (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"), (0xB5, "àảãáạ"), (0xBB, "ằẳẵắ"), (0xC6, "ặầẩẫấậè"),
      (0xCE, "ẻẽéẹềểễếệìỉ"), (0xDC, "ĩíịò"), (0xE1, "ỏõóọồổỗốộờởỡớợù"),
      (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
    ]
    var bytes: [Unicode.Scalar: UInt8] = [:]
    for (first, letters) in runs {
      for (offset, scalar) in letters.unicodeScalars.enumerated() {
        bytes[scalar] = first + UInt8(offset)
      }
    }
    return bytes
  }()
}
