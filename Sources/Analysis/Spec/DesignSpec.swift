import Findings

/// How the rows came into the sample, as a spec says it.
public struct DesignSpec: Sendable {
  /// What a stratum with one PSU adds to a variance.
  public enum LonePSU: String, Sendable, CaseIterable {
    case fail, remove, certainty, adjust, average
  }

  /// How far the variance goes down.
  public enum Stages: String, Sendable, CaseIterable {
    case all, first
  }

  /// Variance under unequal probabilities without replacement.
  public enum UnequalMethod: Sendable, Hashable {
    case horvitzThompson
    case yatesGrundy
    case brewer
    case overton
    /// With c = Σπ²/n over the frame.
    case hartleyRao(Double)
  }

  /// Columns that are crossed to strata; none: one stratum.
  public var strata: [ColumnReference] = []
  /// A column a stage, the PSU first; none: every row is its own PSU.
  public var clusters: [ColumnReference] = []
  /// Whether cluster ids start again in every stratum.
  public var isNested = false
  /// Column of the weights.
  public var weights: ColumnReference?
  /// A column a stage: numbers of units, or fractions; none: drawn with replacement.
  public var populationSizes: [ColumnReference] = []
  /// How far the variance goes down.
  public var stages = Stages.all
  /// Column whose values are independent samples.
  public var samples: ColumnReference?
  /// Policy for a lone PSU.
  public var lonePSU = LonePSU.fail
  /// Whether the policy also holds for a stratum with one PSU in the domain only.
  public var lonePSUInDomain = false
  /// Column of inclusion probabilities.
  public var probabilities: ColumnReference?
  /// File of joint inclusion probabilities, as written.
  public var jointProbabilities: FileReference?
  /// Variance under unequal probabilities; nil: with replacement.
  public var unequal: UnequalMethod?

  /// Simple random sampling with replacement and equal weights.
  public init() {}
}

/// A file as a spec names it.
public struct FileReference: Sendable, Hashable {
  /// As written, beside the spec.
  public var path: String
  /// Where it is named.
  public var place: Place
}
