import Tables

/// Whether the rows of a sheet say weights. Where one does, a blank cell is a weight that nobody
/// wrote down; where none does, the column is not used and every response has the weight 1.
enum StatedWeights {
  /// Reads the sheet as far as the first weight. One that cannot be read to its end is told of when
  /// its rows are imported.
  ///
  /// A row of a reject file whose weight was missing says that its sheet has weights, although those
  /// of the other rows went in with them.
  static func areExpected(in sheet: PlannedSheet, of table: TableFile) -> Bool {
    guard let column = sheet.mapping.columns(of: .weight).first,
      let reader = try? table.reader(ofSheet: sheet.index)
    else { return false }
    let codes = sheet.mapping.column(of: .errorCodes)
    var row = Row()
    while (try? reader.next(into: &row)) == true {
      guard row.number >= sheet.mapping.firstDataRow else { continue }
      if !row.isBlank(column.position) { return true }
      if let codes, wasMissing(row.text(codes.position)) { return true }
    }
    return false
  }

  private static func wasMissing(_ codes: String) -> Bool {
    codes.split(separator: " ").contains { $0 == ResponseFault.missingWeight.rawValue }
  }
}
