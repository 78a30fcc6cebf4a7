/// Wald's test that no cell of a two-way table departs from independence (Koch, Freeman and
/// Freeman, International Statistical Review 43, 1975: 59): W = Y' V⁻¹ Y of observed less expected
/// totals, without the first row and column.
public struct WaldTest: Sendable, Hashable {
  /// W.
  public let statistic: Double
  /// Degrees of freedom k of the table: (rows - 1)(columns - 1).
  public let tableDF: Double
  /// Degrees of freedom ν of the design.
  public let designDF: Double

  /// The test of a table.
  ///
  /// - Throws: `EstimationFault.noDegreesOfFreedom`; `.singularCovariances` where the departures
  ///   of some cells determine others, as when the design has fewer degrees of freedom than the
  ///   table.
  public init(_ table: TwoWayTable, designDF: Double) throws {
    guard designDF > 0 else { throw EstimationFault.noDegreesOfFreedom }
    let cells = (1..<table.rowCount).flatMap { row in
      (1..<table.columnCount).map { row * table.columnCount + $0 }
    }
    let slopes = cells.map { WaldTest.slopes(of: $0, table) }
    let spread = slopes.map(table.totalCovariances.times)
    let covariances = SymmetricMatrix(order: cells.count) { first, second in
      zip(slopes[first], spread[second]).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let factor = try CholeskyFactor(covariances)
    guard factor.isPositiveDefinite else { throw EstimationFault.singularCovariances }
    let departures = cells.map { table.totals[$0] - table.expected[$0] }
    statistic = zip(departures, factor.solve(departures)).reduce(0) { $0 + $1.0 * $1.1 }
    tableDF = Double(cells.count)
    self.designDF = designDF
  }

  /// W/k on k and ν degrees of freedom.
  public func plain() throws -> AssociationTest {
    let f = statistic / tableDF
    return try AssociationTest(
      .wald, f, numeratorDF: tableDF, denominatorDF: designDF,
      p: FDistribution.upperTail(f, tableDF, designDF))
  }

  /// W(ν - k + 1)/(kν) on k and ν - k + 1 degrees of freedom (Thomas and Rao 1987).
  ///
  /// - Throws: `EstimationFault.noDegreesOfFreedom` where k exceeds ν.
  public func adjusted() throws -> AssociationTest {
    let rest = designDF - tableDF + 1
    guard rest > 0 else { throw EstimationFault.noDegreesOfFreedom }
    let f = statistic * rest / (tableDF * designDF)
    return try AssociationTest(
      .adjustedWald, f, numeratorDF: tableDF, denominatorDF: rest,
      p: FDistribution.upperTail(f, tableDF, rest))
  }

  /// Derivatives of T_ij - T_i T_j / T by each cell total.
  private static func slopes(of cell: Int, _ table: TwoWayTable) -> [Double] {
    let (row, column) = (cell / table.columnCount, cell % table.columnCount)
    let rowShare = table.rowTotals[row] / table.total
    let columnShare = table.columnTotals[column] / table.total
    return table.totals.indices.map { other in
      var slope = rowShare * columnShare
      if other == cell { slope += 1 }
      if other / table.columnCount == row { slope -= columnShare }
      if other % table.columnCount == column { slope -= rowShare }
      return slope
    }
  }
}
