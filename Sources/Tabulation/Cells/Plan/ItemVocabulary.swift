import Analysis

/// The texts met in a column of answers, and the classes they fall into.
struct ItemVocabulary: Sendable {
  /// Most classes of a column.
  private static let mostClasses = 64

  /// Answers that count alike.
  struct AnswerClass: Sendable, Hashable {
    /// The value; nil where only tests tell answers apart.
    var text: String?
    /// The number it reads as; nil where it is not asked for.
    var number: Double?
    /// Whether it meets each of the item's tests.
    var passes: [Bool]
  }

  /// What is asked of the answers.
  let plan: ItemPlan
  /// The classes.
  private(set) var classes: [AnswerClass] = []
  private let missing: [SpecValue]
  private var texts: [String] = []
  private var classOfText: [String: Int?] = [:]

  /// Texts that have their class before they are met: digits and the blank where tests alone decide,
  /// else those that mean missing.
  ///
  /// - Parameter missing: Values that mean no answer in this column.
  init(_ plan: ItemPlan, missing: [SpecValue]) {
    self.plan = plan
    self.missing = missing
    for text in ItemVocabulary.immediate where plan.hasTestsOnly || isMissing(text) {
      _ = learn(text)
    }
  }

  /// Takes a text in; false where the answer cannot be counted and rows have to be looked at.
  mutating func learn(_ text: String) -> Bool {
    guard classOfText[text] == nil else { return true }
    guard !isMissing(text) else {
      add(text, nil)
      return true
    }
    guard let answerClass = answerClass(of: text) else { return false }
    let position = classes.firstIndex(of: answerClass) ?? classes.count
    if position == classes.count { classes.append(answerClass) }
    add(text, position)
    return classes.count <= ItemVocabulary.mostClasses
  }

  /// The codes of the texts.
  ///
  /// - Parameter contributions: what the answers of a class add to the pairs.
  func codes(contributions: (AnswerClass) -> [UInt8]) -> ItemCodes {
    func code(_ text: String) -> ItemCodes.Code? {
      guard let known = classOfText[text] else { return nil }
      return ItemCodes.Code(
        answerClass: known, contributions: known.map { contributions(classes[$0]) } ?? [])
    }
    let others = texts.compactMap { text in
      ItemVocabulary.immediate.contains(text) ? nil : code(text).map { (text, $0) }
    }
    return ItemCodes(
      column: plan.column, classCount: classes.count,
      immediate: ItemVocabulary.immediate.map(code), others: others)
  }

  /// Values in the order in which tables show them: numbers by size, then texts by their bytes.
  static func inOrder(_ texts: [String]) -> [String] {
    texts.map(SpecValue.init).sorted { left, right in
      let (first, second) = (left.number ?? .infinity, right.number ?? .infinity)
      return first == second
        ? left.text.utf8.lexicographicallyPrecedes(right.text.utf8) : first < second
    }.map(\.text)
  }

  private static let immediate = (0...9).map { "\($0)" } + [""]

  private mutating func add(_ text: String, _ position: Int?) {
    texts.append(text)
    classOfText.updateValue(position, forKey: text)
  }

  private func isMissing(_ text: String) -> Bool {
    let value = SpecValue(text)
    return missing.contains { $0.equals(value) }
  }

  private func answerClass(of text: String) -> AnswerClass? {
    let value = SpecValue(text)
    var passes: [Bool] = []
    for test in plan.tests {
      if let test {
        passes.append(test.contains { $0.equals(value) })
      } else {
        guard value.number == 0 || value.number == 1 else { return nil }
        passes.append(value.number == 1)
      }
    }
    guard !plan.needsNumbers || value.isComputable else { return nil }
    return AnswerClass(
      text: plan.needsValues ? text : nil,
      number: plan.needsNumbers ? value.number : nil, passes: passes)
  }
}
