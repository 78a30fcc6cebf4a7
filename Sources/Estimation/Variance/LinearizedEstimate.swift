/// An estimate with the influence of every row on it: the first-order change of the estimate per
/// unit of the row's weight. Rows outside the domain have influence 0.
public struct LinearizedEstimate: Sendable, Hashable {
  /// The estimate.
  public var value: Double
  /// One influence value a row, weights not applied.
  public var influence: [Double]

  /// An estimate whose influence values were derived elsewhere.
  public init(value: Double, influence: [Double]) {
    self.value = value
    self.influence = influence
  }

  /// R = Σ w y / Σ w x over a domain, with influence (y - R x) / Σ w x (Särndal, Swensson and
  /// Wretman 1992, 5.7). Rows without an answer have y = x = 0. Nil where Σ w x is 0, also where
  /// positive and negative terms cancel up to rounding.
  public static func ratio(
    _ numerator: [Double], over denominator: [Double], weights: [Double], domain: [Bool]? = nil
  ) -> LinearizedEstimate? {
    var numeratorSum = CompensatedSum()
    var denominatorSum = CompensatedSum()
    var denominatorSize = 0.0
    for row in weights.indices where domain?[row] ?? true {
      numeratorSum.add(weights[row] * numerator[row])
      denominatorSum.add(weights[row] * denominator[row])
      denominatorSize += abs(weights[row] * denominator[row])
    }
    let total = RoundingNoise.cleared(denominatorSum.value, scale: denominatorSize)
    guard total != 0 else { return nil }
    let ratio = numeratorSum.value / total
    var influence = Array(repeating: 0.0, count: weights.count)
    for row in weights.indices where domain?[row] ?? true {
      influence[row] = (numerator[row] - ratio * denominator[row]) / total
    }
    return LinearizedEstimate(value: ratio, influence: influence)
  }

  /// Σ w y over a domain, with influence y. Rows without an answer have y = 0.
  public static func total(_ values: [Double], weights: [Double], domain: [Bool]? = nil)
    -> LinearizedEstimate
  {
    var sum = CompensatedSum()
    var influence = Array(repeating: 0.0, count: weights.count)
    for row in weights.indices where domain?[row] ?? true {
      sum.add(weights[row] * values[row])
      influence[row] = values[row]
    }
    return LinearizedEstimate(value: sum.value, influence: influence)
  }

  /// Weighted mean of the answers given in a domain; nil is no answer. Nil without any.
  public static func mean(_ values: [Double?], weights: [Double], domain: [Bool]? = nil)
    -> LinearizedEstimate?
  {
    ratio(
      values.map { $0 ?? 0 }, over: values.map { $0 == nil ? 0 : 1 }, weights: weights,
      domain: domain)
  }

  /// A smooth function of estimates: its value and its partial derivatives there (delta method).
  public static func smooth(_ estimates: [LinearizedEstimate], value: Double, gradient: [Double])
    -> LinearizedEstimate
  {
    var influence = Array(repeating: 0.0, count: estimates.first?.influence.count ?? 0)
    for (estimate, slope) in zip(estimates, gradient) {
      for row in influence.indices { influence[row] += slope * estimate.influence[row] }
    }
    return LinearizedEstimate(value: value, influence: influence)
  }

  /// Σ coefficient × estimate.
  public static func combination(_ estimates: [LinearizedEstimate], coefficients: [Double])
    -> LinearizedEstimate
  {
    let value = zip(estimates, coefficients).reduce(0) { $0 + $1.0.value * $1.1 }
    return smooth(estimates, value: value, gradient: coefficients)
  }
}
