import Estimation

/// The numbers of a row of `estimates`. What does not apply is nil.
public struct EstimateNumbers: Sendable, Hashable {
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
  public var interval: EstimateRow.Interval?
  /// Over a simple random sample without replacement.
  public var designEffect: Double?
  /// Over a simple random sample with replacement.
  public var designEffectWithReplacement: Double?
  /// Answers of a simple random sample with the same variance.
  public var effectiveSampleSize: Double?
  /// Rows of the domain with an answer.
  public var n = 0
  /// Rows of the domain without one.
  public var missing = 0
  /// Answers given, unweighted, of a share.
  public var answers: Int?
  /// Answers that count, unweighted, of a share.
  public var satisfied: Int?
  /// Advice against publishing a share; nil where there is none.
  public var suppress: PublicationAdvice?

  /// Fields that `write` hands over.
  static let fieldCount = 15

  func write(to sink: inout some NumberSink) {
    sink.number("estimate", estimate)
    sink.number("standardError", standardError)
    sink.number("variance", variance)
    sink.degrees("degreesOfFreedom", degreesOfFreedom)
    sink.number("lower", lower)
    sink.number("upper", upper)
    sink.word("interval", interval?.rawValue)
    sink.number("designEffect", designEffect)
    sink.number("designEffectWithReplacement", designEffectWithReplacement)
    sink.number("effectiveSampleSize", effectiveSampleSize)
    sink.integer("n", n)
    sink.integer("missing", missing)
    sink.integer("answers", answers)
    sink.integer("satisfied", satisfied)
    sink.word("suppress", suppress?.rawValue)
  }
}
