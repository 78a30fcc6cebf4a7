/// Wald's test that several linear contrasts of some estimates are all 0: that domains do not
/// differ, that nothing changed in any of them.
///
/// W = (Cθ)' (C V C')⁻¹ Cθ, referred as W/k to F on k and ν degrees of freedom. Contrasts that
/// follow from the ones before them are left out of k.
public struct ContrastTest: Sendable, Hashable {
  /// Values of the contrasts.
  public let values: [Double]
  /// Covariances of the contrasts.
  public let covariances: SymmetricMatrix
  /// Contrasts that follow from the ones before them.
  public let redundant: [Int]
  /// W/k.
  public let statistic: Double
  /// k.
  public let numeratorDF: Double
  /// ν.
  public let denominatorDF: Double
  /// Probability of a statistic as large where all contrasts are 0.
  public let p: Double

  /// Tests contrasts, one row of coefficients each.
  ///
  /// - Throws: `EstimationFault.lengthsDiffer`, `.notFinite`, `.noDegreesOfFreedom`;
  ///   `.singularCovariances` where no contrast has variance, or one that seems redundant
  ///   contradicts the others.
  public init(
    _ coefficients: [[Double]], of estimates: [Double], covariances: Covariances,
    degreesOfFreedom: Double
  ) throws {
    guard covariances.count == estimates.count,
      coefficients.allSatisfy({ $0.count == estimates.count })
    else { throw EstimationFault.lengthsDiffer }
    guard (coefficients.joined() + estimates).allSatisfy(\.isFinite) else {
      throw EstimationFault.notFinite
    }
    guard degreesOfFreedom > 0 else { throw EstimationFault.noDegreesOfFreedom }
    let full = SymmetricMatrix(covariances)
    let spread = coefficients.map(full.times)
    let matrix = SymmetricMatrix(order: coefficients.count) {
      ContrastTest.product(coefficients[$0], spread[$1])
    }
    let values = coefficients.map { ContrastTest.product($0, estimates) }
    let factor = try CholeskyFactor(matrix)
    let scale = values.map(abs).max() ?? 0
    let independent = coefficients.count - factor.dependentColumns.count
    guard independent > 0,
      factor.contradictions(values).allSatisfy({ abs($0) <= 1e-8 * scale })
    else { throw EstimationFault.singularCovariances }
    self.values = values
    self.covariances = matrix
    redundant = factor.dependentColumns
    numeratorDF = Double(independent)
    denominatorDF = degreesOfFreedom
    statistic = ContrastTest.product(values, factor.solve(values)) / Double(independent)
    p = FDistribution.upperTail(statistic, Double(independent), degreesOfFreedom)
    guard p.isFinite else { throw EstimationFault.notFinite }
  }

  /// Tests that all estimates are equal.
  public static func equality(
    of estimates: [Double], covariances: Covariances, degreesOfFreedom: Double
  ) throws -> ContrastTest {
    let contrasts = estimates.indices.dropFirst().map { other in
      estimates.indices.map { $0 == 0 ? -1.0 : $0 == other ? 1 : 0 }
    }
    return try ContrastTest(
      contrasts, of: estimates, covariances: covariances, degreesOfFreedom: degreesOfFreedom)
  }

  private static func product(_ first: [Double], _ second: [Double]) -> Double {
    zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
