extension EstimateTables {
  /// Bytes that are handed over at once, about.
  static let pieceBytes = 1 << 16

  /// Hands a table over as CSV in pieces: names of columns, then a line a row, ended by line feeds.
  ///
  /// - Parameter withNames: Whether the names of columns go before.
  public func writeCSV(
    _ table: TableName, withNames: Bool = true, _ take: ([UInt8]) throws -> Void
  ) rethrows {
    switch table {
    case .estimates: try EstimateTables.write(estimates, withNames, take)
    case .differences: try EstimateTables.write(differences, withNames, take)
    case .tests: try EstimateTables.write(tests, withNames, take)
    case .reliability: try EstimateTables.write(reliability, withNames, take)
    case .ranks: try EstimateTables.write(ranks, withNames, take)
    case .smallAreas: try EstimateTables.write(smallAreas, withNames, take)
    case .calibration: try EstimateTables.write(calibration, withNames, take)
    }
  }

  private static func write<Row: ListedRow>(
    _ rows: [Row], _ withNames: Bool, _ take: ([UInt8]) throws -> Void
  ) rethrows {
    if withNames {
      try take(Array((ColumnNames.of(Row.self).joined(separator: ",") + "\n").utf8))
    }
    var sink = CSVRowSink()
    for row in rows {
      sink.append(row)
      guard sink.lines.count >= pieceBytes else { continue }
      try take(sink.lines)
      sink.removeAll()
    }
    try take(sink.lines)
  }
}
