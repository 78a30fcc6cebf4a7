import CTextMarks

/// Adds records to the cells of a table: the innermost loop of estimation.
///
/// A value, so that its fields stay in registers while a window is taken.
struct CellFiller {
  private let layout: CellLayout
  private let table: CellTable
  private let answers: AnswerCodes
  private let alike: AlikeAnswers?
  private let alikeColumns: UnsafeMutablePointer<answer_columns>?
  /// Position of the first of the alike columns.
  private let firstAlike: Int
  private let items: UnsafeMutablePointer<AnswerCodes.Item>
  private let itemCount: Int
  private let shortSlots: UnsafeMutablePointer<Int32>
  private let shortLows: UnsafeMutablePointer<UInt64>
  private let codeOfByte: UnsafeMutablePointer<UInt8>
  private let pairFields: UnsafeMutablePointer<PairField>
  private let pairCount: Int
  /// Whether the fields of all pairs are in the low word.
  private let isLowEnough: Bool
  /// The columns from the first item to the last.
  private let itemColumns: Range<Int>
  private let keyCount: Int
  private let keys: UnsafeMutablePointer<KeyColumns.Key>
  private let keyColumns: KeyColumns
  private var cell: UnsafeMutablePointer<Int64>?
  private var cellNumber = 0
  private let weightPowers: [Int64]
  private let hasMissingWeights: Bool

  init(_ layout: CellLayout, _ table: CellTable) {
    self.layout = layout
    self.table = table
    answers = AnswerCodes(layout)
    alike = layout.alike.map(AlikeAnswers.init)
    alikeColumns = alike?.columns
    firstAlike = layout.alike?.first ?? 0
    items = answers.items
    itemCount = answers.itemCount
    shortSlots = answers.shortSlots
    shortLows = answers.shortLows
    codeOfByte = answers.codeOfByte
    pairFields = answers.pairFields
    pairCount = layout.pairs.count
    isLowEnough = layout.pairs.allSatisfy { $0.word == 0 }
    let columns = layout.items.map(\.column)
    itemColumns = (columns.min() ?? 0)..<(columns.max() ?? -1) + 1
    keyColumns = KeyColumns(layout.keys)
    keys = keyColumns.keys
    keyCount = keyColumns.count
    hasMissingWeights = layout.weight != nil && !layout.missingWeights.isEmpty
    weightPowers = (0...layout.decimals).map { decimals in
      (decimals..<layout.decimals).reduce(1) { power, _ in power * 10 }
    }
  }

  /// Adds a record.
  @inline(__always)
  mutating func add(_ record: some RecordCells) throws(ScanStop) {
    var cell = findCell(record)
    let weight = try weight(record)
    if hasMissingWeights, layout.missingWeights.contains(weight) { throw .needsReader }
    cell[CellLayout.Word.rows] &+= 1
    guard weight > 0 else {
      if layout.needsEveryAnswer { throw .needsReader }
      // The answers of a row that does not count are only looked at.
      return try checkAnswers(record)
    }
    if !hasRoom(weight, cell) { cell = nextCell() }
    addWeight(weight, cell)
    try addAnswers(record, weight, cell)
  }

  @inline(__always)
  private mutating func findCell(_ record: some RecordCells) -> UnsafeMutablePointer<Int64> {
    var changed: UInt64 = 0
    var index = 0
    while index < keyCount {
      let (start, end) = record.bounds(keys[index].column)
      let word = word(record.bytes + start, end &- start)
      changed |= word ^ keys[index].word
      keys[index].word = word
      index &+= 1
    }
    if changed == 0, let cell { return cell }
    cellNumber = table.cell(keyColumns.words)
    let found = table.words(cellNumber)
    cell = found
    return found
  }

  @inline(__always)
  private func word(_ text: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
    guard length <= CellTable.wordBytes else {
      return table.word(ofLong: UnsafeBufferPointer(start: text, count: length))
    }
    let word = UInt64(littleEndian: UnsafeRawPointer(text).loadUnaligned(as: UInt64.self))
    return length == 0 ? 0 : word & (UInt64.max &>> UInt64(64 &- 8 &* length))
  }

  /// The weight in units of the last decimal kept.
  @inline(__always)
  private func weight(_ record: some RecordCells) throws(ScanStop) -> Int64 {
    guard let column = layout.weight else { return weightPowers[0] }
    let (start, end) = record.bounds(column)
    if let weight = DecimalWeight.common(record.bytes, start, end, layout.decimals) {
      return weight
    }
    return try DecimalWeight.any(
      UnsafeBufferPointer(start: record.bytes + start, count: end &- start), weightPowers)
  }

  @inline(__always)
  private func hasRoom(_ weight: Int64, _ cell: UnsafeMutablePointer<Int64>) -> Bool {
    cell[CellLayout.Word.weighted] < PackedSum.mostRows
      && cell[CellLayout.Word.weight] <= PackedSum.mostWeight &- weight
  }

  private mutating func nextCell() -> UnsafeMutablePointer<Int64> {
    cellNumber = table.cellAfter(full: cellNumber)
    let next = table.words(cellNumber)
    cell = next
    return next
  }

  @inline(__always)
  private func addWeight(_ weight: Int64, _ cell: UnsafeMutablePointer<Int64>) {
    cell[CellLayout.Word.weighted] &+= 1
    cell[CellLayout.Word.weight] &+= weight
    let square = weight.multipliedFullWidth(by: weight)
    let low = UInt64(bitPattern: cell[CellLayout.Word.squares])
    let (sum, carries) = low.addingReportingOverflow(square.low)
    cell[CellLayout.Word.squares] = Int64(bitPattern: sum)
    cell[CellLayout.Word.squares + 1] &+= square.high &+ (carries ? 1 : 0)
    cell[CellLayout.Word.least] = min(cell[CellLayout.Word.least], weight)
    cell[CellLayout.Word.largest] = max(cell[CellLayout.Word.largest], weight)
  }

  @inline(__always)
  private func addAnswers(
    _ record: some RecordCells, _ weight: Int64, _ cell: UnsafeMutablePointer<Int64>
  ) throws(ScanStop) {
    let packed = PackedSum.one(weight)
    if let alikeColumns, let ends = record.ends(from: firstAlike),
      answer_sums_add(
        alikeColumns, record.bytes, ends, weight, packed, cell + CellLayout.Word.count,
        cell + layout.firstPairWord)
    {
      return
    }
    var (low, high) = (UInt64(0), UInt64(0))
    if isLowEnough, record.areShort(itemColumns) {
      low = addShortAnswers(record, packed, cell)
      if cell[CellLayout.Word.unknown] != 0 { low &+= try addOtherAnswers(record, packed, cell) }
    } else {
      var item = 0
      while item < itemCount {
        let code = try code(record, item)
        cell[code.slot] &+= packed
        low &+= code.low
        high &+= code.high
        item &+= 1
      }
    }
    addPairs(weight, packed, low, high, cell + layout.firstPairWord)
  }

  /// Adds answers of at most one byte without a branch and gives the fields of the pairs.
  @inline(__always)
  private func addShortAnswers(
    _ record: some RecordCells, _ packed: Int64, _ cell: UnsafeMutablePointer<Int64>
  ) -> UInt64 {
    var low: UInt64 = 0
    var (item, first) = (0, 0)
    while item < itemCount {
      let byte = record.lastByte(items[item].column)
      let code = first &+ Int(codeOfByte[Int(byte)])
      cell[Int(shortSlots[code])] &+= packed
      low &+= shortLows[code]
      first &+= ItemCodes.immediateCount
      item &+= 1
    }
    return low
  }

  /// Adds what is in the word for unknown texts where it belongs and gives the fields of the pairs.
  private func addOtherAnswers(
    _ record: some RecordCells, _ packed: Int64, _ cell: UnsafeMutablePointer<Int64>
  ) throws(ScanStop) -> UInt64 {
    cell[CellLayout.Word.unknown] = 0
    var low: UInt64 = 0
    for item in 0..<itemCount {
      let byte = record.lastByte(items[item].column)
      let short = item * ItemCodes.immediateCount + Int(codeOfByte[Int(byte)])
      guard shortSlots[short] == CellLayout.Word.unknown else { continue }
      let code = try code(record, item)
      cell[code.slot] &+= packed
      low &+= code.low
    }
    return low
  }

  /// - Throws: where an answer has not been met.
  private func checkAnswers(_ record: some RecordCells) throws(ScanStop) {
    for item in 0..<itemCount { _ = try code(record, item) }
  }

  /// What an answer counts as.
  @inline(__always)
  private func code(_ record: some RecordCells, _ item: Int) throws(ScanStop) -> AnswerCodes.Code {
    let (start, end) = record.bounds(items[item].column)
    return try answers.code(record.bytes + start, end &- start, item: item)
  }

  @inline(__always)
  private func addPairs(
    _ weight: Int64, _ packed: Int64, _ low: UInt64, _ high: UInt64,
    _ words: UnsafeMutablePointer<Int64>
  ) {
    typealias Word = CellLayout.PairWord
    var (words, pair) = (words, 0)
    while pair < pairCount {
      let field = pairFields[pair]
      let bits = (field.word == 0 ? low : high) &>> field.shift
      let mask: UInt64 = 1 &<< field.bits &- 1
      let x = Int64(bits & mask)
      let y = Int64(bits &>> field.bits & mask)
      if x > 0 {
        let (wx, wy) = (weight &* x, weight &* y)
        words[Word.packed] &+= packed
        words[Word.xx] &+= wx &* x
        words[Word.xy] &+= wx &* y
        words[Word.yy] &+= wy &* y
      }
      words += Word.count
      pair &+= 1
    }
  }
}
