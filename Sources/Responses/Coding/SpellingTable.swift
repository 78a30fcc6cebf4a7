import Questionnaires

/// Answer bytes by the UTF-8 bytes of a cell; most cells are a single digit.
struct SpellingTable {
  private var single = [UInt8](repeating: SpellingTable.unknown, count: 256)
  private var longer = SeenTexts<UInt8>()

  /// Stands for «not seen yet»; no text means a blank answer.
  private static let unknown = AnswerByte.blank

  /// The answer of a text seen before.
  @inline(__always)
  func answer(_ text: UnsafeBufferPointer<UInt8>) -> UInt8? {
    guard text.count == 1 else { return longer[text] }
    let answer = single[Int(text[0])]
    return answer == SpellingTable.unknown ? nil : answer
  }

  /// Keeps the answer of a text that is not there yet.
  mutating func remember(_ answer: UInt8, of text: UnsafeBufferPointer<UInt8>) {
    if text.count == 1 {
      single[Int(text[0])] = answer
    } else {
      longer.remember(answer, of: text)
    }
  }
}
