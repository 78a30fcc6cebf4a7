import Foundation

/// Brings Vietnamese names into one spelling for comparison without taking a diacritic away.
enum NameFolding {
  /// The words of a name: small letters, decomposed, each word's tone mark behind its letters, so
  /// that «hòa» and «hoà» become the same and «hoa» stays another word. Blanks, hyphens, commas
  /// and dots only separate words; the apostrophes of Tây Nguyên names become one character.
  static func words(of name: some StringProtocol) -> [String] {
    var words: [String] = []
    var letters = String.UnicodeScalarView()
    var tones = String.UnicodeScalarView()
    func endWord() {
      guard !letters.isEmpty else { return }
      words.append(String(letters) + String(tones))
      letters.removeAll()
      tones.removeAll()
    }
    for scalar in name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}": tones.append(scalar)
      case "ð", "ɖ": letters.append("đ")
      case "'", "’", "‘", "ʼ", "`", "´": letters.append("'")
      case "&":
        endWord()
        words.append(contentsOf: and)
      case _ where invisible.contains(scalar): continue
      case _ where separators.contains(scalar): endWord()
      default: letters.append(scalar)
      }
    }
    endWord()
    return words
  }

  /// Letters alone, for finding what somebody may have meant; never for accepting a name.
  static func bareLetters(of words: [String]) -> String {
    let kept = words.joined(separator: " ").unicodeScalars.compactMap { scalar in
      scalar.properties.canonicalCombiningClass != .notReordered
        ? nil : scalar == "đ" ? "d" as Unicode.Scalar : scalar
    }
    return kept.reduce(into: "") { $0.unicodeScalars.append($1) }
  }

  private static let and = words(of: "và")
  private static let invisible = CharacterSet(
    charactersIn: "\u{200B}\u{200C}\u{200D}\u{FEFF}\u{AD}")
  private static let separators = CharacterSet.whitespacesAndNewlines
    .union(CharacterSet(charactersIn: "-‐‑‒–—,.;:/()\"“”"))
}
