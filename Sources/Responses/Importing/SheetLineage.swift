import Findings
import Tables

/// Where the rows of a sheet of a reject file came from.
struct SheetLineage: Hashable {
  /// Batch that refused them; nil where nothing of it was kept.
  var batch: BatchReference?
  /// Name of the file they were in.
  var file: String
  /// Sheet they were in.
  var sheet: String

  /// Columns without which nobody knows where the rows of a reject file came from.
  private static let needed: [LineageField] = [.batch, .file, .row]

  /// What most of the first rows say; nil for a sheet that is none of a reject file. A row that says
  /// otherwise is refused by itself.
  static func read(
    _ rows: [Row], _ mapping: ColumnMapping, at place: Place
  ) -> Result<SheetLineage, Problem>? {
    guard needed.contains(where: { mapping.column(of: $0) != nil }), let first = rows.first else {
      return nil
    }
    if let lacking = needed.first(where: { mapping.column(of: $0) == nil }) {
      let facts = ["column": lacking.rawValue]
      return .failure(Problem(ResponseFault.lineageColumnMissing, at: place, facts))
    }
    let found = rows.compactMap { read($0, mapping, at: place) }
    let said = found.compactMap { try? $0.get() }
    let counts = said.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let most = counts.values.max()
    return said.first { counts[$0] == most }.map { .success($0) } ?? found.first
      ?? mapping.column(of: .file).map { column in
        .failure(
          Cell(row: first, column: column, place: place)
            .problem(.lineageMissing, ["expected": "…"]))
      }
  }

  private static func read(
    _ row: Row, _ mapping: ColumnMapping, at place: Place
  ) -> Result<SheetLineage, Problem>? {
    guard let file = mapping.column(of: .file), !row.isBlank(file.position) else { return nil }
    return batch(of: row, mapping, at: place).map { batch in
      SheetLineage(
        batch: batch, file: row.text(file.position),
        sheet: mapping.column(of: .sheet).map { row.text($0.position) } ?? "")
    }
  }

  /// The batch that a row names; nil for one of a dry run.
  private static func batch(
    of row: Row, _ mapping: ColumnMapping, at place: Place
  ) -> Result<BatchReference?, Problem> {
    guard let column = mapping.column(of: .batch) else { return .success(nil) }
    let cell = Cell(row: row, column: column, place: place)
    if cell.text == BatchReference.trial { return .success(nil) }
    guard !cell.text.isEmpty else {
      return .failure(cell.problem(.lineageMissing, ["expected": "…/…/…"]))
    }
    guard let batch = BatchReference(written: cell.text) else {
      return .failure(cell.problem(.badBatchReference))
    }
    return .success(batch)
  }

  /// The first cell of some rows that names a batch.
  static func batchCell(in rows: [Row], _ mapping: ColumnMapping, at place: Place) -> Place? {
    guard let column = mapping.column(of: .batch) else { return nil }
    return rows.first { BatchReference(written: $0.text(column.position)) != nil }
      .map { place.at(column, row: $0.number) }
  }

  /// The row in the original file, or what is wrong with the first wrong lineage cell of a row.
  func originalRow(
    of row: Row, _ mapping: ColumnMapping, at place: Place
  ) -> Result<Int, Problem> {
    let expected: [(LineageField, String)] = [
      (.batch, batch?.written ?? BatchReference.trial), (.file, file), (.sheet, sheet),
    ]
    for (field, text) in expected {
      guard let column = mapping.column(of: field), row.text(column.position) != text else {
        continue
      }
      let cell = Cell(row: row, column: column, place: place)
      return .failure(
        cell.problem(cell.text.isEmpty ? .lineageMissing : .foreignLineage, ["expected": text]))
    }
    guard let column = mapping.column(of: .row) else { return .success(row.number) }
    guard let number = Int(row.text(column.position)), number > 0 else {
      let cell = Cell(row: row, column: column, place: place)
      return .failure(cell.problem(.badLineageRow))
    }
    return .success(number)
  }
}
