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
  /// A number of a workbook shown as a date, its text `2025-07-01` or `2025-07-01T08:30:00`.
  case date
  /// An error value of a workbook, `#N/A`.
  case error
}

/// One row of a table, in a buffer that readers fill again for every row: no memory is taken per
/// cell. Text is UTF-8 in NFC, without blanks at either end.
public struct Row: Sendable {
  /// Number of the row as a spreadsheet shows it, from 1; of a text file the number of the record.
  public var number: Int
  /// Line of a text file the record begins at, from 1; equal to `number` in workbooks.
  public var line: Int
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var kinds: [CellKind] = []

  /// An empty row.
  public init() {
    number = 0
    line = 0
  }

  /// Number of cells, trailing blank ones of the file included.
  public var count: Int { ends.count }

  /// What the cell was in its file; `.blank` beyond the last cell.
  public func kind(_ column: Int) -> CellKind {
    kinds.indices.contains(column) ? kinds[column] : .blank
  }

  /// Whether the cell is blank or beyond the last one.
  public func isBlank(_ column: Int) -> Bool { kind(column) == .blank }

  /// Whether every cell is blank.
  public var isBlank: Bool { kinds.allSatisfy { $0 == .blank } }

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
  public func byteRange(_ column: Int) -> Range<Int> {
    guard ends.indices.contains(column) else { return 0..<0 }
    return (column == 0 ? 0 : ends[column - 1])..<ends[column]
  }

  /// All bytes of the row.
  public func withAllBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBufferPointer(body)
  }

  /// Takes all cells out and keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
  }

  /// Adds a cell at the end.
  public mutating func append(_ text: some Sequence<UInt8>, kind: CellKind) {
    bytes.append(contentsOf: text)
    ends.append(bytes.count)
    kinds.append(kind)
  }
}
