/// What a cell of a table was in its file, before anybody interprets it.
public enum CellKind: UInt8, Sendable {
  /// Nothing, or an empty text.
  case blank
  /// Text; every cell of a text file.
  case text
  /// A number of a workbook, its text in shortest form.
  case number
  /// A logical value of a workbook, `TRUE` or `FALSE`.
  case boolean
  /// A number of a workbook shown as a date, its text `2025-07-01` or `2025-07-01T08:30:00`; a
  /// time of day alone is `08:30:00`.
  case date
  /// An error value of a workbook (`#N/A`), a formula without a stored value (its text the formula
  /// with `=`), or a text that could not be read, which the reader's `problems` explain.
  case error
}

/// One row of a table, in a buffer that readers fill again for every row: no memory is taken per
/// cell. Text is UTF-8 in NFC, without blanks at either end.
public struct Row: Sendable {
  /// Where a cell lies among the bytes of its row.
  @usableFromInline
  struct Cell: Sendable {
    @usableFromInline var start: UInt32
    @usableFromInline var end: UInt32
    @usableFromInline var kind: CellKind

    init(start: Int, end: Int, kind: CellKind) {
      self.start = UInt32(truncatingIfNeeded: start)
      self.end = UInt32(truncatingIfNeeded: end)
      self.kind = kind
    }
  }

  /// Number of the row as a spreadsheet shows it, from 1; of a text file the number of the record.
  public var number: Int
  /// Line of a text file the record begins at, from 1; equal to `number` in workbooks.
  public var line: Int
  @usableFromInline var bytes: [UInt8] = []
  @usableFromInline var cells: [Cell] = []

  /// An empty row.
  public init() {
    number = 0
    line = 0
  }

  /// Number of cells: of a text file all of the record, of a workbook up to the last one with
  /// content (formatted empty cells at the end of a row say nothing).
  @inlinable
  public var count: Int { cells.count }

  /// What the cell was in its file; `.blank` beyond the last cell.
  @inlinable
  public func kind(_ column: Int) -> CellKind {
    column >= 0 && column < cells.count ? cells[column].kind : .blank
  }

  /// Whether the cell is blank or beyond the last one.
  @inlinable
  public func isBlank(_ column: Int) -> Bool { kind(column) == .blank }

  /// Whether every cell is blank.
  public var isBlank: Bool { cells.allSatisfy { $0.kind == .blank } }

  /// The text of a cell (from 0); empty beyond the last one.
  public func text(_ column: Int) -> String {
    withBytes(column) { String(decoding: $0, as: UTF8.self) }
  }

  /// The UTF-8 bytes of a cell (from 0) without making a `String`.
  @inlinable
  public func withBytes<Result>(
    _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let range = byteRange(column)
    return try withAllBytes { try body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Where a cell lies in the buffer.
  @inlinable
  public func byteRange(_ column: Int) -> Range<Int> {
    guard column >= 0, column < cells.count else { return 0..<0 }
    return Int(cells[column].start)..<Int(cells[column].end)
  }

  /// All bytes of the row. Between cells there may be bytes that belong to none.
  @inlinable
  public func withAllBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBufferPointer(body)
  }

  /// Takes all cells out and keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    cells.removeAll(keepingCapacity: true)
  }

  /// Adds a cell at the end.
  public mutating func append(_ text: some Sequence<UInt8>, kind: CellKind) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    cells.append(Cell(start: start, end: bytes.count, kind: kind))
  }

  /// Bytes that the cells take.
  var byteCount: Int { bytes.count }

  /// Takes a whole record at once: its bytes as they are in the file, and where its cells lie.
  mutating func replace(
    bytes record: UnsafeBufferPointer<UInt8>, cells layout: UnsafeBufferPointer<Cell>
  ) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: record)
    guard cells.count == layout.count else {
      cells.removeAll(keepingCapacity: true)
      return cells.append(contentsOf: layout)
    }
    // The usual case: as many cells as in the record before, which need not be taken out first.
    cells.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: layout) }
  }

  /// Gives a cell another text, kept behind the others.
  mutating func replace(_ column: Int, with text: some Sequence<UInt8>, kind: CellKind) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    cells[column] = Cell(start: start, end: bytes.count, kind: kind)
  }

  /// Takes one of every two quotes of a cell, in place.
  mutating func undoubleQuotes(_ column: Int) {
    let range = byteRange(column)
    let quote = UInt8(ascii: "\"")
    let end = bytes.withUnsafeMutableBufferPointer { bytes in
      var target = range.lowerBound
      var source = range.lowerBound
      while source < range.upperBound {
        let byte = bytes[source]
        bytes[target] = byte
        target += 1
        let isPair = byte == quote && source + 1 < range.upperBound && bytes[source + 1] == quote
        source += isPair ? 2 : 1
      }
      return target
    }
    cells[column].end = UInt32(truncatingIfNeeded: end)
  }
}
