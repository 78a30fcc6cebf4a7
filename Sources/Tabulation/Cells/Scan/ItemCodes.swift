/// The texts of a column of answers and what each of them counts as.
struct ItemCodes: Sendable {
  /// What a text counts as.
  struct Code: Sendable, Hashable {
    /// Class of the answer; nil for none.
    var answerClass: Int?
    /// What the answer adds to x and y of each pair, x₀ y₀ x₁ y₁ …; empty for nothing.
    var contributions: [UInt8] = []
  }

  /// Code of a blank cell; those of one digit are the digit.
  static let blank = 10
  /// Codes that need no look-up: ten digits and the blank.
  static let immediateCount = 11

  /// Position of the column.
  let column: Int
  /// Number of classes.
  let classCount: Int
  /// What the codes count as, those of digits and the blank first; nil for a text that has not been
  /// met.
  let codes: [Code?]
  /// Codes of all other texts.
  let texts: [String: Int]

  init(column: Int, classCount: Int, immediate: [Code?], others: [(text: String, code: Code)]) {
    precondition(immediate.count == ItemCodes.immediateCount, "ten digits and the blank")
    self.column = column
    self.classCount = classCount
    codes = immediate + others.map(\.code)
    texts = Dictionary(
      others.enumerated().map { ($0.element.text, ItemCodes.immediateCount + $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }
}
