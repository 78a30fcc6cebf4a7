/// The weighted table of two classifications of the same rows, with the covariances of its cells.
public struct TwoWayTable: Sendable {
  /// Number of row levels.
  public let rowCount: Int
  /// Number of column levels.
  public let columnCount: Int
  /// Estimated totals, row after row.
  public let totals: [Double]
  /// Covariances of the totals.
  public let totalCovariances: SymmetricMatrix
  /// Covariances of the shares totals / Σ totals.
  public let shareCovariances: SymmetricMatrix

  /// Most cells of a table: identifiers are no classification.
  public static let mostCells = 400

  /// A table from totals and covariances estimated elsewhere.
  ///
  /// - Parameters:
  ///   - totals: row after row, `rows × columns` of them.
  ///   - shareCovariances: nil derives them from the totals' by linearisation; replicates may give
  ///     their own.
  /// - Throws: `EstimationFault.lengthsDiffer`, `.notFinite`; `.tooFewLevels` below two rows or
  ///   columns; `.tooManyCells`; `.emptyLevel` where a row or column adds up to nothing.
  public init(
    rows: Int, columns: Int, totals: [Double], totalCovariances: Covariances,
    shareCovariances: Covariances? = nil
  ) throws {
    try TwoWayTable.check(rows: rows, columns: columns)
    let cells = rows * columns
    guard totals.count == cells, totalCovariances.count == cells,
      (shareCovariances?.count ?? cells) == cells
    else { throw EstimationFault.lengthsDiffer }
    let covariances = SymmetricMatrix(totalCovariances)
    guard covariances.isFinite, totals.allSatisfy(\.isFinite) else {
      throw EstimationFault.notFinite
    }
    rowCount = rows
    columnCount = columns
    self.totals = totals
    self.totalCovariances = covariances
    self.shareCovariances =
      shareCovariances.map(SymmetricMatrix.init)
      ?? TwoWayTable.shareCovariances(totals, covariances)
    if let level = (rowTotals + columnTotals).firstIndex(where: { $0 <= 0 }) {
      throw EstimationFault.emptyLevel(level < rows ? level : level - rows)
    }
  }

  /// The table of two classifications under a design, of the levels that occur together.
  ///
  /// - Parameters:
  ///   - rows: level of each row in the first classification; nil is missing, and the row then
  ///     counts in no cell.
  ///   - columns: the same of the second classification.
  public init(
    rows: [Int?], columns: [Int?], design: SampleDesign, domain: [Bool]? = nil
  ) throws {
    let n = design.weights.count
    guard rows.count == n, columns.count == n, (domain?.count ?? n) == n else {
      throw EstimationFault.lengthsDiffer
    }
    let places = (0..<n).compactMap { row -> Place? in
      guard design.weights[row] != 0, domain?[row] ?? true, let level = rows[row],
        let column = columns[row]
      else { return nil }
      return Place(row: row, level: level, column: column)
    }
    let levels = Set(places.map(\.level)).sorted()
    let columnLevels = Set(places.map(\.column)).sorted()
    try TwoWayTable.check(rows: levels.count, columns: columnLevels.count)
    let none = LinearizedEstimate(value: 0, influence: Array(repeating: 0, count: n))
    var cells = Array(repeating: none, count: levels.count * columnLevels.count)
    let levelPosition = TwoWayTable.positions(levels)
    let columnPosition = TwoWayTable.positions(columnLevels)
    for place in places {
      guard let level = levelPosition[place.level], let column = columnPosition[place.column]
      else { continue }
      let cell = level * columnLevels.count + column
      cells[cell].value += design.weights[place.row]
      cells[cell].influence[place.row] = 1
    }
    try self.init(
      rows: levels.count, columns: columnLevels.count, totals: cells.map(\.value),
      totalCovariances: design.covariances(of: cells))
  }

  private static func check(rows: Int, columns: Int) throws {
    guard rows > 1, columns > 1 else { throw EstimationFault.tooFewLevels }
    guard rows <= mostCells, columns <= mostCells, rows * columns <= mostCells else {
      throw EstimationFault.tooManyCells(most: mostCells)
    }
  }

  /// A row of the sample and its levels.
  private struct Place {
    let row: Int
    let level: Int
    let column: Int
  }

  private static func positions(_ levels: [Int]) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($0.element, $0.offset) })
  }

  /// Sum of all cells.
  public var total: Double { totals.reduce(0, +) }

  /// Shares of the total, row after row.
  public var shares: [Double] { totals.map { $0 / total } }

  /// Sum of each row.
  public var rowTotals: [Double] {
    (0..<rowCount).map { row in
      (0..<columnCount).reduce(0) { $0 + totals[row * columnCount + $1] }
    }
  }

  /// Sum of each column.
  public var columnTotals: [Double] {
    (0..<columnCount).map { column in
      (0..<rowCount).reduce(0) { $0 + totals[$1 * columnCount + column] }
    }
  }

  /// What independence expects in each cell: row total × column total / total.
  public var expected: [Double] {
    let (rows, columns, total) = (rowTotals, columnTotals, self.total)
    return rows.flatMap { row in columns.map { row * $0 / total } }
  }

  /// J V J' with J = (I - p 1') / total.
  private static func shareCovariances(_ totals: [Double], _ covariances: SymmetricMatrix)
    -> SymmetricMatrix
  {
    let total = totals.reduce(0, +)
    let shares = totals.map { $0 / total }
    let withTotal = covariances.times(Array(repeating: 1, count: totals.count))
    let ofTotal = covariances.sum
    return SymmetricMatrix(order: totals.count) { row, column in
      (covariances[row, column] - shares[row] * withTotal[column]
        - shares[column] * withTotal[row] + shares[row] * shares[column] * ofTotal)
        / (total * total)
    }
  }
}

extension SymmetricMatrix {
  /// The covariances as a full matrix.
  init(_ covariances: Covariances) {
    self.init(order: covariances.count) { covariances[$0, $1] }
  }
}
