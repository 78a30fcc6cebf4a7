/// Weights as near to those before as a distance allows whose totals of auxiliaries are the known
/// ones: the linear distance gives the generalised regression estimator (Deville and Särndal 1992;
/// Särndal, Swensson and Wretman 1992, 6.4).
///
/// The Lagrange multipliers are found by Newton's method on the dual, a concave function, with step
/// halving; totals that follow from others are allowed where they agree.
public struct Calibration: Reweighting {
  /// Largest miss, over the grand total, that counts as met.
  public let tolerance: Double
  /// Newton steps at most.
  public let maximumIterations: Int

  let auxiliaries: [Auxiliary]
  private let constraints: AuxiliaryColumns
  private let function: RatioFunction

  /// A calibration to the totals of auxiliaries.
  ///
  /// - Parameters:
  ///   - bounds: on the ratio of new to old weight; nil for none.
  ///   - rows: rows of the sample.
  /// - Throws: `WeightingFault` where lists, totals, bounds or limits cannot be used.
  public init(
    _ auxiliaries: [Auxiliary], rows: Int, distance: CalibrationDistance,
    bounds: ClosedRange<Double>? = nil, tolerance: Double = 1e-10, maximumIterations: Int = 200
  ) throws(WeightingFault) {
    guard tolerance > 0, maximumIterations > 0 else { throw .invalidLimits }
    constraints = try AuxiliaryColumns(auxiliaries, rows: rows)
    function = try RatioFunction(distance, bounds: bounds)
    self.auxiliaries = auxiliaries
    self.tolerance = tolerance
    self.maximumIterations = maximumIterations
  }

  var columns: AuxiliaryColumns? { constraints }

  func faults(_ weights: [Double]) -> [WeightingFault] {
    guard weights.count == constraints.rows else { return [.wrongLength] }
    if let fault = AuxiliaryColumns.missing(in: auxiliaries, weights: weights) { return [fault] }
    let faults = auxiliaries.enumerated().flatMap { index, auxiliary in
      guard case .cells(let margin) = auxiliary else { return [WeightingFault]() }
      return margin.faults(index: index, weights: weights, allowsFreeCells: true)
    }
    return faults.isEmpty ? totalsBeyondBounds(weights) : faults
  }

  func reweight(_ weights: [Double]) throws(WeightingFault) -> Reweighted {
    var search = DualSearch(constraints, function, weights)
    try search.checkAgreement(tolerance: tolerance)
    var iterations = 0
    while search.largestMiss.size > tolerance, iterations < maximumIterations, search.step() {
      iterations += 1
    }
    let (size, constraint) = search.largestMiss
    guard size <= tolerance else {
      throw .notConverged(iterations: iterations, largestMiss: size, at: constraint)
    }
    return Reweighted(weights: search.weights, iterations: iterations, largestMiss: size)
  }

  /// Totals that no ratios within the bounds can give, each for itself.
  private func totalsBeyondBounds(_ weights: [Double]) -> [WeightingFault] {
    let floor = function.distance == .raking ? max(0, function.lower) : function.lower
    guard floor.isFinite || function.upper.isFinite else { return [] }
    let (positive, negative) = constraints.signedProducts(weights)
    return constraints.totals.indices.compactMap { column in
      func reach(_ first: Double, _ second: Double) -> Double {
        (positive[column] == 0 ? 0 : positive[column] * first)
          + (negative[column] == 0 ? 0 : negative[column] * second)
      }
      let (lowest, highest) = (reach(floor, function.upper), reach(function.upper, floor))
      let slack = tolerance * constraints.grandTotal * constraints.magnitudes[column]
      let total = constraints.totals[column]
      guard total < lowest - slack || total > highest + slack else { return nil }
      return .totalBeyondBounds(
        constraints.constraints[column], given: total, lowest: lowest.finite,
        highest: highest.finite)
    }
  }
}

extension AuxiliaryColumns {
  /// X'w of the positive and of the negative values of X apart.
  fileprivate func signedProducts(_ weights: [Double]) -> (positive: [Double], negative: [Double]) {
    var (positive, negative) = (products(weights), Array(repeating: 0.0, count: count))
    for case .quantity(let values, let column) in terms {
      positive[column] = zip(weights, values).compensatedSum { $0.0 * max(0, $0.1) }
      negative[column] = zip(weights, values).compensatedSum { $0.0 * min(0, $0.1) }
    }
    return (positive, negative)
  }
}
