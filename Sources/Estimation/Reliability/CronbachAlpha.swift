/// Cronbach's alpha of the covariances of k items: k/(k - 1) (1 - tr C / ΣC) (Cronbach,
/// Psychometrika 16, 1951: 297), and what is read off the same matrix.
public struct CronbachAlpha: Sendable, Hashable {
  /// The covariances.
  public let covariances: SymmetricMatrix
  /// Alpha of the items as they are.
  public let value: Double

  /// Alpha of covariances of at least two items.
  ///
  /// - Throws: `EstimationFault.tooFewItems`, `.notFinite`, `.itemWithoutVariance`,
  ///   `.sumWithoutVariance`.
  public init(_ covariances: SymmetricMatrix) throws {
    guard covariances.order > 1 else { throw EstimationFault.tooFewItems }
    guard covariances.isFinite else { throw EstimationFault.notFinite }
    if let item = covariances.diagonal.firstIndex(where: { $0 <= 0 }) {
      throw EstimationFault.itemWithoutVariance(item: item)
    }
    let size = covariances.elements.reduce(0) { $0 + abs($1) }
    guard covariances.sum > 1e-12 * size else { throw EstimationFault.sumWithoutVariance }
    self.covariances = covariances
    let items = Double(covariances.order)
    value = items / (items - 1) * (1 - covariances.trace / covariances.sum)
  }

  /// Standard error with n persons whose answers are normal:
  /// √(2k²/((k - 1)² (ΣC)³ n) (ΣC (tr C² + (tr C)²) - 2 tr C Σ(C²))) (Duhachek and Iacobucci,
  /// Journal of Applied Psychology 89, 2004: 792, eq. 2).
  public func standardError(rows: Int) -> Double {
    let items = Double(covariances.order)
    let (trace, sum) = (covariances.trace, covariances.sum)
    let traceOfSquare = covariances.elements.reduce(0) { $0 + $1 * $1 }
    let rowSums = covariances.times(Array(repeating: 1, count: covariances.order))
    let sumOfSquare = rowSums.reduce(0) { $0 + $1 * $1 }
    let factor = 2 * items * items / ((items - 1) * (items - 1) * sum * sum * sum)
    let spread = factor * (sum * (traceOfSquare + trace * trace) - 2 * trace * sumOfSquare)
    return (max(0, spread) / Double(rows)).squareRoot()
  }

  /// Alpha of the correlations: of items brought to the same variance. Nil where they add up to 0.
  public var standardized: Double? {
    let correlations = covariances.correlations()
    guard correlations.sum > 0 else { return nil }
    let items = Double(covariances.order)
    return items / (items - 1) * (1 - items / correlations.sum)
  }

  /// Mean of the correlations between different items.
  public var meanCorrelation: Double {
    let items = Double(covariances.order)
    return (covariances.correlations().sum - items) / (items * (items - 1))
  }

  /// Guttman's λ₆ of the correlations R: 1 - Σ(1 - SMC)/ΣR with the squared multiple correlation
  /// 1 - 1/(R⁻¹)ᵢᵢ of each item with the others (Guttman, Psychometrika 10, 1945: 255). Nil where R
  /// has no inverse.
  public var lambda6: Double? {
    let correlations = covariances.correlations()
    guard correlations.sum > 0, let factor = try? CholeskyFactor(correlations),
      factor.isPositiveDefinite
    else { return nil }
    let unexplained = factor.inverse().diagonal.reduce(0) { $0 + 1 / $1 }
    return 1 - unexplained / correlations.sum
  }

  /// Correlation of each item with the sum of the others; nil where that sum does not vary.
  public var itemRestCorrelations: [Double?] {
    let rowSums = covariances.times(Array(repeating: 1, count: covariances.order))
    return (0..<covariances.order).map { item in
      let own = covariances[item, item]
      let rest = covariances.sum - 2 * rowSums[item] + own
      return rest > 0 ? (rowSums[item] - own) / (own * rest).squareRoot() : nil
    }
  }

  /// Alpha without each item; nil where two items are all there are, or the others cancel.
  public var valuesIfDropped: [Double?] {
    (0..<covariances.order).map { item in
      let others = (0..<covariances.order).filter { $0 != item }
      return (try? CronbachAlpha(covariances.submatrix(others)))?.value
    }
  }
}
