import Findings
import Tables

/// What somebody wrote into the decision column of a reject file: how to settle one row.
enum Decision: CaseIterable {
  /// The stored response stays.
  case keep
  /// The row takes its place.
  case replace
  /// The row is left out for good, whatever is wrong with it.
  case drop

  /// The word people write.
  var word: LocalizedText {
    switch self {
    case .keep: LocalizedText(vi: "giữ", en: "keep")
    case .replace: LocalizedText(vi: "thay", en: "replace")
    case .drop: LocalizedText(vi: "bỏ", en: "drop")
    }
  }

  /// The policy of the row; nil where it is not to be stored at all.
  var policy: ConflictPolicy? {
    switch self {
    case .keep: .keep
    case .replace: .replace
    case .drop: nil
    }
  }

  /// Reads a word in either language, whatever the case of its letters and where its tone mark
  /// stands.
  init?(written: String) {
    let spelling = Spelling.normalised(written)
    let found = Decision.allCases.first { decision in
      Language.allCases.contains { Spelling.normalised(decision.word[$0]) == spelling }
    }
    guard let found else { return nil }
    self = found
  }

  /// The decision in the cell of a row, or what is wrong with what is written there.
  static func read(
    _ row: Row, _ column: MappedColumn, at place: Place
  ) -> Result<Decision, Problem> {
    let cell = Cell(row: row, column: column, place: place)
    guard let decision = Decision(written: cell.text) else {
      return .failure(cell.problem(.badDecision, words.fact("allowed")))
    }
    return .success(decision)
  }

  /// All words, as messages list them.
  private static var words: LocalizedText {
    func list(_ language: Language) -> String {
      allCases.map { $0.word[language] }.joined(separator: ", ")
    }
    return LocalizedText(vi: list(.vi), en: list(.en))
  }
}
