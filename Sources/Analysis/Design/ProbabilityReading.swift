import Findings
import Tables

extension DesignBuilding {
  /// The inclusion probabilities, above 0 and at most 1.
  mutating func probabilities(_ column: ColumnReference) -> [Double]? {
    guard !faulty.contains(column.text) else { return nil }
    let probabilities = table.numbers(of: column)
    report(.missingProbability, column) { probabilities[$0].isNaN }
    report(.probabilityOutside, column) { probabilities[$0] <= 0 || probabilities[$0] > 1 }
    return probabilities
  }

  /// The joint inclusion probabilities of all rows: a table without header, a row and a column a
  /// row of the sample.
  mutating func jointProbabilities() -> [Double]? {
    guard let file = design.jointProbabilities else { return nil }
    do {
      return try jointProbabilities(file)
    } catch {
      report(Problem(whileReading: error, at: file.place))
      return nil
    }
  }

  private mutating func jointProbabilities(_ file: FileReference) throws -> [Double]? {
    let path = FilePath.resolved(file.path, beside: folder)
    var matrix = ProbabilityMatrix(path: path, size: table.rowCount)
    // A wrong size is found by one column too many, before more memory is taken.
    let limits = ReadLimits(
      recordBytes: 64 << 20, columns: min(table.rowCount, ProbabilityMatrix.largest) + 1)
    let reader = try TableFile.open(path, options: ReadOptions(limits: limits))
      .reader(ofSheet: 0)
    var row = Row()
    while try reader.next(into: &row) {
      if !row.isBlank { matrix.append(row) }
    }
    guard matrix.isWhole else {
      report(
        Problem(
          AnalysisFault.jointProbabilitiesWrongSize, at: file.place,
          [
            "rows": "\(matrix.rows)", "columns": "\(matrix.columns)",
            "expected": "\(matrix.size)",
          ]))
      return nil
    }
    for problem in matrix.findings.problems { report(problem) }
    return matrix.values
  }
}

/// Joint probabilities of all rows of a sample, while they are read.
private struct ProbabilityMatrix {
  /// Most rows; the table has as many cells as their square.
  static let largest = 20_000

  let path: String
  /// Rows and columns there must be.
  let size: Int
  private(set) var rows = 0
  /// Columns of the last row that had another number than `size`, else `size`.
  private(set) var columns: Int
  private(set) var values: [Double] = []
  private(set) var findings = CellFindings(limit: 10)

  init(path: String, size: Int) {
    self.path = path
    self.size = size
    columns = size
  }

  var isWhole: Bool { rows == size && columns == size }

  /// Takes a row; of a table of the wrong size only its rows are counted.
  mutating func append(_ row: Row) {
    rows += 1
    if row.count != size { columns = row.count }
    guard rows <= size, columns == size else { return }
    for column in 0..<size {
      let value = row.withBytes(column) { CellNumber.value(of: $0) }
      values.append(value)
      guard !(value > 0 && value <= 1) else { continue }
      findings.add(
        Problem(
          AnalysisFault.jointProbabilityOutside,
          at: Place(file: path, row: row.number, column: column + 1), ["value": row.text(column)]))
    }
  }
}
