import Tables

/// Fills a table of cells from stretches of a text file, for one thread.
final class CellScanner {
  /// Bytes of the window; no line may be longer.
  private static let windowBytes = 1 << 16
  /// Bytes of a table beyond which cells are not worth while.
  private static let mostTableBytes = 1 << 29

  /// What was found.
  let table: CellTable
  private let layout: CellLayout
  private let window: MarkedWindow
  private let parser: RecordParser
  private var filler: CellFiller
  private var row = Row()

  /// - Throws: where the file cannot be opened.
  init(_ layout: CellLayout) throws(ScanStop) {
    guard let window = MarkedWindow(path: layout.text.path, capacity: CellScanner.windowBytes)
    else { throw .needsReader }
    self.layout = layout
    self.window = window
    table = CellTable(layout)
    parser = RecordParser(layout.text)
    filler = CellFiller(layout, table)
  }

  /// Takes the records that begin in a range of the file.
  ///
  /// - Returns: where the first of them begins and the first one behind them. Only if the one before
  ///   ended there was the beginning no line break inside quotes.
  func scan(_ range: Range<Int>) throws(ScanStop) -> Range<Int> {
    let begin = try firstRecord(in: range)
    guard begin < range.upperBound else { return begin..<begin }
    try window.move(to: begin, delimiter: layout.text.delimiter)
    while window.count > 0 {
      let used = try takeRecords(before: range.upperBound)
      let position = window.offset + used
      if position >= range.upperBound { return begin..<position }
      guard used > 0 else { throw .needsReader }
      guard table.byteCount < CellScanner.mostTableBytes else { throw .needsReader }
      if window.isLast, used == window.count { break }
      try window.advance(by: used, delimiter: layout.text.delimiter)
    }
    return begin..<layout.text.size
  }

  /// Where the first line begins that begins in a range.
  private func firstRecord(in range: Range<Int>) throws(ScanStop) -> Int {
    guard range.lowerBound > layout.firstRow else { return layout.firstRow }
    try window.move(to: range.lowerBound - 1, delimiter: layout.text.delimiter)
    guard let end = window.lines.first else { throw .needsReader }
    return window.offset + Int(window.cellEnds[Int(end) - 1]) + 1
  }

  /// Takes the records of the window that begin before a place in the file, and gives the bytes they
  /// had.
  private func takeRecords(before limit: Int) throws(ScanStop) -> Int {
    let (bytes, ends) = (window.bytes, window.cellEnds)
    let (lines, specials) = (window.lines, window.specials)
    var filler = filler
    defer { self.filler = filler }
    let most = limit - window.offset
    var start = 0
    var firstEnd = 0
    var special = 0
    var line = 0
    while line < lines.count, start < most {
      let pastEnds = Int(lines[line])
      let end = Int(ends[pastEnds - 1])
      let isPlain =
        pastEnds - firstEnd == layout.columns && Int(ends[firstEnd - 1]) + 1 == start
        && (special == specials.count || specials[special] > end)
      guard isPlain else {
        guard let length = try takeSpecial(at: start, &filler) else { return start }
        start += length
        while special < specials.count, specials[special] < start { special += 1 }
        while line < lines.count, ends[Int(lines[line]) - 1] < start { line += 1 }
        while firstEnd < Int(lines.last ?? 0), ends[firstEnd] < start { firstEnd += 1 }
        continue
      }
      let hasReturn = end > start && bytes[end - 1] == UInt8(ascii: "\r")
      if hasReturn { ends[pastEnds - 1] -= 1 }
      try filler.add(PlainRecord(bytes: bytes, ends: ends + firstEnd))
      if hasReturn { ends[pastEnds - 1] += 1 }
      start = end + 1
      firstEnd = pastEnds
      line += 1
    }
    return start
  }

  /// Takes a record that needs a closer look and gives its length; nil where the window ends inside.
  private func takeSpecial(
    at start: Int, _ filler: inout CellFiller
  ) throws(ScanStop) -> Int? {
    let rest = UnsafeBufferPointer(start: window.bytes + start, count: window.count - start)
    switch parser.parse(rest, isLast: window.isLast, into: &row) {
    case .needsMore:
      guard !window.isLast, start > 0 || !window.isFull else { throw .needsReader }
      return nil
    case .finding: throw .needsReader
    case .record(let length):
      if row.isBlank, row.count <= 1 { return length }
      let isWhole = row.count >= layout.columns
      guard isWhole, (layout.columns..<row.count).allSatisfy({ row.isBlank($0) }) else {
        throw .needsReader
      }
      try ParsedRecord.with(row) { (record) throws(ScanStop) in try filler.add(record) }
      return length
    }
  }
}
