/// Takes numbers one after the other.
protocol NumberSink {
  /// A number; one that is not finite counts as none.
  mutating func number(_ key: StaticString, _ value: Double?)
  /// A number that is mostly whole and then written so.
  mutating func degrees(_ key: StaticString, _ value: Double?)
  mutating func integer(_ key: StaticString, _ value: Int?)
  /// A word of the contract: letters alone.
  mutating func word(_ key: StaticString, _ value: String?)
}

/// Takes the fields of a row one after the other.
protocol FieldSink: NumberSink {
  mutating func text(_ key: StaticString, _ value: String?)
  mutating func texts(_ key: StaticString, _ value: [String]?)
  mutating func numbers(_ key: StaticString, _ value: [Double])
  mutating func domain(_ key: StaticString, _ value: [DomainValue])
  mutating func contrast(_ key: StaticString, _ value: DifferenceRow.Contrast?)
  mutating func group(_ key: StaticString, _ value: some TableRow)
  mutating func groups(_ key: StaticString, _ value: [some TableRow])
}

extension FieldSink {
  mutating func word(_ key: StaticString, _ value: String?) { text(key, value) }
}

/// Something that hands over its fields, always all of them in the same order.
protocol TableRow {
  /// Hands over every field.
  func write(to sink: inout some FieldSink)
}

/// A row of a table of its own.
protocol ListedRow: TableRow {
  /// A row without values, whose fields are the columns of the table.
  static var empty: Self { get }
}
