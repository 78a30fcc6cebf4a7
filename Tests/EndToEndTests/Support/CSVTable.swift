import Foundation
import Tables
import Testing

/// A CSV file as rows of named cells.
struct CSVTable {
  let header: [String]
  let rows: [[String]]

  init(_ file: URL) throws {
    let table = try TableFile.open(file.path)
    let reader = try table.reader(ofSheet: 0)
    var lines: [[String]] = []
    var row = Row()
    while try reader.next(into: &row) { lines.append((0..<row.count).map(row.text)) }
    header = try #require(lines.first)
    rows = Array(lines.dropFirst())
  }

  /// Position of a column.
  func column(_ name: String) throws -> Int {
    try #require(header.firstIndex(of: name), "no column \(name)")
  }

  /// Rows by the cells of some columns.
  func keyed(by names: String...) throws -> [[String]: [String: String]] {
    let columns = try names.map(column)
    return Dictionary(
      rows.map { row in
        (columns.map { row[$0] }, Dictionary(zip(header, row)) { first, _ in first })
      }
    ) { first, _ in first }
  }
}

extension [String: String] {
  /// A cell as a number.
  func number(_ column: String) throws -> Double {
    let text = try #require(self[column])
    return try #require(Double(text), "\(column) «\(text)» is no number")
  }
}

/// A file of the `Fixtures` folder.
func fixture(_ name: String) throws -> URL {
  try #require(Bundle.module.resourceURL).appendingPathComponent("Fixtures/\(name)")
}
