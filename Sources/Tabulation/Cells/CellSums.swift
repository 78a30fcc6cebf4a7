/// Sums of cells, wide enough for a country: rows and weights apart.
///
/// Words: rows, rows with weight, weight; then rows and weight of each slot; then of each pair rows,
/// weight, and the sums xx, xy, yy.
struct CellSums {
  /// Words before those of slots.
  private static let firstSlotWord = 3
  /// Word of the weight.
  static let weightWord = 2
  /// Words of a pair.
  private static let pairWords = 5

  private let layout: CellLayout
  private let slotCount: Int
  private(set) var words: [Int64]

  /// Sums of no cell.
  init(_ layout: CellLayout) {
    self.layout = layout
    slotCount = layout.firstPairWord - CellLayout.Word.count
    words = Array(
      repeating: 0,
      count: CellSums.firstSlotWord + 2 * slotCount + layout.pairs.count * CellSums.pairWords)
  }

  /// Word of the rows of a class of an item; that of its weight follows.
  func word(item: Int, answerClass: Int) -> Int {
    let slot = layout.slot(item: item, answerClass: answerClass) - CellLayout.Word.count
    return CellSums.firstSlotWord + 2 * slot
  }

  /// First word of a pair.
  func word(pair: Int) -> Int {
    CellSums.firstSlotWord + 2 * slotCount + pair * CellSums.pairWords
  }

  var rows: Int64 { words[0] }
  var weightedRows: Int64 { words[1] }
  var weight: Int64 { words[CellSums.weightWord] }

  /// Back to sums of no cell.
  mutating func reset() {
    words.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  /// Adds a cell.
  mutating func add(_ cell: UnsafePointer<Int64>) {
    let (slotCount, pairs) = (slotCount, layout.pairs.count)
    words.withUnsafeMutableBufferPointer { words in
      guard let words = words.baseAddress else { return }
      words[0] += cell[CellLayout.Word.rows]
      words[1] += cell[CellLayout.Word.weighted]
      words[2] += cell[CellLayout.Word.weight]
      var word = words + CellSums.firstSlotWord
      var source = cell + CellLayout.Word.count
      for _ in 0..<slotCount {
        word[0] &+= PackedSum.rows(source[0])
        word[1] &+= PackedSum.weight(source[0])
        word += 2
        source += 1
      }
      for _ in 0..<pairs {
        word[0] &+= PackedSum.rows(source[0])
        word[1] &+= PackedSum.weight(source[0])
        for sum in 1..<CellLayout.PairWord.count { word[sum + 1] &+= source[sum] }
        word += CellSums.pairWords
        source += CellLayout.PairWord.count
      }
    }
  }

  /// Adds other sums of the same layout.
  mutating func add(_ other: CellSums) {
    words.withUnsafeMutableBufferPointer { words in
      other.words.withUnsafeBufferPointer { others in
        for word in words.indices { words[word] &+= others[word] }
      }
    }
  }
}
