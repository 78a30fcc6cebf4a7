extension EstimateTables {
  /// Hands a table over as CSV in pieces: names of columns, then a line a row, ended by line feeds.
  public func writeCSV(_ table: TableName, _ take: ([UInt8]) throws -> Void) rethrows {
    switch table {
    case .estimates: try EstimateTables.write(estimates, take)
    case .differences: try EstimateTables.write(differences, take)
    case .tests: try EstimateTables.write(tests, take)
    case .reliability: try EstimateTables.write(reliability, take)
    case .ranks: try EstimateTables.write(ranks, take)
    case .smallAreas: try EstimateTables.write(smallAreas, take)
    case .calibration: try EstimateTables.write(calibration, take)
    }
  }

  private static func write<Row: ListedRow>(
    _ rows: [Row], _ take: ([UInt8]) throws -> Void
  ) rethrows {
    var header = Array(ColumnNames.of(Row.self).joined(separator: ",").utf8)
    header.append(0x0A)
    try take(header)
    for row in rows { try take(CSVRowSink.line(row)) }
  }
}
