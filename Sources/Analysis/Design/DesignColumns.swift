import Findings

/// The design of a sample as dense ids a row, checked against the contract: what
/// `Estimation.SampleDesign` is made of.
public struct DesignColumns: Sendable {
  /// A stage of the sample.
  public struct Stage: Sendable {
    /// Unit of each row, unique over the whole table.
    public let units: RowIDs
    /// Number of units, or share of them, in the set the unit was drawn from, a row each; nil for
    /// a stage drawn with replacement.
    public let populationSizes: [Double]?
  }

  /// Sample of each row; nil for one sample.
  public let samples: RowIDs?
  /// First-stage stratum of each row, within its sample.
  public let strata: RowIDs
  /// The stages, the PSU first. At least one: without clusters every row is its own PSU.
  public let stages: [Stage]
  /// Weight of each row; nil where the spec names no column of weights.
  public let weights: [Double]?
  /// Inclusion probability of each row; nil where none are given.
  public let probabilities: [Double]?
  /// Joint inclusion probabilities, row after row; nil where none are given.
  public let jointProbabilities: [Double]?
}
