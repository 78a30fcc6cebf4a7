/// Final weights, and the record of the steps that made them.
///
/// Calibration takes out of a variance what the auxiliaries explain: the influence values z are
/// replaced by their residuals in the regression on a step's columns, weighted by the weights
/// before that step (Deville and Särndal, JASA 87, 1992: 376, 3.4), the last step first; raking is
/// one step on all of its margins. The residuals count with the final weights.
public struct CalibratedWeights: Sendable {
  /// What one step did.
  public struct Step: Sendable {
    /// Rounds of fitting or Newton steps.
    public let iterations: Int
    /// Largest miss of a total after the step, over the grand total; 0 without totals.
    public let largestMiss: Double

    private let columns: AuxiliaryColumns?
    private let before: [Double]
    private let equations: NormalEquations?

    /// - Throws: `EstimationFault.notFinite`.
    init(columns: AuxiliaryColumns?, before: [Double], result: Reweighted) throws {
      iterations = result.iterations
      largestMiss = result.largestMiss
      self.columns = columns
      self.before = before
      equations = try columns.map { try NormalEquations($0, weights: before) }
    }

    /// Largest miss of this step's totals by other weights, such as those after later steps.
    public func largestMiss(of weights: [Double]) -> Double {
      columns?.largestMiss(weights).size ?? 0
    }

    /// What the regression on the step's columns leaves of values. It is done twice: the second
    /// time takes out what rounding left the first time.
    func residuals(_ values: [Double]) -> [Double] {
      guard let columns, let equations else { return values }
      return (0..<2).reduce(values) { rest, _ in
        let fitted = columns.predictor(equations.solve(columns.products(before, rest)))
        return rest.indices.map { before[$0] == 0 ? rest[$0] : rest[$0] - fitted[$0] }
      }
    }
  }

  /// Weights before the first step.
  public let base: [Double]
  /// Weights after the last step.
  public let final: [Double]
  /// The steps, in order.
  public let steps: [Step]

  /// Final over base weights.
  public var summary: WeightSummary { WeightSummary(base: base, final: final) }

  /// An estimate with the final weights whose influence values are residuals: hand it to a design
  /// that holds the final weights.
  ///
  /// - Throws: `EstimationFault.lengthsDiffer`.
  public func residual(of estimate: LinearizedEstimate) throws -> LinearizedEstimate {
    guard estimate.influence.count == final.count else { throw EstimationFault.lengthsDiffer }
    let influence = steps.reversed().reduce(estimate.influence) { $1.residuals($0) }
    return LinearizedEstimate(value: estimate.value, influence: influence)
  }
}
