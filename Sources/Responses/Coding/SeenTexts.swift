/// Values by the UTF-8 bytes of a cell, found without making a `String`. Holds a bounded number of
/// short texts; what does not fit is worked out again.
struct SeenTexts<Value> {
  private struct Entry {
    var start: Int32
    var count: Int32
    var value: Value
  }

  private static var capacity: Int { 1_024 }
  private static var longest: Int { 512 }

  private var slots = [Int16](repeating: -1, count: 2 * SeenTexts.capacity)
  private var entries: [Entry] = []
  private var texts: [UInt8] = []

  /// The value of a text seen before.
  @inline(__always)
  subscript(_ text: UnsafeBufferPointer<UInt8>) -> Value? {
    let position = slots[slot(of: text)]
    return position < 0 ? nil : entries[Int(position)].value
  }

  /// Keeps the value of a text that is not there yet.
  mutating func remember(_ value: Value, of text: UnsafeBufferPointer<UInt8>) {
    guard entries.count < SeenTexts.capacity, text.count <= SeenTexts.longest else { return }
    slots[slot(of: text)] = Int16(entries.count)
    entries.append(Entry(start: Int32(texts.count), count: Int32(text.count), value: value))
    texts.append(contentsOf: text)
  }

  private func slot(of text: UnsafeBufferPointer<UInt8>) -> Int {
    var slot = SeenTexts.hash(text) & (slots.count - 1)
    while slots[slot] >= 0, !holds(entries[Int(slots[slot])], text) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func holds(_ entry: Entry, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(entry.count) == text.count else { return false }
    return texts.withUnsafeBufferPointer { known in
      for offset in text.indices where known[Int(entry.start) + offset] != text[offset] {
        return false
      }
      return true
    }
  }

  /// FNV-1a. The table is bounded and its texts come from one column, so nobody gains by
  /// colliding keys.
  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32)) & Int.max
  }
}
