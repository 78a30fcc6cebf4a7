/// A step that turns weights into others.
protocol Reweighting: Sendable {
  /// The columns whose totals the step meets; nil for a step without.
  var columns: AuxiliaryColumns? { get }

  /// Everything that can be seen to be wrong before the step is tried.
  func faults(_ weights: [Double]) -> [WeightingFault]

  /// The new weights, for weights without faults.
  func reweight(_ weights: [Double]) throws(WeightingFault) -> Reweighted
}

/// What a step made of weights.
struct Reweighted: Sendable {
  var weights: [Double]
  var iterations = 1
  /// Largest miss of a total over the grand total; 0 where there are none.
  var largestMiss = 0.0
}

/// A step of weighting.
public enum WeightingStep: Sendable {
  /// Post-stratification and raking.
  case rake(Raking)
  /// Calibration by a distance, with or without bounds.
  case calibrate(Calibration)
  /// Limits on the weights.
  case trim(Trimming)

  var reweighting: any Reweighting {
    switch self {
    case .rake(let raking): raking
    case .calibrate(let calibration): calibration
    case .trim(let trimming): trimming
    }
  }
}
