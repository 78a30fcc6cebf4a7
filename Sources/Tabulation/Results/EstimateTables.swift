import Findings

/// Everything `sipas.estimates/1` says: the design, the weights, and the tables that a spec asked
/// for. Tables that were not asked for are empty.
public struct EstimateTables: Sendable, Hashable {
  /// Name and version of the contract.
  public static let schema = "sipas.estimates/1"

  /// How the work ended; the program's exit status.
  public enum Outcome: Int, Sendable {
    /// Nothing to say.
    case done = 0
    /// Done, and `problems` says what should be looked at.
    case findings = 1
    /// The spec has to be corrected.
    case spec = 2
    /// The data cannot be read.
    case data = 3
    /// The data contradict the design, or there is no solution.
    case design = 4
  }

  /// How the work ended.
  public var outcome: Outcome = .done
  /// The design as it was understood; nil where it was never reached.
  public var design: DesignSummary?
  /// The final weights; nil where there are none.
  public var weights: WeightRow?
  /// Steps of calibration, in order.
  public var calibration: [CalibrationRow] = []
  /// Estimates, in the order of the spec, then of its tables, domains and columns.
  public var estimates: [EstimateRow] {
    get { Array(estimateRows) }
    set { estimateRows = EstimateRows(newValue) }
  }
  var estimateRows = EstimateRows()
  /// Differences, in the same order.
  public var differences: [DifferenceRow] = []
  /// Tests of independence.
  public var tests: [TestRow] = []
  /// Reliability of scales.
  public var reliability: [ReliabilityRow] = []
  /// Ranks of units.
  public var ranks: [RankRow] = []
  /// Small-area estimates.
  public var smallAreas: [SmallAreaRow] = []
  /// What was found, in the order it was found.
  public var problems: [Problem] = []

  /// The strata of the design, where it was to be explained; not part of the contract.
  public var strata: [StratumRow] = []
  /// The weights a spec wants in a file.
  public var finalWeights: FinalWeights?

  /// Nothing yet.
  public init() {}

  /// No tables: what a hindrance leaves.
  public init(hinderedBy problems: [Problem], _ outcome: Outcome) {
    self.problems = problems
    self.outcome = outcome
  }
}
