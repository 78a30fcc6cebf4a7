import Findings

/// Puts the steps of calibration together with a table.
struct CalibrationPreparation {
  /// Most rows of a file of totals.
  static let mostTotals = 10_000_000

  let table: DataTable
  /// Folder of the spec.
  let folder: String
  var problems: [Problem] = []

  init(_ table: DataTable, beside folder: String) {
    self.table = table
    self.folder = folder
  }

  /// A step; nil where it contradicts the data, which is in `problems`.
  mutating func step(_ step: CalibrationStep) -> PreparedStep? {
    switch step {
    case .postStratify(let step):
      totals(step).flatMap { matchedCells(step.by, $0, step.place) }.map { .postStratify($0) }
    case .rake(let margins, let tolerance): raking(margins, tolerance)
    case .calibrate(let step): calibration(step)
    case .trim(let trimming): .trim(trimming)
    }
  }

  private mutating func raking(_ margins: [Margin], _ tolerance: Double) -> PreparedStep? {
    let cells = margins.compactMap { matchedCells([$0.column], $0.totals, $0.place) }
    return cells.count == margins.count ? .rake(cells, tolerance: tolerance) : nil
  }

  private mutating func calibration(_ step: Calibration) -> PreparedStep? {
    let before = problems.count
    let columns = step.totals.map { values($0.variable, $0.place) }
    return problems.count == before ? .calibrate(step, columns: columns) : nil
  }

  private mutating func values(_ variable: Calibration.Variable, _ place: Place) -> [Double] {
    switch variable {
    case .population: return Array(repeating: 1, count: table.rowCount)
    case .sum(let column):
      let numbers = table.numbers(of: column)
      reportMissing(column) { numbers[$0].isNaN }
      return numbers
    case .value(let column, let value):
      let (codes, values) = table.values(of: column).coded
      reportMissing(column) { codes[$0] < 0 }
      let matches = values.matches([value])
      let indicator = codes.map { $0 >= 0 && matches[Int($0)] ? 1.0 : 0 }
      if !indicator.contains(1) {
        problems.append(
          Problem(
            AnalysisFault.totalWithoutSample, at: place,
            ["cell": "\(column.text)=\(value.text)"]))
      }
      return indicator
    }
  }

  /// The cell of each row among stated totals; every cell needs a total and every total a cell.
  private mutating func matchedCells(
    _ columns: [ColumnReference], _ totals: [StatedTotal], _ place: Place
  ) -> CalibrationCells? {
    let before = problems.count
    let storages = columns.map { table.values(of: $0) }
    for (column, values) in zip(columns, storages) {
      reportMissing(column) { values.isMissing($0) }
    }
    guard problems.count == before else { return nil }
    let ids = RowIDs(storages, rows: table.rowCount)
    let cells = ids.positions(among: totals)
    problems += ids.problems(columns, totals, cells, at: place)
    guard problems.count == before else { return nil }
    return CalibrationCells(ofRow: ids.ofRow.map { cells[$0] ?? 0 }, totals: totals)
  }

  private mutating func reportMissing(
    _ column: ColumnReference, where isMissing: (Int) -> Bool
  ) {
    var findings = CellFindings(limit: 10)
    for row in 0..<table.rowCount where isMissing(row) {
      findings.add(
        Problem(
          AnalysisFault.missingMargin, at: table.origins.place(row, column: column.text),
          ["column": column.text]))
    }
    problems += findings.problems
  }
}
