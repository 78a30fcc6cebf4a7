import Estimation

/// An estimate of a domain: a row of `estimates`. What does not apply is nil.
public struct EstimateRow: Sendable, Hashable, ListedRow {
  /// What a row is an estimate of, by the key of the spec.
  public enum Kind: String, Sendable, CaseIterable {
    case mean, total, count, share, distribution, table, ratio, topTwo, quantile, combine
  }

  /// How limits were made.
  public enum Interval: String, Sendable, CaseIterable {
    case mean, logit, xlogit, asin, likelihood, beta, wilson, woodruff

    /// The name of a method for shares.
    public init(_ method: IntervalMethod) {
      switch method {
      case .mean: self = .mean
      case .logit: self = .logit
      case .xlogit: self = .xlogit
      case .asin: self = .asin
      case .likelihood: self = .likelihood
      case .beta: self = .beta
      case .wilson: self = .wilson
      }
    }
  }

  /// Name of the entry.
  public var name: String
  /// What is estimated.
  public var kind: Kind
  /// The columns.
  public var of: [String]
  /// The domain.
  public var by: [DomainValue]
  /// The value of a count or distribution, two for a table.
  public var level: [String]?
  /// Probability of a quantile.
  public var probability: Double?
  /// The estimate.
  public var estimate: Double?
  /// Root of the variance.
  public var standardError: Double?
  /// The variance.
  public var variance: Double?
  /// Degrees of freedom of the variance.
  public var degreesOfFreedom: Double?
  /// Lower limit.
  public var lower: Double?
  /// Upper limit.
  public var upper: Double?
  /// How the limits were made.
  public var interval: Interval?
  /// Over a simple random sample without replacement.
  public var designEffect: Double?
  /// Over a simple random sample with replacement.
  public var designEffectWithReplacement: Double?
  /// Answers of a simple random sample with the same variance.
  public var effectiveSampleSize: Double?
  /// Rows of the domain with an answer.
  public var n: Int
  /// Rows of the domain without one.
  public var missing: Int
  /// Answers given, unweighted, of a share.
  public var answers: Int?
  /// Answers that count, unweighted, of a share.
  public var satisfied: Int?
  /// Advice against publishing a share; nil where there is none.
  public var suppress: PublicationAdvice?
  /// How the variance was estimated.
  public var method: VarianceMethod
  /// Number of replicates.
  public var replicates: Int?
  /// Factor of the sum over replicates.
  public var replicateScale: Double?

  static let empty = EstimateRow(
    name: "", kind: .mean, of: [], by: [], n: 0, missing: 0, method: .linearization)

  func write(to sink: inout some FieldSink) {
    sink.text("name", name)
    sink.text("kind", kind.rawValue)
    sink.texts("of", of)
    sink.domain("by", by)
    sink.texts("level", level)
    sink.number("probability", probability)
    sink.number("estimate", estimate)
    sink.number("standardError", standardError)
    sink.number("variance", variance)
    sink.degrees("degreesOfFreedom", degreesOfFreedom)
    sink.number("lower", lower)
    sink.number("upper", upper)
    sink.text("interval", interval?.rawValue)
    sink.number("designEffect", designEffect)
    sink.number("designEffectWithReplacement", designEffectWithReplacement)
    sink.number("effectiveSampleSize", effectiveSampleSize)
    sink.integer("n", n)
    sink.integer("missing", missing)
    sink.integer("answers", answers)
    sink.integer("satisfied", satisfied)
    sink.text("suppress", suppress?.rawValue)
    sink.text("method", method.rawValue)
    sink.integer("replicates", replicates)
    sink.number("replicateScale", replicateScale)
  }
}

/// How variances were estimated.
public enum VarianceMethod: String, Sendable, CaseIterable {
  case linearization, jackknife, brr, fay, bootstrap, replicateWeights
}
