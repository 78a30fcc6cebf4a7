import Analysis
import Estimation

/// The sample with its final weights, and how they came about.
struct WeightedSample: Sendable {
  /// The design with the weights before calibration.
  let base: SampleDesign
  /// The design with the final weights.
  let design: SampleDesign
  /// The steps of weighting; nil where there are none.
  let weighting: Weighting?
  /// What the steps did; nil where there are none.
  let weights: CalibratedWeights?
  /// The record of calibration that variances need; nil where no step met totals.
  let calibrated: CalibratedWeights?
  /// Degrees of freedom of the whole design.
  let degreesOfFreedom: Double
  /// The weights as whole numbers; nil where they are none, or were calibrated.
  let wholeWeights: WholeWeights?

  /// A sample weighted by the steps of a spec.
  ///
  /// - Throws: `EstimationFault`.
  init(_ input: AnalysisInput) throws {
    base = try SampleDesign(input.design, input.spec.design)
    guard !input.calibration.isEmpty else {
      design = base
      (weighting, weights, calibrated) = (nil, nil, nil)
      wholeWeights = WholeWeights(base.weights)
      degreesOfFreedom = Double(base.degreesOfFreedom())
      return
    }
    let weighting = try Weighting(input.calibration, rows: base.rows)
    let weights = try weighting.apply(to: base.weights)
    self.weighting = weighting
    wholeWeights = nil
    self.weights = weights
    calibrated = input.calibration.contains(where: \.meetsTotals) ? weights : nil
    design = try base.reweighted(weights.final)
    degreesOfFreedom = Double(design.degreesOfFreedom())
  }

  /// The final weights in short.
  var summary: WeightSummary {
    weights?.summary ?? wholeWeights?.summary
      ?? WeightSummary(base: base.weights, final: base.weights)
  }
}

extension PreparedStep {
  fileprivate var meetsTotals: Bool {
    if case .trim = self { false } else { true }
  }
}
