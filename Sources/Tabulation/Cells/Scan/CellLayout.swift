import Tables

/// What a scan looks for in the records of a text file and where in a cell of its table it adds it
/// up.
///
/// A cell is `wordCount` integers: the words of `Word`, then a slot for each class of each item,
/// then the sums of each pair. Items that are alike have their slots class after class.
struct CellLayout: Sendable {
  /// Words that every cell has.
  enum Word {
    /// Rows.
    static let rows = 0
    /// Rows with a weight above 0.
    static let weighted = 1
    /// Sum of the weights.
    static let weight = 2
    /// Sum of the squared weights, low and high half.
    static let squares = 3
    /// Least and largest weight above 0.
    static let least = 5
    static let largest = 6
    /// Takes what belongs to no class.
    static let waste = 7
    /// Takes for a moment what has to be looked up.
    static let unknown = 8
    static let count = 9
  }

  /// Sums of a pair (x, y) of whole numbers a row, over rows whose x is above 0. Those of x and y
  /// themselves are in the slots.
  enum PairWord {
    /// Rows and their weights, packed.
    static let packed = 0
    static let xx = 1
    static let xy = 2
    static let yy = 3
    static let count = 4
  }

  /// The file.
  let text: PlainText
  /// Bytes before its first row of data.
  let firstRow: Int
  /// Cells of the header.
  let columns: Int
  /// Positions of the columns whose values tell cells apart.
  let keys: [Int]
  /// Position of the weight; nil where all rows weigh 1.
  let weight: Int?
  /// Decimals of a weight that are kept.
  let decimals: Int
  /// Weights that mean none, in units of the last decimal; the general reader tells where they stand.
  let missingWeights: [Int64]
  /// Columns of answers.
  let items: [ItemCodes]
  /// Where a row keeps the numbers of each pair.
  let pairs: [PairField]
  /// Whether answers of rows without weight would have to be told, which the sums cannot.
  let needsEveryAnswer: Bool

  /// The items, where they are alike.
  let alike: AlikeColumns?
  private let firstSlots: [Int]
  /// First word of the pairs.
  let firstPairWord: Int
  /// Words of a cell.
  let wordCount: Int

  init(
    text: PlainText, firstRow: Int, columns: Int, keys: [Int], weight: Int?, decimals: Int,
    missingWeights: [Int64], items: [ItemCodes], pairs: [PairField], needsEveryAnswer: Bool
  ) {
    self.text = text
    self.firstRow = firstRow
    self.columns = columns
    self.keys = keys
    self.weight = weight
    self.decimals = decimals
    self.missingWeights = missingWeights
    self.items = items
    self.pairs = pairs
    self.needsEveryAnswer = needsEveryAnswer
    alike = AlikeColumns(items, pairCount: pairs.count)
    var next = Word.count
    if let alike {
      firstSlots = items.indices.map { Word.count + $0 }
      next += alike.stride * alike.classCount
    } else {
      firstSlots = items.map { item in
        defer { next += item.classCount }
        return next
      }
    }
    firstPairWord = next
    wordCount = next + pairs.count * PairWord.count
  }

  /// Slot of a class of an item.
  func slot(item: Int, answerClass: Int) -> Int {
    firstSlots[item] + answerClass * (alike?.stride ?? 1)
  }
}

/// Where a row keeps the numbers x and y of a pair: neighbouring bits of one of two words, y above x.
struct PairField: Sendable, Hashable {
  let word: Int
  let shift: UInt64
  /// Bits of either number.
  let bits: UInt64

  /// Fields for pairs of numbers up to some bounds; nil where two words are too few.
  static func fields(for bounds: [Int]) -> [PairField]? {
    var fields: [PairField] = []
    var (word, shift) = (0, UInt64(0))
    for bound in bounds {
      let bits = UInt64(Int.bitWidth - bound.leadingZeroBitCount)
      if shift + 2 * bits > 64 { (word, shift) = (word + 1, 0) }
      guard word < 2, bits <= 8 else { return nil }
      fields.append(PairField(word: word, shift: shift, bits: bits))
      shift += 2 * bits
    }
    return fields
  }
}

/// A number of rows and the sum of their weights in one word, so that both are added at once.
///
/// The table begins another cell before either part overflows.
enum PackedSum {
  /// Bits of the weights.
  static let weightBits: Int64 = 44
  /// Rows beyond which a cell is full.
  static let mostRows: Int64 = 1 << (63 - weightBits) - 1
  /// Weights beyond which a cell is full.
  static let mostWeight: Int64 = 1 << weightBits - 1

  /// One row.
  @inline(__always)
  static func one(_ weight: Int64) -> Int64 { 1 << weightBits | weight }

  /// Rows of a word.
  static func rows(_ word: Int64) -> Int64 { word >> weightBits }

  /// Weights of a word.
  static func weight(_ word: Int64) -> Int64 { word & mostWeight }
}
