import Findings
import Rules
import Tables

/// Where each column of a list of units stands.
struct UnitListHeader {
  private(set) var positions: [UnitListColumn: Int] = [:]
  private(set) var problems: [Problem] = []
  let width: Int

  /// Reads the first row of the list.
  init(_ row: Row, file: String) {
    width = row.count
    for position in 0..<row.count where !row.isBlank(position) {
      let header = row.text(position)
      let place = Place(file: file, row: row.number, column: position + 1, header: header)
      guard let column = UnitListColumn(rawValue: header.lowercased()) else {
        report(.unknownColumn, place, ["value": header, "suggestion": Self.suggestion(header)])
        continue
      }
      if positions[column] != nil { report(.duplicateColumn, place, ["value": header]) }
      positions[column] = positions[column] ?? position
    }
    for column in UnitListColumn.allCases where column.isRequired && positions[column] == nil {
      report(.missingColumn, Place(file: file, row: row.number), ["column": column.rawValue])
    }
  }

  private mutating func report(_ fault: AgencyFault, _ place: Place, _ facts: [String: String]) {
    let columns = ["columns": UnitListColumn.headers.joined(separator: ", ")]
    problems.append(Problem(fault, at: place, facts.merging(columns) { given, _ in given }))
  }

  private static func suggestion(_ header: String) -> String {
    NearMiss.fact(for: header, among: UnitListColumn.headers)
  }
}
