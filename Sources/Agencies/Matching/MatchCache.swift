/// Results by the bytes of the text, looked up without making a `String`. Takes a bounded number
/// of short texts; what does not fit is worked out again.
struct MatchCache {
  private struct Entry {
    var bytes: Range<Int>
    var hash: Int
    var match: UnitMatch
  }

  private static let entryLimit = 16_384
  private static let textLimit = 256

  private var entries: [Entry] = []
  private var texts: [UInt8] = []
  private var slots = [Int32](repeating: -1, count: 1024)

  /// The result remembered for a text.
  subscript(_ text: UnsafeBufferPointer<UInt8>) -> UnitMatch? {
    let position = slots[slot(of: text, hash: MatchCache.hash(text))]
    return position < 0 ? nil : entries[Int(position)].match
  }

  /// Keeps the result of a text that is not there yet.
  mutating func remember(_ match: UnitMatch, of text: UnsafeBufferPointer<UInt8>) {
    guard entries.count < MatchCache.entryLimit, text.count <= MatchCache.textLimit else { return }
    if entries.count * 2 >= slots.count { grow() }
    let hash = MatchCache.hash(text)
    slots[slot(of: text, hash: hash)] = Int32(entries.count)
    let bytes = texts.count..<texts.count + text.count
    entries.append(Entry(bytes: bytes, hash: hash, match: match))
    texts.append(contentsOf: text)
  }

  /// The slot a text is in, or the empty one where it belongs.
  private func slot(of text: UnsafeBufferPointer<UInt8>, hash: Int) -> Int {
    var slot = hash & (slots.count - 1)
    while slots[slot] >= 0, !holds(entries[Int(slots[slot])].bytes, text) {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private func holds(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    range.count == text.count && texts[range].elementsEqual(text)
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (position, entry) in entries.enumerated() {
      var slot = entry.hash & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(position)
    }
  }

  private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(text))
    return hasher.finalize()
  }
}
