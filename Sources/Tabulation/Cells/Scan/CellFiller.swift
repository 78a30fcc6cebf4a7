/// Adds records to the cells of a table: the innermost loop of estimation.
///
/// A value, so that its fields stay in registers while a window is taken.
struct CellFiller {
  private let layout: CellLayout
  private let table: CellTable
  private let answers: AnswerCodes
  private let items: UnsafeMutablePointer<AnswerCodes.Item>
  private let itemCount: Int
  private let shortCodes: UnsafeMutablePointer<AnswerCodes.Code>
  private let codeOfByte: UnsafeMutablePointer<UInt8>
  private let pairFields: UnsafeMutablePointer<PairField>
  private let pairCount: Int
  /// The columns from the first item to the last.
  private let itemColumns: Range<Int>
  private let keyCount: Int
  private let keys: UnsafeMutablePointer<KeyColumns.Key>
  private let keyColumns: KeyColumns
  private var cell: UnsafeMutablePointer<Int64>?
  private var cellNumber = 0
  private let weightPowers: [Int64]

  init(_ layout: CellLayout, _ table: CellTable) {
    self.layout = layout
    self.table = table
    answers = AnswerCodes(layout)
    items = answers.items
    itemCount = answers.itemCount
    shortCodes = answers.shortCodes
    codeOfByte = answers.codeOfByte
    pairFields = answers.pairFields
    pairCount = layout.pairs.count
    let columns = layout.items.map(\.column)
    itemColumns = (columns.min() ?? 0)..<(columns.max() ?? -1) + 1
    keyColumns = KeyColumns(layout.keys)
    keys = keyColumns.keys
    keyCount = keyColumns.count
    weightPowers = (0...layout.decimals).map { decimals in
      (decimals..<layout.decimals).reduce(1) { power, _ in power * 10 }
    }
  }

  /// Adds a record.
  @inline(__always)
  mutating func add(_ record: some RecordCells) throws(ScanStop) {
    var cell = findCell(record)
    let weight = try weight(record)
    cell[CellLayout.Word.rows] &+= 1
    guard weight > 0 else {
      if layout.needsEveryAnswer { throw .needsReader }
      // The answers of a row that does not count are only looked at.
      for item in 0..<itemCount { _ = try code(record, item) }
      return
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
    var (low, high) = (UInt64(0), UInt64(0))
    var item = 0
    if record.areShort(itemColumns) {
      var first = shortCodes
      while item < itemCount {
        let byte = record.lastByte(items[item].column)
        var code = first[Int(codeOfByte[Int(byte)])]
        if code.slot < 0 { code = try self.code(record, item) }
        cell[code.slot] &+= packed
        low &+= code.low
        high &+= code.high
        first += ItemCodes.immediateCount
        item &+= 1
      }
    } else {
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

  /// What an answer counts as.
  @inline(__always)
  private func code(_ record: some RecordCells, _ item: Int) throws(ScanStop) -> AnswerCodes.Code {
    let (start, end) = record.bounds(items[item].column)
    let digit = record.bytes[start] &- UInt8(ascii: "0")
    var position = Int(digit)
    if end &- start != 1 || digit > 9 {
      position = ItemCodes.blank
      if end != start { position = try lookUp(record.bytes + start, end &- start, item) }
    }
    let code = items[item].codes[position]
    if code.slot < 0 { throw unknown(record.bytes + start, end &- start, item) }
    return code
  }

  @inline(never)
  private func lookUp(
    _ text: UnsafePointer<UInt8>, _ length: Int, _ item: Int
  ) throws(ScanStop) -> Int {
    try answers.position(UnsafeBufferPointer(start: text, count: length), item: item)
  }

  @inline(never)
  private func unknown(_ text: UnsafePointer<UInt8>, _ length: Int, _ item: Int) -> ScanStop {
    let bytes = UnsafeBufferPointer(start: text, count: length)
    return .unknownText(item: item, text: String(decoding: bytes, as: UTF8.self))
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
