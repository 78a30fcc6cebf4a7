/// R² of every subset of predictors; bit i of a subset's number is predictor i.
///
/// The predictors of a subset enter in order, each by sweeping its part out of those after it, so a
/// subset costs one sweep of the one before it.
struct SubsetRSquares {
  private(set) var values: [Double]

  init(_ model: LinearModelCovariances) {
    let count = model.predictors.order
    values = Array(repeating: 0, count: 1 << count)
    enter(Residuals(model.predictors, model.withResponse), subset: 0, rSquared: 0)
  }

  private mutating func enter(_ residuals: Residuals, subset: Int, rSquared: Double) {
    values[subset] = rSquared
    for next in residuals.first..<residuals.end {
      enter(
        residuals.swept(by: next), subset: subset | 1 << next,
        rSquared: rSquared + residuals.gain(of: next))
    }
  }
}

/// Covariances of what is left of the predictors from `first` on, with each other and the response.
private struct Residuals {
  let first: Int
  let end: Int
  private let predictors: [Double]
  private let withResponse: [Double]

  init(_ predictors: SymmetricMatrix, _ withResponse: [Double]) {
    first = 0
    end = withResponse.count
    self.predictors = predictors.elements
    self.withResponse = withResponse
  }

  private init(first: Int, end: Int, predictors: [Double], withResponse: [Double]) {
    self.first = first
    self.end = end
    self.predictors = predictors
    self.withResponse = withResponse
  }

  private var count: Int { end - first }

  /// What a predictor adds to R².
  func gain(of predictor: Int) -> Double {
    let at = predictor - first
    return withResponse[at] * withResponse[at] / predictors[at * count + at]
  }

  /// What is left of the predictors after `predictor` without their part in it.
  func swept(by predictor: Int) -> Residuals {
    let at = predictor - first
    let pivot = predictors[at * count + at]
    var left: [Double] = []
    left.reserveCapacity((count - at - 1) * (count - at - 1))
    for row in at + 1..<max(at + 1, count) {
      let slope = predictors[row * count + at] / pivot
      for column in at + 1..<count {
        left.append(predictors[row * count + column] - slope * predictors[at * count + column])
      }
    }
    let response = (at + 1..<max(at + 1, count)).map {
      withResponse[$0] - predictors[$0 * count + at] / pivot * withResponse[at]
    }
    return Residuals(first: predictor + 1, end: end, predictors: left, withResponse: response)
  }
}
