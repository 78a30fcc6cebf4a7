/// Steps that make final weights of design weights, one after the other.
public struct Weighting: Sendable {
  /// The steps, in order.
  public let steps: [WeightingStep]

  /// A weighting by steps.
  public init(_ steps: [WeightingStep]) {
    self.steps = steps
  }

  /// Carries out the steps and records what a variance needs of them.
  ///
  /// Every step is checked after it was done: its totals are met within its tolerance.
  ///
  /// - Parameter base: design weights, one a row, none negative; rows of weight 0 stay 0.
  /// - Throws: `EstimationFault.weighting`.
  public func apply(to base: [Double]) throws -> CalibratedWeights {
    var records: [CalibratedWeights.Step] = []
    var weights = base
    for (index, step) in steps.enumerated() {
      let before = weights
      let result = try Weighting.reweight(weights, by: step, index: index)
      weights = result.weights
      records.append(
        try CalibratedWeights.Step(
          columns: step.reweighting.columns, before: before, result: result))
    }
    return CalibratedWeights(base: base, final: weights, steps: records)
  }

  /// Everything that can be seen to be wrong with the first step that has faults; later steps
  /// depend on it.
  public func faults(for base: [Double]) -> [EstimationFault] {
    var weights = base
    for (index, step) in steps.enumerated() {
      let faults = Weighting.faults(weights, step)
      guard faults.isEmpty else { return faults.map { .weighting($0, step: index) } }
      do {
        weights = try step.reweighting.reweight(weights).weights
      } catch {
        return [.weighting(error, step: index)]
      }
    }
    return []
  }

  /// The final weights alone.
  ///
  /// - Throws: `EstimationFault.weighting`.
  func weights(from base: [Double]) throws -> [Double] {
    try steps.enumerated().reduce(base) {
      try Weighting.reweight($0, by: $1.element, index: $1.offset).weights
    }
  }

  private static func reweight(_ weights: [Double], by step: WeightingStep, index: Int) throws
    -> Reweighted
  {
    if let fault = faults(weights, step).first {
      throw EstimationFault.weighting(fault, step: index)
    }
    do {
      return try step.reweighting.reweight(weights)
    } catch {
      throw EstimationFault.weighting(error, step: index)
    }
  }

  private static func faults(_ weights: [Double], _ step: WeightingStep) -> [WeightingFault] {
    let mayBeNegative = step.reweighting.columns == nil
    let invalid = weights.indices.filter {
      !weights[$0].isFinite || (weights[$0] < 0 && !mayBeNegative)
    }
    return invalid.isEmpty ? step.reweighting.faults(weights) : [.invalidWeights(rows: invalid)]
  }
}
