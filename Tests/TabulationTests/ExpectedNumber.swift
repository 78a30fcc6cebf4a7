import Foundation

@testable import Tabulation

/// A number that a reference program gave.
struct ExpectedNumber: Sendable {
  let spec: String
  let name: String
  let key: String
  let value: Double

  /// Specs that have expected numbers.
  static func specs() throws -> [String] { Array(Set(try all().map(\.spec))).sorted() }

  /// All lines of `expected-by-r.csv`.
  static func all() throws -> [ExpectedNumber] {
    let text = try String(contentsOfFile: Fixture.path("expected-by-r.csv"), encoding: .utf8)
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.dropFirst().dropLast().components(separatedBy: "\",\"")
      guard cells.count == 7, let value = Double(cells[6].trimmingCharacters(in: .whitespaces))
      else { return nil }
      return ExpectedNumber(
        spec: cells[0], name: cells[2], key: cells[1...5].joined(separator: "/"), value: value)
    }
  }
}

/// All numbers of some tables by table, name, domain, level and field.
struct RowNumbers {
  private var numbers: [String: Double] = [:]

  init(_ tables: EstimateTables) {
    for row in tables.estimates {
      let level = row.level?.joined(separator: "|") ?? row.probability.map { "p=\($0)" } ?? ""
      add(row, "estimates/\(row.name)/\(RowNumbers.text(row.by))/\(level)")
    }
    for row in tables.differences {
      add(row, "differences/\(row.name)/\(RowNumbers.text(row.by))/")
    }
    for row in tables.tests { add(row, "tests/\(row.statisticKind)/\(RowNumbers.text(row.by))/") }
    for row in tables.reliability {
      add(row, "reliability/\(row.name)/\(RowNumbers.text(row.by))/")
    }
    if let weights = tables.weights { add(weights, "weights///") }
  }

  subscript(key: String) -> Double? { numbers[key] }

  private mutating func add(_ row: some TableRow, _ place: String) {
    var sink = NumberSink()
    row.write(to: &sink)
    for (field, value) in sink.numbers { numbers["\(place)/\(field)"] = value }
  }

  private static func text(_ domain: [DomainValue]) -> String {
    domain.map { "\($0.column)=\($0.value)" }.joined(separator: ";")
  }
}

/// Takes the numbers of a row, whatever else it has.
private struct NumberSink: FieldSink {
  private(set) var numbers: [String: Double] = [:]
  private var prefix = ""

  mutating func text(_ key: StaticString, _ value: String?) {}
  mutating func number(_ key: StaticString, _ value: Double?) { numbers["\(prefix)\(key)"] = value }
  mutating func degrees(_ key: StaticString, _ value: Double?) { number(key, value) }
  mutating func integer(_ key: StaticString, _ value: Int?) { number(key, value.map(Double.init)) }
  mutating func texts(_ key: StaticString, _ value: [String]?) {}
  mutating func numbers(_ key: StaticString, _ value: [Double]) {}
  mutating func domain(_ key: StaticString, _ value: [DomainValue]) {}
  mutating func contrast(_ key: StaticString, _ value: DifferenceRow.Contrast?) {}
  mutating func groups(_ key: StaticString, _ value: [some TableRow]) {}

  mutating func group(_ key: StaticString, _ value: some TableRow) {
    prefix = "\(key)."
    value.write(to: &self)
    prefix = ""
  }
}
