import Estimation
import Foundation

/// A data set that ships with R's survey package, read from `Fixtures`.
struct ReferenceTable {
  /// A fixture that is not there or has no such column.
  struct Missing: Error {
    let name: String
  }

  private let columns: [String: [Double?]]
  /// Number of rows.
  let rows: Int

  init(_ name: String) throws {
    let lines = try Self.lines(of: name)
    guard let header = lines.first else { throw Missing(name: name) }
    let cells = lines.dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    }
    var columns: [String: [Double?]] = [:]
    for (index, column) in header.split(separator: ",").enumerated() {
      columns[String(column)] = cells.map { $0[index] }
    }
    self.columns = columns
    rows = cells.count
  }

  /// A table without header, row after row.
  static func matrix(_ name: String) throws -> [Double] {
    try lines(of: name).flatMap { $0.split(separator: ",").compactMap { Double($0) } }
  }

  /// A column with its gaps.
  func optional(_ name: String) throws -> [Double?] {
    guard let column = columns[name] else { throw Missing(name: name) }
    return column
  }

  /// A column with its gaps, as answers.
  func answers(_ name: String) throws -> Answers { Answers(try optional(name)) }

  /// A column without gaps.
  func numbers(_ name: String) throws -> [Double] {
    try optional(name).map { value in
      guard let value else { throw Missing(name: name) }
      return value
    }
  }

  /// A column of labels as dense ids, numbered in order of the labels.
  func ids(_ name: String) throws -> [Int] {
    let labels = try numbers(name)
    let order = Dictionary(
      uniqueKeysWithValues: Set(labels).sorted().enumerated().map { ($1, $0) })
    return labels.compactMap { order[$0] }
  }

  private static func lines(of name: String) throws -> [Substring] {
    guard let folder = Bundle.module.url(forResource: "Fixtures", withExtension: nil) else {
      throw Missing(name: name)
    }
    let text = try String(
      contentsOf: folder.appendingPathComponent(name + ".csv"), encoding: .utf8)
    return text.split(separator: "\n")
  }
}
