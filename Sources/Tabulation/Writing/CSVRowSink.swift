/// Writes the fields of a row as a line of CSV: fields of a nested group each in a cell of its own,
/// lists and domains as JSON, what does not apply blank.
struct CSVRowSink: FieldSink {
  /// The lines so far.
  private(set) var lines: [UInt8] = []
  private var isFirst = true
  private var cell = JSONBytes()
  private var lists = EncodedLists<String>()
  private var domains = EncodedLists<DomainValue>()

  /// Adds a row as a line ended by a line feed.
  mutating func append(_ row: some TableRow) {
    isFirst = true
    row.write(to: &self)
    lines.append(0x0A)
  }

  /// Some fields of a line.
  ///
  /// - Parameter isFirst: whether the line begins with them.
  static func fields(isFirst: Bool, _ write: (inout CSVRowSink) -> Void) -> [UInt8] {
    var sink = CSVRowSink()
    sink.isFirst = isFirst
    write(&sink)
    return sink.lines
  }

  /// Gives the lines up and keeps the memory.
  mutating func removeAll() { lines.removeAll(keepingCapacity: true) }

  mutating func text(_ key: StaticString, _ value: String?) {
    begin()
    guard var value else { return }
    value.withUTF8 { append(quoting: $0) }
  }

  mutating func number(_ key: StaticString, _ value: Double?) {
    begin()
    if let value, value.isFinite { ShortestDecimal.append(value, to: &lines) }
  }

  mutating func degrees(_ key: StaticString, _ value: Double?) {
    field(value.flatMap { $0.isFinite ? $0 : nil }) { $0.append(degrees: $1) }
  }

  mutating func integer(_ key: StaticString, _ value: Int?) {
    begin()
    if let value { ShortestDecimal.append(value, to: &lines) }
  }

  mutating func texts(_ key: StaticString, _ value: [String]?) {
    begin()
    guard let value else { return }
    guard !value.isEmpty else { return append(plain: emptyList) }
    append(
      plain: lists.text(of: value) { list in
        CSVRowSink.cell { $0.appendList(list) { $0.append(quoted: $1) } }
      })
  }

  mutating func numbers(_ key: StaticString, _ value: [Double]) {
    field(value) { $0.appendList($1) { $0.append($1) } }
  }

  mutating func domain(_ key: StaticString, _ value: [DomainValue]) {
    begin()
    guard !value.isEmpty else { return append(plain: emptyDomain) }
    append(
      plain: domains.text(of: value) { domain in CSVRowSink.cell { $0.append(domain: domain) } })
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
    // Moved out and back, so that its memory stays its own.
    var cell = self.cell
    self.cell = JSONBytes()
    write(&cell, value)
    cell.bytes.withUnsafeBufferPointer { append(quoting: $0) }
    cell.removeAll()
    self.cell = cell
  }

  private var emptyList: [UInt8] { Array("[]".utf8) }
  private var emptyDomain: [UInt8] { Array("{}".utf8) }

  /// JSON as a cell.
  private static func cell(_ write: (inout JSONBytes) -> Void) -> [UInt8] {
    var json = JSONBytes()
    write(&json)
    var sink = CSVRowSink()
    json.bytes.withUnsafeBufferPointer { sink.append(quoting: $0) }
    return sink.lines
  }

  private mutating func append(plain cell: [UInt8]) { lines.append(contentsOf: cell) }

  private mutating func begin() {
    if !isFirst { lines.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  private mutating func append(quoting text: UnsafeBufferPointer<UInt8>) {
    let quote = UInt8(ascii: "\"")
    guard text.contains(where: CSVRowSink.needsQuotes) else {
      return lines.append(contentsOf: text)
    }
    lines.append(quote)
    var rest = text[...]
    while let next = rest.firstIndex(of: quote) {
      lines.append(contentsOf: rest[...next])
      lines.append(quote)
      rest = rest[(next + 1)...]
    }
    lines.append(contentsOf: rest)
    lines.append(quote)
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
  }
}
