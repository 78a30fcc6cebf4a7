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
  private let naming: (String) -> [String: String]
  /// Rows of the file that is read, by the refused row that they say they are.
  private let claims: [Int: [Int]]

  /// - Parameters:
  ///   - table: the file, read once to see which rows say the same.
  ///   - naming: facts that name a response of which the key is known.
  init(
    _ lineage: SheetLineage, _ sheet: PlannedSheet, of table: TableFile, at place: Place,
    refused: [Int: RefusedRowState]?, naming: @escaping (String) -> [String: String]
  ) {
    self.lineage = lineage
    mapping = sheet.mapping
    self.place = place
    self.refused = refused
    self.naming = naming
    claims = MendedRows.claims(lineage, sheet, of: table, at: place)
  }

  private static func claims(
    _ lineage: SheetLineage, _ sheet: PlannedSheet, of table: TableFile, at place: Place
  ) -> [Int: [Int]] {
    var claims: [Int: [Int]] = [:]
    var row = Row()
    // A sheet that cannot be read to its end is told of when its rows are imported.
    guard let reader = try? table.reader(ofSheet: sheet.index) else { return claims }
    while (try? reader.next(into: &row)) == true {
      guard row.number >= sheet.mapping.firstDataRow,
        case .success(let number) = lineage.originalRow(of: row, sheet.mapping, at: place)
      else { continue }
      claims[number, default: []].append(row.number)
    }
    return claims
  }

  /// The row in the original file, or why the row is none of those that were refused.
  ///
  /// - Parameter key: identity of the response in the row; nil where it is none.
  func original(of row: Row, key: String?) -> Result<Int, Problem> {
    lineage.originalRow(of: row, mapping, at: place).flatMap { number in
      objection(to: number, row, key).map { .failure($0) } ?? .success(number)
    }
  }

  /// The waiting row that a row can only be although cells of its lineage were emptied: its new fault
  /// then stands for the old one. The row is refused all the same.
  func rowInWait(of row: Row) -> Int? {
    guard let column = mapping.column(of: .row), let number = Int(row.text(column.position)),
      refused?[number] == .waiting, claims[number] == nil
    else { return nil }
    let expected: [(LineageField, String)] = [
      (.batch, lineage.batch?.written ?? ""), (.file, lineage.file), (.sheet, lineage.sheet),
    ]
    let isOther = expected.contains { field, text in
      let written = mapping.column(of: field).map { row.text($0.position) } ?? ""
      return !written.isEmpty && written != text
    }
    return isOther ? nil : number
  }

  private func objection(to number: Int, _ row: Row, _ key: String?) -> Problem? {
    guard let column = mapping.column(of: .row) else { return nil }
    let cell = Cell(row: row, column: column, place: place)
    if let other = claims[number]?.first(where: { $0 != row.number }) {
      return cell.problem(.refusedRowTwice, ["file": lineage.file, "other": "\(other)"])
    }
    guard let refused else { return nil }
    switch refused[number] {
    case nil:
      let batch = lineage.batch.map { "\($0.number)" } ?? ""
      return cell.problem(.rowNotRefused, ["file": lineage.file, "batch": batch])
    case .settled(let settled?) where key != nil && key != settled:
      return cell.problem(
        .rowSettledAsOther, ["file": lineage.file].merging(naming(settled)) { $1 })
    default: return nil
    }
  }
}
