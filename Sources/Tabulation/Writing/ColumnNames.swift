/// Gathers the names of a row's fields; those of a nested group after its own: `first.estimate`.
struct ColumnNames: FieldSink {
  private(set) var names: [String] = []
  private var prefix = ""

  /// The columns of a table.
  static func of<Row: ListedRow>(_ row: Row.Type) -> [String] {
    var sink = ColumnNames()
    Row.empty.write(to: &sink)
    return sink.names
  }

  /// They as the first line of a CSV file.
  static func line<Row: ListedRow>(of row: Row.Type) -> [UInt8] {
    Array((of(row).joined(separator: ",") + "\n").utf8)
  }

  mutating func text(_ key: StaticString, _ value: String?) { add(key) }
  mutating func number(_ key: StaticString, _ value: Double?) { add(key) }
  mutating func degrees(_ key: StaticString, _ value: Double?) { add(key) }
  mutating func integer(_ key: StaticString, _ value: Int?) { add(key) }
  mutating func texts(_ key: StaticString, _ value: [String]?) { add(key) }
  mutating func numbers(_ key: StaticString, _ value: [Double]) { add(key) }
  mutating func domain(_ key: StaticString, _ value: [DomainValue]) { add(key) }
  mutating func contrast(_ key: StaticString, _ value: DifferenceRow.Contrast?) { add(key) }
  mutating func groups(_ key: StaticString, _ value: [some TableRow]) { add(key) }

  mutating func group(_ key: StaticString, _ value: some TableRow) {
    let outer = prefix
    prefix += "\(key)."
    value.write(to: &self)
    prefix = outer
  }

  private mutating func add(_ key: StaticString) { names.append(prefix + "\(key)") }
}
