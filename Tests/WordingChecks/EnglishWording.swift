import Findings

/// What the tests of every module ask of messages in English.
public enum EnglishWording {
  /// Vietnamese words that a problem says in English by itself, and not because data hold them.
  ///
  /// - Parameter data: what the files and lists of the test hold: names, headers, values.
  public static func vietnameseWords(
    of problem: Problem, in catalogue: MessageCatalogue, data: String = ""
  ) -> [String] {
    let known = Set(vietnameseWords(in: data))
    return vietnameseWords(in: catalogue.message(for: problem, in: .en))
      .filter { !known.contains($0) }
  }

  /// Words with a letter that English does not have, in small letters.
  public static func vietnameseWords(in text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init)
      .filter { $0.unicodeScalars.contains { !$0.isASCII } }
  }

  /// Plurals that a template puts behind a number whatever it is, as in `{count} rows`.
  public static func fixedPlurals(in template: String) -> [String] {
    template.matches(of: /\{\w+\} (?:more |other |unit )?([a-z]+s)\b/).map { String($0.1) }
      .filter { !verbs.contains($0) }
  }

  /// What may follow a name or a code, and is no plural.
  private static let verbs: Set = [
    "is", "has", "was", "does", "says", "names", "belongs", "means", "this", "as", "needs",
    "unpacks", "holds", "counts",
  ]
}
