import Findings

/// Where the rows of a table stand in their files.
public struct RowOrigins: Sendable {
  /// A file or sheet rows came from.
  struct Source: Sendable {
    var path: String
    var sheet: String?
    /// Position of each column, from 0.
    var positions: [String: Int]
    /// First row of the table that came from it.
    var firstRow: Int
  }

  private(set) var sources: [Source] = []
  private var sheetRows: [Int32] = []
  private var dataRows: [Int32] = []

  /// Number of rows.
  var count: Int { sheetRows.count }

  /// Rows that come from no file, numbered from 1.
  static func numbered(_ count: Int) -> RowOrigins {
    var origins = RowOrigins()
    origins.sources = [Source(path: "", sheet: nil, positions: [:], firstRow: 0)]
    origins.sheetRows = (0..<Int32(clamping: count)).map { $0 + 1 }
    origins.dataRows = origins.sheetRows
    return origins
  }

  /// Begins the rows of another file.
  mutating func begin(_ header: DataHeader) {
    let positions = Dictionary(
      header.names.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { one, _ in one }
    )
    sources.append(
      Source(
        path: header.path, sheet: header.sheet, positions: positions, firstRow: sheetRows.count))
  }

  /// Adds a row of the file begun last.
  mutating func append(sheetRow: Int) {
    sheetRows.append(Int32(clamping: sheetRow))
    let first = sources.last?.firstRow ?? 0
    dataRows.append(Int32(clamping: sheetRows.count - first))
  }

  /// Number of a row among the data rows of its file, from 1.
  public func dataRow(_ row: Int) -> Int { Int(dataRows[row]) }

  /// File a row came from, as it was opened.
  public func file(_ row: Int) -> String { source(row).path }

  /// File, sheet, row and column of a cell; without `column`, of the row.
  public func place(_ row: Int, column: String? = nil) -> Place {
    let source = source(row)
    let position = column.flatMap { source.positions[$0] }
    return Place(
      file: source.path, sheet: source.sheet, row: Int(sheetRows[row]),
      column: position.map { $0 + 1 }, header: column)
  }

  /// Only some rows, in order.
  func keeping(_ rows: [Int32]) -> RowOrigins {
    var kept = RowOrigins()
    kept.sheetRows = rows.map { sheetRows[Int($0)] }
    kept.dataRows = rows.map { dataRows[Int($0)] }
    kept.sources = sources.map { source in
      var source = source
      source.firstRow = rows.partitioningIndex { Int($0) >= source.firstRow }
      return source
    }
    return kept
  }

  private func source(_ row: Int) -> Source {
    sources.last { $0.firstRow <= row } ?? sources[0]
  }
}

extension [Int32] {
  /// First position from which on a condition holds; the array is ordered by it.
  fileprivate func partitioningIndex(where holds: (Int32) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
