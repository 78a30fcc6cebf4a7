/// Writes the fields of a row as a line of CSV: fields of a nested group each in a cell of its own,
/// lists and domains as JSON, what does not apply blank.
struct CSVRowSink: FieldSink {
  private var line: [UInt8] = []
  private var isFirst = true
  private var cell = JSONBytes()

  /// A row as a line ended by a line feed.
  static func line(_ row: some TableRow) -> [UInt8] {
    var sink = CSVRowSink()
    row.write(to: &sink)
    sink.line.append(0x0A)
    return sink.line
  }

  mutating func text(_ key: StaticString, _ value: String?) {
    begin()
    if let value { append(quoting: value.utf8) }
  }

  mutating func number(_ key: StaticString, _ value: Double?) {
    field(value.flatMap { $0.isFinite ? $0 : nil }) { $0.append($1) }
  }

  mutating func degrees(_ key: StaticString, _ value: Double?) {
    field(value.flatMap { $0.isFinite ? $0 : nil }) { $0.append(degrees: $1) }
  }

  mutating func integer(_ key: StaticString, _ value: Int?) {
    field(value) { $0.append($1) }
  }

  mutating func texts(_ key: StaticString, _ value: [String]?) {
    field(value) { $0.appendList($1) { $0.append(quoted: $1) } }
  }

  mutating func numbers(_ key: StaticString, _ value: [Double]) {
    field(value) { $0.appendList($1) { $0.append($1) } }
  }

  mutating func domain(_ key: StaticString, _ value: [DomainValue]) {
    field(value) { $0.append(domain: $1) }
  }

  mutating func contrast(_ key: StaticString, _ value: DifferenceRow.Contrast?) {
    field(value) { $0.append(contrast: $1) }
  }

  mutating func group(_ key: StaticString, _ value: some TableRow) {
    value.write(to: &self)
  }

  mutating func groups(_ key: StaticString, _ value: [some TableRow]) {
    field(value) { $0.appendList($1) { JSONRowSink.append($1, to: &$0) } }
  }

  private mutating func field<Value>(_ value: Value?, _ write: (inout JSONBytes, Value) -> Void) {
    begin()
    guard let value else { return }
    write(&cell, value)
    append(quoting: cell.bytes)
    cell.removeAll()
  }

  private mutating func begin() {
    if !isFirst { line.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  private mutating func append(quoting text: some Sequence<UInt8>) {
    let quote = UInt8(ascii: "\"")
    guard text.contains(where: CSVRowSink.needsQuotes) else {
      return line.append(contentsOf: text)
    }
    line.append(quote)
    for byte in text {
      if byte == quote { line.append(quote) }
      line.append(byte)
    }
    line.append(quote)
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
  }
}
