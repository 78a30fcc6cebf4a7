/// Encodings of Vietnamese text files. The raw value is what users write after `--encoding`.
public enum TextEncoding: String, Sendable, Codable, CaseIterable {
  /// Unicode, with or without a byte order mark.
  case utf8 = "utf-8"
  /// Unicode of Windows («Unicode Text»), low byte first.
  case utf16LE = "utf-16le"
  /// Unicode, high byte first.
  case utf16BE = "utf-16be"
  /// Vietnamese code page of Windows; tones are combining characters.
  case windows1258 = "windows-1258"
  /// TCVN 5712:1993, the code of the .VnTime fonts (bảng mã ABC).
  case tcvn3 = "tcvn3"
  /// VNI for Windows, the code of the VNI-Times fonts.
  case vni = "vni"

  /// The mark that may stand at the beginning of a file.
  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LE: [0xFF, 0xFE]
    case .utf16BE: [0xFE, 0xFF]
    case .windows1258, .tcvn3, .vni: []
    }
  }

  /// A decoder into UTF-8, or nil where the bytes are UTF-8 already.
  func decoder() throws -> (any TextDecoder)? {
    switch self {
    case .utf8: nil
    case .utf16LE: UTF16Decoder(isBigEndian: false)
    case .utf16BE: UTF16Decoder(isBigEndian: true)
    case .windows1258: try SystemDecoder(charset: "WINDOWS-1258")
    case .tcvn3: TCVN3Decoder()
    case .vni: VNIDecoder()
    }
  }
}

/// Turns bytes of an encoding into UTF-8, piece by piece.
///
/// What cannot be decoded becomes the byte 0xFF, which is never UTF-8, so that the row reader finds
/// it in its cell and can say where it is.
protocol TextDecoder {
  /// Appends the UTF-8 of `input` to `output` and returns how many bytes it used; the rest is handed
  /// in again with more behind it, unless it `isLast`.
  mutating func decode(
    _ input: UnsafeRawBufferPointer, isLast: Bool, into output: inout [UInt8]
  ) -> Int
}

extension [UInt8] {
  /// Appends what stands in decoded text for bytes that mean nothing in the file's encoding.
  mutating func appendUndecodable() { append(0xFF) }

  /// Appends a character in UTF-8.
  mutating func append(scalar: Unicode.Scalar) {
    if scalar.isASCII {
      append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
    }
  }
}
