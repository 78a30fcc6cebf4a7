/// Sums by the combinations of key values that occur, filled by one thread.
///
/// A combination may have several cells: when one is full, the next is begun. Whoever reads the
/// table adds them up.
final class CellTable {
  private static let pageCells = 256
  /// Longest key that is kept in the word itself.
  static let wordBytes = 8

  /// Words of a cell.
  let wordCount: Int
  /// Words of a key.
  let keyCount: Int
  /// Number of cells.
  private(set) var count = 0
  private var pages: [UnsafeMutablePointer<Int64>] = []
  private var keyPages: [UnsafeMutablePointer<UInt64>] = []
  private var slots: [Int32] = Array(repeating: -1, count: 1 << 10)
  private var longKeys = LongKeys()

  init(_ layout: CellLayout) {
    wordCount = layout.wordCount
    keyCount = layout.keys.count
  }

  deinit {
    for page in pages { page.deallocate() }
    for page in keyPages { page.deallocate() }
  }

  /// Bytes the cells take.
  var byteCount: Int { pages.count * CellTable.pageCells * (wordCount + keyCount) * 8 }

  /// The words of a cell.
  @inline(__always)
  func words(_ cell: Int) -> UnsafeMutablePointer<Int64> {
    pages[cell / CellTable.pageCells] + cell % CellTable.pageCells * wordCount
  }

  /// The key of a cell, a word a column.
  @inline(__always)
  func key(_ cell: Int) -> UnsafeMutablePointer<UInt64> {
    keyPages[cell / CellTable.pageCells] + cell % CellTable.pageCells * keyCount
  }

  /// The word of a key that is longer than a word.
  @inline(never)
  func word(ofLong text: UnsafeBufferPointer<UInt8>) -> UInt64 { longKeys.word(of: text) }

  /// The text a word stands for.
  func withText<Result>(
    _ word: UInt64, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if let text = longKeys.text(of: word) { return text.withUnsafeBufferPointer(body) }
    let length = CellTable.wordBytes - word.leadingZeroBitCount / 8
    return withUnsafeBytes(of: word.littleEndian) {
      body(UnsafeBufferPointer(rebasing: $0.bindMemory(to: UInt8.self)[..<length]))
    }
  }

  /// The cell of a key, a new one where there is none.
  func cell(_ key: UnsafePointer<UInt64>) -> Int {
    var slot = self.slot(key)
    while slots[slot] >= 0 {
      let cell = Int(slots[slot])
      if isKey(key, of: cell) { return cell }
      slot = (slot + 1) & (slots.count - 1)
    }
    let cell = append(key)
    slots[slot] = Int32(cell)
    if count * 2 > slots.count { grow() }
    return cell
  }

  /// Another cell with the key of a full one, found in its place from now on.
  func cellAfter(full cell: Int) -> Int {
    let key = UnsafePointer(key(cell))
    var slot = self.slot(key)
    while slots[slot] != Int32(cell) { slot = (slot + 1) & (slots.count - 1) }
    let next = append(key)
    slots[slot] = Int32(next)
    return next
  }

  private func append(_ key: UnsafePointer<UInt64>) -> Int {
    if count == pages.count * CellTable.pageCells { addPage() }
    count += 1
    self.key(count - 1).update(from: key, count: keyCount)
    words(count - 1)[CellLayout.Word.least] = .max
    return count - 1
  }

  private func addPage() {
    let words = UnsafeMutablePointer<Int64>.allocate(capacity: CellTable.pageCells * wordCount)
    words.initialize(repeating: 0, count: CellTable.pageCells * wordCount)
    pages.append(words)
    let keys = UnsafeMutablePointer<UInt64>.allocate(
      capacity: max(1, CellTable.pageCells * keyCount))
    keys.initialize(repeating: 0, count: CellTable.pageCells * keyCount)
    keyPages.append(keys)
  }

  private func grow() {
    let old = slots
    slots = Array(repeating: -1, count: old.count * 2)
    for cell in old where cell >= 0 {
      var slot = self.slot(key(Int(cell)))
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = cell
    }
  }

  @inline(__always)
  private func isKey(_ key: UnsafePointer<UInt64>, of cell: Int) -> Bool {
    let other = self.key(cell)
    for column in 0..<keyCount where key[column] != other[column] { return false }
    return true
  }

  /// Seeded by the process, so that no file can be written to collide; results do not depend on it.
  private static let seed = UInt64(bitPattern: Int64(Hasher().finalize()))

  /// Words folded by a wide product (the mixing step of wyhash).
  private func slot(_ key: UnsafePointer<UInt64>) -> Int {
    var hash = CellTable.seed
    for column in 0..<keyCount {
      let product = (hash ^ key[column]).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      hash = product.high ^ product.low
    }
    return Int(truncatingIfNeeded: hash) & (slots.count - 1)
  }
}

/// Texts too long for a word, numbered. Their words end in a byte that no text ends in.
private struct LongKeys {
  private static let mark: UInt64 = 0xFF << 56
  private var numbers: [[UInt8]: UInt64] = [:]
  private var texts: [[UInt8]] = []

  mutating func word(of text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let bytes = Array(text)
    if let number = numbers[bytes] { return LongKeys.mark | number }
    let number = UInt64(texts.count)
    numbers[bytes] = number
    texts.append(bytes)
    return LongKeys.mark | number
  }

  func text(of word: UInt64) -> [UInt8]? {
    word & LongKeys.mark == LongKeys.mark ? texts[Int(word & ~LongKeys.mark)] : nil
  }
}
