import Findings
import Tables

/// Where the rows of a reject file came from, as its first row says.
struct SheetLineage: Hashable {
  /// Batch that refused them; nil where nothing of it was kept.
  var batch: BatchReference?
  /// Name of the file they were in.
  var file: String
  /// Sheet they were in.
  var sheet: String

  /// Reads the lineage cells of a row; nil where the sheet has none.
  static func read(
    _ row: Row, _ mapping: ColumnMapping, at place: Place
  ) -> Result<SheetLineage, Problem>? {
    guard let file = mapping.column(of: .file), let number = mapping.column(of: .row),
      !row.isBlank(file.position), !row.isBlank(number.position)
    else { return nil }
    var batch: BatchReference?
    if let column = mapping.column(of: .batch), !row.isBlank(column.position) {
      batch = BatchReference(written: row.text(column.position))
      if batch == nil {
        let cell = Cell(row: row, column: column, place: place)
        return .failure(cell.problem(.badBatchReference))
      }
    }
    return .success(
      SheetLineage(
        batch: batch, file: row.text(file.position),
        sheet: mapping.column(of: .sheet).map { row.text($0.position) } ?? ""))
  }

  /// The row in the original file, or what is wrong with the lineage cells of a row.
  func originalRow(
    of row: Row, _ mapping: ColumnMapping, at place: Place
  ) -> Result<Int, Problem> {
    guard let column = mapping.column(of: .row) else { return .success(row.number) }
    guard case .success(let own) = SheetLineage.read(row, mapping, at: place), own == self else {
      let found = mapping.column(of: .file).map { row.text($0.position) } ?? ""
      return .failure(
        Problem(
          ResponseFault.foreignLineage, at: place.at(column, row: row.number),
          ["value": found, "expected": file]))
    }
    guard let number = Int(row.text(column.position)), number > 0 else {
      let cell = Cell(row: row, column: column, place: place)
      return .failure(cell.problem(.badLineageRow))
    }
    return .success(number)
  }
}
