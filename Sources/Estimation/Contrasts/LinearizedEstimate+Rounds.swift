extension LinearizedEstimate {
  /// The same estimate in a longer table in which its rows start at `offset`.
  ///
  /// Two rounds become one table, one after the other. A design of that table in which PSUs visited
  /// twice keep their id gives the covariance of both rounds; strata of their own for each round
  /// make them independent.
  ///
  /// - Throws: `EstimationFault.lengthsDiffer` where the rows do not fit.
  public func placed(at offset: Int, of rows: Int) throws -> LinearizedEstimate {
    guard offset >= 0, offset + influence.count <= rows else {
      throw EstimationFault.lengthsDiffer
    }
    let before = Array(repeating: 0.0, count: offset)
    let after = Array(repeating: 0.0, count: rows - offset - influence.count)
    return LinearizedEstimate(value: value, influence: before + influence + after)
  }
}
