import Foundation

/// Brings headers and labels into one spelling for comparison. Diacritics of a text that is read are
/// never dropped: it is the same as another or it is not.
enum Spelling {
  /// Small letters, full-width signs as plain ones, the tone mark behind the letters of its word
  /// («hòa» is «hoà»), signs and blanks as one blank. `< > + = %` keep their meaning.
  static func normalised(_ text: some StringProtocol) -> String {
    var words: [String] = []
    var letters = String.UnicodeScalarView()
    var tones = String.UnicodeScalarView()
    func endWord() {
      if !letters.isEmpty { words.append(String(letters) + String(tones)) }
      letters.removeAll()
      tones.removeAll()
    }
    for scalar in text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      let scalar = halfWidth(scalar)
      switch kind(of: scalar) {
      case .letter: letters.append(scalar)
      case .tone: tones.append(scalar)
      case .separator: endWord()
      case .invisible: continue
      }
    }
    endWord()
    return words.joined(separator: " ")
  }

  /// The spelling of a text of ours as people write it without diacritics: «Ngày trả lời» as
  /// «ngay tra loi».
  static func bare(_ text: String) -> String {
    normalised(text.folding(options: .diacriticInsensitive, locale: nil))
      .replacing("đ", with: "d")
  }

  private enum ScalarKind {
    case letter, tone, separator, invisible
  }

  private static func kind(of scalar: Unicode.Scalar) -> ScalarKind {
    switch scalar {
    case "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}": return .tone
    case "\u{200B}"..."\u{200D}", "\u{FEFF}", "\u{AD}": return .invisible
    case "%": return .letter
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber, .mathSymbol:
      return .letter
    default: return .separator
    }
  }

  private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }
}
