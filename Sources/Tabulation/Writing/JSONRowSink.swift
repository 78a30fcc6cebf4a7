/// Writes the fields of a row as an object of JSON.
struct JSONRowSink: FieldSink {
  private(set) var json: JSONBytes
  private var isFirst = true

  private init(_ json: JSONBytes) {
    self.json = json
    self.json.append("{")
  }

  /// Appends a row to JSON.
  static func append(_ row: some TableRow, to json: inout JSONBytes) {
    var sink = JSONRowSink(json)
    json = JSONBytes()
    row.write(to: &sink)
    json = sink.json
    sink.json = JSONBytes()
    json.append("}")
  }

  mutating func text(_ key: StaticString, _ value: String?) {
    field(key, value) { $0.append(quoted: $1) }
  }

  mutating func number(_ key: StaticString, _ value: Double?) {
    field(key, value) { $0.append($1) }
  }

  mutating func degrees(_ key: StaticString, _ value: Double?) {
    field(key, value) { $0.append(degrees: $1) }
  }

  mutating func integer(_ key: StaticString, _ value: Int?) {
    field(key, value) { $0.append($1) }
  }

  mutating func texts(_ key: StaticString, _ value: [String]?) {
    field(key, value) { $0.appendList($1) { $0.append(quoted: $1) } }
  }

  mutating func numbers(_ key: StaticString, _ value: [Double]) {
    field(key, value) { $0.appendList($1) { $0.append($1) } }
  }

  mutating func domain(_ key: StaticString, _ value: [DomainValue]) {
    field(key, value) { $0.append(domain: $1) }
  }

  mutating func contrast(_ key: StaticString, _ value: DifferenceRow.Contrast?) {
    field(key, value) { $0.append(contrast: $1) }
  }

  mutating func group(_ key: StaticString, _ value: some TableRow) {
    field(key, value) { JSONRowSink.append($1, to: &$0) }
  }

  mutating func groups(_ key: StaticString, _ value: [some TableRow]) {
    field(key, value) { $0.appendList($1) { JSONRowSink.append($1, to: &$0) } }
  }

  private mutating func field<Value>(
    _ key: StaticString, _ value: Value?, _ write: (inout JSONBytes, Value) -> Void
  ) {
    json.append(isFirst ? "\"" : ", \"")
    isFirst = false
    json.append(key)
    json.append("\": ")
    if let value { write(&json, value) } else { json.appendNull() }
  }
}
