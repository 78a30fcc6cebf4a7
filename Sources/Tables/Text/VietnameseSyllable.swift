import Foundation

/// Whether a word could be a Vietnamese syllable: onset, vowels, final and one tone that fit.
///
/// Used to tell legacy encodings apart: under a wrong one hardly any word with marks passes.
enum VietnameseSyllable {
  private static let onsets: Set<String> = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "q", "r", "s", "t", "th", "tr", "v", "x",
  ]
  private static let vowels: Set<String> = Set(
    """
    a ai ao au ay â âu ây ă e eo ê êu i ia iê iêu iu y yê yêu ya o oa oai oao oay oă oe oeo oi oo
    ô ôi ơ ơi u ua uai uay uao uă uâ uây ue uê ui uô uôi uơ uy uya uyê uyu ư ưa ưi ươ ươi ươu ưu
    """.split(whereSeparator: \.isWhitespace).map(String.init))
  private static let finals: Set<String> = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]
  private static let stops: Set<String> = ["c", "ch", "p", "t"]
  private static let tones: Set<Unicode.Scalar> = [
    "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}",
  ]
  private static let vowelLetters = Set("aăâeêioôơuưy")

  /// Whether `word` (letters only, any case) is built like a Vietnamese syllable.
  static func accepts(_ word: String) -> Bool {
    guard isInOneCase(word), let (letters, tone) = splitTone(word.lowercased()) else {
      return false
    }
    return [0, 1, 2, 3].contains { length in
      guard length <= letters.count, onsets.contains(String(letters.prefix(length))) else {
        return false
      }
      return acceptsRime(letters.dropFirst(length), tone: tone)
    }
  }

  /// Small, capital, or a capital and small letters: bytes read wrongly mix them.
  private static func isInOneCase(_ word: String) -> Bool {
    let rest = word.dropFirst()
    return rest.allSatisfy(\.isLowercase) || word.allSatisfy(\.isUppercase)
  }

  /// The letters without their tone, and the tone; nil where there are two tones.
  private static func splitTone(_ word: String) -> (String, Unicode.Scalar?)? {
    var tone: Unicode.Scalar?
    var letters = String.UnicodeScalarView()
    for scalar in word.decomposedStringWithCanonicalMapping.unicodeScalars {
      if tones.contains(scalar) {
        guard tone == nil else { return nil }
        tone = scalar
      } else {
        letters.append(scalar)
      }
    }
    return (String(letters).precomposedStringWithCanonicalMapping, tone)
  }

  private static func acceptsRime(_ rime: Substring, tone: Unicode.Scalar?) -> Bool {
    let vowel = rime.prefix { vowelLetters.contains($0) }
    let final = String(rime.dropFirst(vowel.count))
    guard vowels.contains(String(vowel)), finals.contains(final) else { return false }
    return !stops.contains(final) || tone == "\u{301}" || tone == "\u{323}"
  }
}
