import Findings

extension EstimateTables {
  /// Hands the tables over as one document of `sipas.estimates/1` in pieces, a row a line.
  ///
  /// - Parameters:
  ///   - wording: the message of a problem in the language of the reader.
  ///   - code: the name of a problem's fault.
  ///   - take: called with the next bytes.
  public func writeJSON(
    wording: (Problem) -> String, code: (Problem) -> String, _ take: ([UInt8]) throws -> Void
  ) rethrows {
    var json = JSONBytes()
    json.append("{\"schema\": ")
    json.append(quoted: EstimateTables.schema)
    json.append(",\n \"design\": ")
    EstimateTables.append(design, to: &json)
    json.append(",\n \"weights\": ")
    EstimateTables.append(weights, to: &json)
    try take(json.bytes)
    try EstimateTables.write("calibration", calibration, take)
    try EstimateTables.write("estimates", estimateRows, take)
    try EstimateTables.write("differences", differences, take)
    try EstimateTables.write("tests", tests, take)
    try EstimateTables.write("reliability", reliability, take)
    try EstimateTables.write("ranks", ranks, take)
    try EstimateTables.write("smallAreas", smallAreas, take)
    let worded = problems.map { WordedProblem(problem: $0, code: code($0), message: wording($0)) }
    try EstimateTables.write("problems", worded, take)
    try take(Array("}\n".utf8))
  }

  private static func append(_ row: (some TableRow)?, to json: inout JSONBytes) {
    if let row { JSONRowSink.append(row, to: &json) } else { json.appendNull() }
  }

  private static func write(
    _ name: StaticString, _ rows: some Sequence<some TableRow>, _ take: ([UInt8]) throws -> Void
  ) rethrows {
    var json = JSONBytes()
    json.append(",\n \"")
    json.append(name)
    json.append("\": [")
    for (offset, row) in rows.enumerated() {
      json.append(offset == 0 ? "\n  " : ",\n  ")
      JSONRowSink.append(row, to: &json)
      guard json.bytes.count >= pieceBytes else { continue }
      try take(json.bytes)
      json.removeAll()
    }
    json.append("]")
    try take(json.bytes)
  }
}

/// A problem with its words.
private struct WordedProblem: TableRow {
  let problem: Problem
  let code: String
  let message: String

  func write(to sink: inout some FieldSink) {
    sink.text("code", code)
    sink.text("severity", problem.severity.rawValue)
    sink.text("message", message)
    sink.group("place", PlaceRow(place: problem.place))
    sink.domain("facts", problem.facts.sorted { $0.key < $1.key }.map { DomainValue($0, $1) })
  }
}

private struct PlaceRow: TableRow {
  let place: Place

  func write(to sink: inout some FieldSink) {
    sink.text("file", place.file)
    sink.text("sheet", place.sheet)
    sink.integer("line", place.line)
    sink.integer("row", place.row)
    sink.integer("column", place.column)
    sink.text("header", place.header)
  }
}
