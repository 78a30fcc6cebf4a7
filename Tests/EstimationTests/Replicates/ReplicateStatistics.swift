import Estimation
import Testing

/// The same estimates from rows and from totals of PSUs.
struct ReplicateStatistics {
  /// Columns of values of rows; those of a domain are 0 outside it.
  let columns: [[Double]]
  let statistic: TotalsStatistic
  let count: Int

  /// Σ w y / Σ w x of pairs of columns.
  static func ratios(_ pairs: [(y: [Double], x: [Double])]) -> ReplicateStatistics {
    ReplicateStatistics(
      columns: pairs.map(\.y) + pairs.map(\.x), statistic: Replication.ratios, count: pairs.count)
  }

  /// Σ w y of columns.
  static func totals(_ columns: [[Double]]) -> ReplicateStatistics {
    ReplicateStatistics(
      columns: columns,
      statistic: { totals, estimates in
        for index in estimates.indices { estimates[index] = totals[index] }
      }, count: columns.count)
  }

  /// Weighted means of columns.
  static func means(_ columns: [[Double]]) -> ReplicateStatistics {
    ratios(columns.map { ($0, $0.map { _ in 1 }) })
  }

  func ofRows(_ weights: [Double]) -> [Double] {
    let totals = columns.map { column in zip(weights, column).reduce(0) { $0 + $1.0 * $1.1 } }
    var estimates = Array(repeating: 0.0, count: count)
    totals.withUnsafeBufferPointer { totals in
      estimates.withUnsafeMutableBufferPointer { statistic(totals, $0) }
    }
    return estimates
  }

  /// Both ways, which must agree.
  func estimates(
    _ replication: Replication, _ design: SampleDesign,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> ReplicatedEstimates {
    let rows = try replication.estimates(weights: design.weights, statistic: ofRows)
    let totals = try PSUTotals(columns, design: design)
    let fast = try #require(
      try replication.estimates(
        of: [totals], count: count, extent: .covariances, statistic: statistic
      ).first)
    let left = try #require(fast.covariances, sourceLocation: sourceLocation)
    let right = try #require(rows.covariances, sourceLocation: sourceLocation)
    for row in 0..<count {
      for column in 0...row {
        let scale = right.standardError(row) * right.standardError(column)
        let difference = abs(left[row, column] - right[row, column])
        #expect(difference <= 1e-11 * scale, sourceLocation: sourceLocation)
      }
    }
    return fast
  }
}

/// Compares standard errors.
func expectErrors(
  _ estimates: ReplicatedEstimates, _ expected: [Double], tolerance: Double = 1e-9,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  #expect(estimates.count == expected.count, sourceLocation: sourceLocation)
  for (index, expected) in expected.enumerated() {
    let error = try #require(estimates.standardError(index), sourceLocation: sourceLocation)
    #expect(abs(error / expected - 1) < tolerance, sourceLocation: sourceLocation)
  }
}
