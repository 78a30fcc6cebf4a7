import Tables

/// Where the cells of a record lie.
protocol RecordCells {
  /// What positions count from; eight bytes before and behind any cell can be read.
  var bytes: UnsafePointer<UInt8> { get }
  func bounds(_ column: Int) -> (start: Int, end: Int)
  /// Ends of the cells from a column on, before them that of the cell before; nil where they do not
  /// lie side by side.
  func ends(from column: Int) -> UnsafePointer<Int32>?
  /// Whether all cells of some columns, none of them the first, have at most one byte and their
  /// delimiter before it.
  func areShort(_ columns: Range<Int>) -> Bool
  /// The byte before the end of a cell.
  func lastByte(_ column: Int) -> UInt8
}

/// A record without quotes, blanks or letters beyond ASCII, as it lies in the file.
struct PlainRecord: RecordCells {
  let bytes: UnsafePointer<UInt8>
  /// Ends of its cells; before the first stands that of the line before.
  let ends: UnsafeMutablePointer<Int32>

  @inline(__always)
  func bounds(_ column: Int) -> (start: Int, end: Int) {
    (Int(ends[column &- 1]) &+ 1, Int(ends[column]))
  }

  @inline(__always)
  func ends(from column: Int) -> UnsafePointer<Int32>? { UnsafePointer(ends + column) }

  @inline(__always)
  func areShort(_ columns: Range<Int>) -> Bool {
    guard columns.lowerBound > 0 else { return false }
    var long: Int32 = 0
    var column = columns.lowerBound
    while column < columns.upperBound {
      long |= (ends[column] &- ends[column &- 1] &- 1) & ~1
      column &+= 1
    }
    return long == 0
  }

  @inline(__always)
  func lastByte(_ column: Int) -> UInt8 { bytes[Int(ends[column]) &- 1] }
}

/// A record that the general parser read.
struct ParsedRecord: RecordCells {
  let bytes: UnsafePointer<UInt8>
  private let row: Row

  func bounds(_ column: Int) -> (start: Int, end: Int) {
    let range = row.byteRange(column)
    return (range.lowerBound, range.upperBound)
  }

  func ends(from column: Int) -> UnsafePointer<Int32>? { nil }

  func areShort(_ columns: Range<Int>) -> Bool { false }

  func lastByte(_ column: Int) -> UInt8 { bytes[row.byteRange(column).upperBound - 1] }

  /// Calls `body` with the record of a row.
  static func with(
    _ row: Row, _ body: (ParsedRecord) throws(ScanStop) -> Void
  ) throws(ScanStop) {
    let count = row.withAllBytes { $0.count }
    let before = DecimalWeight.bytesBefore
    let capacity = before + count + CellTable.wordBytes
    let allocation = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    defer { allocation.deallocate() }
    allocation.initialize(repeating: 0, count: capacity)
    let padded = allocation + before
    row.withAllBytes { bytes in
      if let first = bytes.baseAddress { padded.update(from: first, count: count) }
    }
    try body(ParsedRecord(bytes: padded, row: row))
  }
}
