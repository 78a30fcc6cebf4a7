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
    case .estimates: try writeEstimates(withNames, take)
    case .differences: try EstimateTables.write(differences, withNames, take)
    case .tests: try EstimateTables.write(tests, withNames, take)
    case .reliability: try EstimateTables.write(reliability, withNames, take)
    case .ranks: try EstimateTables.write(ranks, withNames, take)
    case .smallAreas: try EstimateTables.write(smallAreas, withNames, take)
    case .calibration: try EstimateTables.write(calibration, withNames, take)
    }
  }

  private func writeEstimates(_ withNames: Bool, _ take: ([UInt8]) throws -> Void) rethrows {
    if withNames { try take(ColumnNames.line(of: EstimateRow.self)) }
    var lines = SeriesLines()
    for part in estimateRows.parts {
      switch part {
      case .rows(let rows): try EstimateTables.write(rows, false, take)
      case .series(let series): try lines.write(series, take)
      }
    }
  }

  private static func write<Row: ListedRow>(
    _ rows: [Row], _ withNames: Bool, _ take: ([UInt8]) throws -> Void
  ) rethrows {
    if withNames { try take(ColumnNames.line(of: Row.self)) }
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
