/// Adds records to the cells of a table: the innermost loop of estimation.
///
/// A value, so that its fields stay in registers while a window is taken.
struct CellFiller {
  private let layout: CellLayout
  private let table: CellTable
  private let answers: AnswerCodes
  private let items: UnsafeMutablePointer<AnswerCodes.Item>
  private let itemCount: Int
  private let keys: [Int]
  private var key: [UInt64]
  private var cell: UnsafeMutablePointer<Int64>?
  private var cellNumber = 0
  private let weightPowers: [Int64]

  init(_ layout: CellLayout, _ table: CellTable) {
    self.layout = layout
    self.table = table
    answers = AnswerCodes(layout)
    items = answers.items
    itemCount = answers.itemCount
    keys = layout.keys
    key = Array(repeating: 0, count: layout.keys.count)
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
    for index in keys.indices {
      let (start, end) = record.bounds(keys[index])
      let word = word(record.bytes + start, end &- start)
      changed |= word ^ key[index]
      key[index] = word
    }
    if changed == 0, let cell { return cell }
    cellNumber = key.withUnsafeBufferPointer { $0.baseAddress.map { table.cell($0) } ?? 0 }
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
    guard end > start, end &- start <= 17 else { throw .needsReader }
    var number: Int64 = 0
    var position = start
    var point = end
    while position < end {
      let digit = record.bytes[position] &- UInt8(ascii: "0")
      if digit <= 9 {
        number = number &* 10 &+ Int64(digit)
      } else {
        guard digit == UInt8(ascii: ".") &- UInt8(ascii: "0"), point == end, end &- start > 1
        else { throw .needsReader }
        point = position
      }
      position &+= 1
    }
    let decimals = point == end ? 0 : end &- point &- 1
    guard decimals < weightPowers.count else { throw .finerWeight }
    let (weight, isTooLarge) = number.multipliedReportingOverflow(by: weightPowers[decimals])
    guard !isTooLarge, weight <= PackedSum.mostWeight else { throw .needsReader }
    return weight
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
    var pairs = SIMD4<UInt64>.zero
    var item = 0
    while item < itemCount {
      let code = try code(record, item)
      cell[code.slot] &+= packed
      pairs &+= code.pairs
      item &+= 1
    }
    addPairs(weight, packed, pairs, cell + layout.firstPairWord)
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
    _ weight: Int64, _ packed: Int64, _ pairs: SIMD4<UInt64>,
    _ words: UnsafeMutablePointer<Int64>
  ) {
    typealias Word = CellLayout.PairWord
    var words = words
    var bytes = pairs[0]
    for pair in 0..<layout.pairs {
      if pair & 3 == 0 { bytes = pairs[pair &>> 2] }
      let x = Int64(bytes & 0xFF)
      let y = Int64(bytes &>> 8 & 0xFF)
      bytes &>>= 16
      if x > 0 {
        let (wx, wy) = (weight &* x, weight &* y)
        words[Word.packed] &+= packed
        words[Word.xx] &+= wx &* x
        words[Word.xy] &+= wx &* y
        words[Word.yy] &+= wy &* y
      }
      words += Word.count
    }
  }
}
