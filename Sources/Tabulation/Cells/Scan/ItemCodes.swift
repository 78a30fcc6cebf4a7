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
  /// Code of all other cells of one byte, which have to be looked up.
  static let other = 11
  /// Codes that need no look-up, and `other`.
  static let immediateCount = 12

  /// Position of the column.
  let column: Int
  /// Number of classes.
  let classCount: Int
  /// What the codes count as, those of digits, the blank and `other` first; nil for a text that
  /// has not been met.
  let codes: [Code?]
  /// Codes of all other texts.
  let texts: [String: Int]

  init(column: Int, classCount: Int, immediate: [Code?], others: [(text: String, code: Code)]) {
    precondition(immediate.count == ItemCodes.other, "ten digits and the blank")
    self.column = column
    self.classCount = classCount
    codes = immediate + [nil] + others.map(\.code)
    texts = Dictionary(
      others.enumerated().map { ($0.element.text, ItemCodes.immediateCount + $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }
}
