import Agencies
import Findings
import Tables

/// Finds out which refused row each row of a reject file is, and refuses those that cannot be.
struct MendedRows {
  private let lineage: SheetLineage
  private let mapping: ColumnMapping
  private let place: Place
  /// What became of the rows that the batch refused; nil where nothing of it is in the store.
  private let refused: [Int: RefusedRowState]?
  private let label: (String) -> String
  /// Rows of the file that is read, by the refused row they are.
  private var met: [Int: Int] = [:]

  /// - Parameter label: names a response of which the key is known.
  init(
    _ lineage: SheetLineage, _ mapping: ColumnMapping, at place: Place,
    refused: [Int: RefusedRowState]?, label: @escaping (String) -> String
  ) {
    self.lineage = lineage
    self.mapping = mapping
    self.place = place
    self.refused = refused
    self.label = label
  }

  /// The row in the original file, or why the row is none of those that were refused.
  ///
  /// - Parameter key: identity of the response in the row; nil where it is none.
  mutating func original(of row: Row, key: String?) -> Result<Int, Problem> {
    lineage.originalRow(of: row, mapping, at: place).flatMap { number in
      if let problem = objection(to: number, row, key) { return .failure(problem) }
      met[number] = row.number
      return .success(number)
    }
  }

  private func objection(to number: Int, _ row: Row, _ key: String?) -> Problem? {
    guard let column = mapping.column(of: .row) else { return nil }
    let cell = Cell(row: row, column: column, place: place)
    if let first = met[number] {
      return cell.problem(.refusedRowTwice, ["file": lineage.file, "first": "\(first)"])
    }
    guard let refused else { return nil }
    switch refused[number] {
    case nil:
      let batch = lineage.batch.map { "\($0.number)" } ?? ""
      return cell.problem(.rowNotRefused, ["file": lineage.file, "batch": batch])
    case .settled(let settled?) where key != nil && key != settled:
      return cell.problem(
        .rowSettledAsOther, ["file": lineage.file, "response": label(settled)])
    default: return nil
    }
  }
}
