/// Shares of R² that belong to each predictor of a linear model, from covariances alone: elements
/// of a service as drivers of overall satisfaction.
public struct RelativeImportance: Sendable, Hashable {
  /// One a predictor, in order; they add up to R².
  public let shares: [Double]

  /// R² of the model with all predictors.
  public var rSquared: Double { shares.reduce(0, +) }

  /// Shares of R² in parts of it; nil where the model explains nothing.
  public var relativeShares: [Double]? {
    rSquared > 0 ? shares.map { $0 / rSquared } : nil
  }
}

extension RelativeImportance {
  /// Most predictors of which all subsets are tried.
  public static let mostPredictors = 20

  /// What each predictor adds to R², averaged over all orders in which predictors can enter (LMG:
  /// Lindeman, Merenda and Gold 1980: 119; Grömping, Journal of Statistical Software 17, 2006; the
  /// Shapley value of R²).
  ///
  /// - Parameters:
  ///   - covariances: of the response and its predictors, design-weighted as they may be.
  ///   - response: position of the response; the other positions are predictors, in order.
  /// - Throws: `EstimationFault.tooFewItems` without a predictor; `.tooManyPredictors`;
  ///   `.notFinite`; `.responseWithoutVariance`; `.notACovariance`; `.dependentPredictors` where one
  ///   is constant or determined by others.
  public static func lmg(_ covariances: SymmetricMatrix, response: Int) throws
    -> RelativeImportance
  {
    let model = try LinearModelCovariances(covariances, response: response)
    let count = model.predictors.order
    guard count <= mostPredictors else {
      throw EstimationFault.tooManyPredictors(most: mostPredictors)
    }
    let rSquared = SubsetRSquares(model).values
    let weights = orderShares(count)
    var shares = Array(repeating: 0.0, count: count)
    for subset in 0..<(1 << count) {
      let size = subset.nonzeroBitCount
      for predictor in 0..<count where subset & (1 << predictor) == 0 {
        shares[predictor] += weights[size] * (rSquared[subset | 1 << predictor] - rSquared[subset])
      }
    }
    return RelativeImportance(shares: shares)
  }

  /// Johnson's relative weights (Multivariate Behavioral Research 35, 2000: 1): R² of the
  /// orthogonal variables closest to the predictors, given back to the predictors by their squared
  /// correlations with them. Close to `lmg` and cheap for any number of predictors.
  ///
  /// - Throws: as `lmg`, without its limit.
  public static func johnson(_ covariances: SymmetricMatrix, response: Int) throws
    -> RelativeImportance
  {
    let model = try LinearModelCovariances(covariances, response: response)
    let eigen = try SymmetricEigen(model.predictors)
    let count = model.predictors.order
    let roots = eigen.values.map { max(0, $0).squareRoot() }
    let root = SymmetricMatrix(order: count) { row, column in
      (0..<count).reduce(0) { $0 + eigen.vectors[$1][row] * eigen.vectors[$1][column] * roots[$1] }
    }
    let inverse = SymmetricMatrix(order: count) { row, column in
      (0..<count).reduce(0) { $0 + eigen.vectors[$1][row] * eigen.vectors[$1][column] / roots[$1] }
    }
    let slopes = inverse.times(model.withResponse)
    return RelativeImportance(
      shares: (0..<count).map { predictor in
        (0..<count).reduce(0) {
          $0 + root[predictor, $1] * root[predictor, $1] * slopes[$1] * slopes[$1]
        }
      })
  }

  /// Share of all orders of p predictors in which exactly one given set of s others stands before a
  /// given predictor: s! (p - s - 1)! / p!.
  private static func orderShares(_ predictors: Int) -> [Double] {
    (0..<predictors).map { size in
      var share = 1 / Double(predictors)
      for k in 0..<size { share *= Double(k + 1) / Double(predictors - 1 - k) }
      return share
    }
  }
}
