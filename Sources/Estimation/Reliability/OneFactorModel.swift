import Foundation

/// One common factor behind some items, covariances λλ' + diag(ψ), fitted by maximum likelihood.
public struct OneFactorModel: Sendable, Hashable {
  /// λ, in the items' own units.
  public let loadings: [Double]
  /// ψ, the variance of each item that the factor leaves.
  public let uniquenesses: [Double]
  /// Items whose uniqueness stopped at the least share allowed: the model explains them too well
  /// (a Heywood case).
  public let itemsAtBound: [Int]

  private static let mostSteps = 200

  /// Fits covariances of at least three items. Starts where R's `factanal` does.
  ///
  /// - Throws: `EstimationFault.tooFewItems`; `.notACovariance` where the matrix has no inverse;
  ///   `.noConvergence`.
  public init(_ covariances: SymmetricMatrix) throws {
    guard covariances.order > 2 else { throw EstimationFault.tooFewItems }
    let correlations = covariances.correlations()
    let factor = try CholeskyFactor(correlations)
    guard factor.isPositiveDefinite, covariances.diagonal.allSatisfy({ $0 > 0 }) else {
      throw EstimationFault.notACovariance
    }
    let share = 1 - 0.5 / Double(covariances.order)
    var fit = try OneFactorLikelihood(
      correlations, logUniquenesses: factor.inverse().diagonal.map { log(share / $0) })
    var steps = 0
    while let better = try fit.improved() {
      fit = better
      steps += 1
      guard steps < OneFactorModel.mostSteps else { throw EstimationFault.noConvergence }
    }
    let deviations = covariances.diagonal.map { $0.squareRoot() }
    loadings = zip(fit.loadings, deviations).map { $0 * $1 }
    uniquenesses = zip(fit.logUniquenesses, deviations).map { exp($0) * $1 * $1 }
    itemsAtBound = fit.itemsAtBound
  }

  /// McDonald's omega total, the share of the variance of the sum that the factor explains:
  /// (Σλ)² / ((Σλ)² + Σψ) (McDonald, Test Theory, 1999: 89).
  public var omega: Double {
    let common = loadings.reduce(0, +)
    return common * common / (common * common + uniquenesses.reduce(0, +))
  }
}
