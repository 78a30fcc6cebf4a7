import Foundation
import Testing

/// A comma-separated file of numbers beside these tests; an empty cell is no value.
struct FixtureTable {
  private let names: [String]
  private let rows: [[Substring]]

  init(_ name: String) throws {
    let url = try #require(
      Bundle.module.url(forResource: name, withExtension: "csv", subdirectory: "Fixtures"))
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    names = try #require(lines.first).map(String.init)
    rows = Array(lines.dropFirst())
  }

  /// A column with missing values.
  func values(_ column: String) throws -> [Double?] {
    let position = try #require(names.firstIndex(of: column))
    return rows.map { Double($0[position]) }
  }

  /// A column without missing values.
  func numbers(_ column: String) throws -> [Double] { try values(column).map { try #require($0) } }

  /// A column of ids, made dense in increasing order.
  func ids(_ column: String) throws -> [Int] {
    let numbers = try numbers(column)
    let known = Dictionary(
      uniqueKeysWithValues: Set(numbers).sorted().enumerated().map { ($0.element, $0.offset) })
    return try numbers.map { try #require(known[$0]) }
  }
}
