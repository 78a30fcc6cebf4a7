/// Writes the rows of series as lines of CSV: what many rows share is put into bytes once.
struct SeriesLines {
  private let values = CriticalValueSets()
  private var domains: CellDomains?
  private var labels: [[UInt8]] = []

  /// Hands the lines over in pieces.
  mutating func write(_ series: EstimateSeries, _ take: ([UInt8]) throws -> Void) rethrows {
    if domains !== series.domains {
      domains = series.domains
      labels = series.domains.values.map { domain in
        CSVRowSink.fields(isFirst: false) { $0.domain("by", domain) }
      }
    }
    let frame = LineFrame(series)
    let making = series.making(values)
    let pieceBytes = EstimateTables.pieceBytes
    let capacity = pieceBytes + frame.mostBytes + (labels.map(\.count).max() ?? 0)
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { block in
      guard let start = block.baseAddress else { return }
      var fields = NumberFields(at: start)
      for domain in labels.indices {
        for target in series.targets.indices {
          fields.append(frame.heads[target])
          fields.append(labels[domain])
          fields.append(frame.levels[target])
          series.numbers(domain, target, making).write(to: &fields)
          fields.append(frame.tail)
          guard fields.end - start >= pieceBytes else { continue }
          try take(Array(block[..<(fields.end - start)]))
          fields = NumberFields(at: start)
        }
      }
      try take(Array(block[..<(fields.end - start)]))
    }
  }
}

/// What the lines of a series have around domain and numbers.
private struct LineFrame {
  /// Fields before the domain, by target.
  let heads: [[UInt8]]
  /// Fields between domain and numbers, by target.
  let levels: [[UInt8]]
  /// Fields behind the numbers, and the end of the line.
  let tail: [UInt8]

  init(_ series: EstimateSeries) {
    let rows = series.targets.map { series.entry.row($0.target, by: [], EstimateNumbers()) }
    heads = rows.map { row in CSVRowSink.fields(isFirst: true) { row.writeSubject(to: &$0) } }
    levels = rows.map { row in CSVRowSink.fields(isFirst: false) { row.writeLevel(to: &$0) } }
    tail =
      (rows.first.map { row in CSVRowSink.fields(isFirst: false) { row.writeMethod(to: &$0) } }
        ?? []) + [0x0A]
  }

  /// Most bytes of a line without its domain.
  var mostBytes: Int {
    (heads.map(\.count).max() ?? 0) + (levels.map(\.count).max() ?? 0) + tail.count
      + EstimateNumbers.fieldCount * NumberFields.mostBytes
  }
}
