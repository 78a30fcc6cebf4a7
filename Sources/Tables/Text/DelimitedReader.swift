import Findings

/// Reads the records of a text file.
final class DelimitedReader: RowReader {
  private let path: String
  private let encoding: TextEncoding
  private let limits: ReadLimits
  private let window: ByteWindow
  private let scanner: RecordScanner
  private var log: ProblemLog
  private var record = 0
  private var line: Int
  private var scratch: [UInt8] = []

  init(
    path: String, source: any ByteSource, encoding: TextEncoding, dialect: Dialect,
    limits: ReadLimits
  ) throws {
    self.path = path
    self.encoding = encoding
    self.limits = limits
    window = ByteWindow(source)
    scanner = RecordScanner(delimiter: dialect.delimiter, columns: limits.columns)
    log = ProblemLog(limit: limits.problems)
    line = 1
    try window.extend()
    skipPreamble(dialect.preambleBytes)
  }

  var progress: Double { window.progress }

  var problems: [Problem] { log.problems }

  func next(into row: inout Row) throws -> Bool {
    while true {
      if window.bytes.isEmpty {
        guard !window.isLast else { return false }
        try window.extend()
        continue
      }
      switch scanner.scan(window.bytes, isLast: window.isLast) {
      case .record(let bytes):
        take(bytes, into: &row)
        return true
      case .needsMore: try extendWithinLimit()
      case .tooManyColumns: throw fault(.tooManyColumns, ["limit": "\(limits.columns)"])
      case .nulByte: throw fault(.nulByte)
      case .quoteNotClosed: throw fault(.quoteNotClosed)
      }
    }
  }

  /// Passes over a line `sep=;`, which is no row of the table.
  private func skipPreamble(_ bytes: Int) {
    guard bytes > 0 else { return }
    window.consume(bytes)
    line += 1
  }

  private func extendWithinLimit() throws {
    guard window.bytes.count <= limits.recordBytes else {
      throw fault(.recordTooLong, ["limit": byteCount(limits.recordBytes)])
    }
    try window.extend()
  }

  private func take(_ bytes: Int, into row: inout Row) {
    record += 1
    row.number = record
    row.line = line
    row.replace(
      bytes: UnsafeBufferPointer(rebasing: window.bytes[..<bytes]), cells: scanner.layout)
    for (column, special) in scanner.specials { finish(column, special, in: &row) }
    window.consume(bytes)
    line += 1 + scanner.innerLineBreaks
  }

  /// Checks and cleans a cell that cannot be handed out as it lies in the file.
  private func finish(_ column: Int, _ special: RecordScanner.Special, in row: inout Row) {
    if special.contains(.doubledQuotes) { row.undoubleQuotes(column) }
    let (state, isTrimmed) = row.withBytes(column) {
      (CellText.state(of: $0), CellText.trimmed($0).count == $0.count)
    }
    if state == .invalid {
      refuse(column, .badBytes, ["encoding": encoding.rawValue], in: &row)
    } else if special.contains(.textAfterQuote) {
      refuse(column, .textAfterQuote, in: &row)
    } else {
      if special.contains(.strayQuote) { report(column, .strayQuote, [:], row) }
      if state != .clean || !isTrimmed { clean(column, in: &row) }
    }
  }

  private func clean(_ column: Int, in row: inout Row) {
    scratch.removeAll(keepingCapacity: true)
    row.withBytes(column) { scratch.append(contentsOf: CellText.composed(CellText.trimmed($0))) }
    row.replace(column, with: scratch, kind: scratch.isEmpty ? .blank : .text)
  }

  /// Hands the cell out as an error, its text readable at least, and says why.
  private func refuse(
    _ column: Int, _ code: TableFault, _ facts: [String: String] = [:], in row: inout Row
  ) {
    report(column, code, facts, row)
    row.replace(column, with: Array(row.text(column).utf8), kind: .error)
  }

  private func report(
    _ column: Int, _ code: TableFault, _ facts: [String: String], _ row: Row
  ) {
    let place = Place(file: path, line: row.line, row: row.number, column: column + 1)
    let value = row.withBytes(column) { excerpt($0) }
    log.add(Problem(code, at: place, facts.merging(["value": value]) { given, _ in given }))
  }

  private func fault(_ code: TableFault, _ facts: [String: String] = [:]) -> Problem {
    Problem(code, at: Place(file: path, line: line, row: record + 1), facts)
  }
}
