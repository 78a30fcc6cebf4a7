import Questionnaires

/// Answer bytes by the UTF-8 bytes of a cell, found without making a `String`. Holds a bounded
/// number of spellings; what does not fit is worked out again.
struct SpellingTable {
  private struct Entry {
    var start: Int32
    var count: Int32
    var answer: UInt8
  }

  private static let capacity = 1_024
  private static let longest = 512

  private var single = [UInt8](repeating: SpellingTable.unknown, count: 256)
  private var slots = [Int16](repeating: -1, count: 2 * SpellingTable.capacity)
  private var entries: [Entry] = []
  private var texts: [UInt8] = []

  /// Stands for «not seen yet»; no text means a blank answer.
  private static let unknown = AnswerByte.blank

  /// The answer of a text seen before.
  @inline(__always)
  func answer(_ text: UnsafeBufferPointer<UInt8>) -> UInt8? {
    if text.count == 1 {
      let answer = single[Int(text[0])]
      return answer == SpellingTable.unknown ? nil : answer
    }
    let position = slots[slot(of: text)]
    return position < 0 ? nil : entries[Int(position)].answer
  }

  /// Keeps the answer of a text that is not there yet.
  mutating func remember(_ answer: UInt8, of text: UnsafeBufferPointer<UInt8>) {
    if text.count == 1 {
      single[Int(text[0])] = answer
    } else if entries.count < SpellingTable.capacity, text.count <= SpellingTable.longest {
      slots[slot(of: text)] = Int16(entries.count)
      entries.append(
        Entry(start: Int32(texts.count), count: Int32(text.count), answer: answer))
      texts.append(contentsOf: text)
    }
  }

  private func slot(of text: UnsafeBufferPointer<UInt8>) -> Int {
    var slot = SpellingTable.hash(text) & (slots.count - 1)
    while slots[slot] >= 0, !holds(entries[Int(slots[slot])], text) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func holds(_ entry: Entry, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(entry.count) == text.count else { return false }
    let start = Int(entry.start)
    return text.indices.allSatisfy { texts[start + $0] == text[$0] }
  }

  /// FNV-1a. The table is bounded and its texts come from one column, so nobody gains by
  /// colliding keys.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32)) & Int.max
  }
}
