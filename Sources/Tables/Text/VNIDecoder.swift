import Foundation

/// VNI for Windows (fonts VNI-Times) into UTF-8.
///
/// A letter is a base byte, then perhaps one byte for mark and tone together: `aá` is ấ. The bytes
/// of marks are those of Latin-1 letters, small after small letters and capital after capitals; the
/// letters đ, ơ, ư, ỵ and the toned i have bytes of their own.
struct VNIDecoder: TextDecoder {
  private static let single: [Unicode.Scalar: Unicode.Scalar] = [
    "ñ": "đ", "ô": "ơ", "ö": "ư", "î": "ỵ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị",
    "Ñ": "Đ", "Ô": "Ơ", "Ö": "Ư", "Î": "Ỵ", "Í": "Í", "Ì": "Ì", "Æ": "Ỉ", "Ó": "Ĩ", "Ò": "Ị",
  ]
  private static let tones = [
    "ù": "\u{301}", "ø": "\u{300}", "û": "\u{309}", "õ": "\u{303}", "ï": "\u{323}",
  ]
  private static let circumflex = [
    "â": "\u{302}", "á": "\u{302}\u{301}", "à": "\u{302}\u{300}", "å": "\u{302}\u{309}",
    "ã": "\u{302}\u{303}", "ä": "\u{302}\u{323}",
  ]
  private static let breve = [
    "ê": "\u{306}", "é": "\u{306}\u{301}", "è": "\u{306}\u{300}", "ú": "\u{306}\u{309}",
    "ü": "\u{306}\u{303}", "ë": "\u{306}\u{323}",
  ]

  /// UTF-8 of a byte by itself.
  private static let alone: [[UInt8]] = (UInt8.min...UInt8.max).map { byte in
    let latin = Unicode.Scalar(byte)
    return Array(String(Character(single[latin] ?? latin)).utf8)
  }

  /// UTF-8 of a base byte (high) with a mark byte (low).
  private static let marked: [UInt16: [UInt8]] = {
    var table: [UInt16: [UInt8]] = [:]
    for (base, marks) in [
      ("a", [tones, circumflex, breve]), ("e", [tones, circumflex]), ("o", [tones, circumflex]),
      ("u", [tones]), ("y", [tones]), ("ô", [tones]), ("ö", [tones]),
    ] {
      for (mark, accents) in marks.joined() { enter(base, mark, accents, in: &table) }
    }
    return table
  }()

  /// Enters a pair with both letters small, both capital, and the mixtures that typists produce.
  private static func enter(
    _ base: String, _ mark: String, _ accents: String, in table: inout [UInt16: [UInt8]]
  ) {
    for baseForm in [base, base.uppercased()] {
      for markForm in [mark, mark.uppercased()] {
        guard let first = baseForm.unicodeScalars.first, let second = markForm.unicodeScalars.first
        else { continue }
        let letter = String(Character(single[first] ?? first)) + accents
        table[UInt16(first.value) << 8 | UInt16(second.value)] = Array(
          letter.precomposedStringWithCanonicalMapping.utf8)
      }
    }
  }

  mutating func decode(
    _ input: UnsafeRawBufferPointer, isLast: Bool, into output: inout [UInt8]
  ) -> Int {
    let alone = Self.alone
    let marked = Self.marked
    var offset = 0
    while offset < input.count {
      let byte = input[offset]
      let following = offset + 1 < input.count ? input[offset + 1] : nil
      if following == nil, !isLast { break }
      if let following, following >= 0x80,
        let letter = marked[UInt16(byte) << 8 | UInt16(following)]
      {
        output.append(contentsOf: letter)
        offset += 2
      } else {
        output.append(contentsOf: alone[Int(byte)])
        offset += 1
      }
    }
    return offset
  }
}
