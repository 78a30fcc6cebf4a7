/// Correlations of the predictors of a linear model, with each other and with the response.
struct LinearModelCovariances {
  let predictors: SymmetricMatrix
  let withResponse: [Double]

  /// - Throws: `EstimationFault` where the response or a predictor cannot be in a model.
  init(_ covariances: SymmetricMatrix, response: Int) throws {
    guard covariances.order > 1 else { throw EstimationFault.tooFewItems }
    guard (0..<covariances.order).contains(response) else { throw EstimationFault.lengthsDiffer }
    guard covariances.isFinite else { throw EstimationFault.notFinite }
    guard covariances[response, response] > 0 else {
      throw EstimationFault.responseWithoutVariance
    }
    let others = (0..<covariances.order).filter { $0 != response }
    let dependent = try CholeskyFactor(covariances.submatrix(others)).dependentColumns
    guard dependent.isEmpty else { throw EstimationFault.dependentPredictors(dependent) }
    _ = try CholeskyFactor(covariances.submatrix(others + [response]))
    let correlations = covariances.correlations()
    predictors = correlations.submatrix(others)
    withResponse = others.map { correlations[$0, response] }
  }
}
