import Tables

/// Where the cells of a record lie.
protocol RecordCells {
  /// What positions count from; eight bytes behind any cell can be read.
  var bytes: UnsafePointer<UInt8> { get }
  func bounds(_ column: Int) -> (start: Int, end: Int)
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
}

/// A record that the general parser read.
struct ParsedRecord: RecordCells {
  let bytes: UnsafePointer<UInt8>
  private let row: Row

  func bounds(_ column: Int) -> (start: Int, end: Int) {
    let range = row.byteRange(column)
    return (range.lowerBound, range.upperBound)
  }

  /// Calls `body` with the record of a row.
  static func with(
    _ row: Row, _ body: (ParsedRecord) throws(ScanStop) -> Void
  ) throws(ScanStop) {
    let count = row.withAllBytes { $0.count }
    let padded = UnsafeMutablePointer<UInt8>.allocate(capacity: count + CellTable.wordBytes)
    defer { padded.deallocate() }
    padded.initialize(repeating: 0, count: count + CellTable.wordBytes)
    row.withAllBytes { bytes in
      if let first = bytes.baseAddress { padded.update(from: first, count: count) }
    }
    try body(ParsedRecord(bytes: padded, row: row))
  }
}
