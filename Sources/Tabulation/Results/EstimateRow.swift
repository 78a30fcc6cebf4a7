import Estimation

/// An estimate of a domain: a row of `estimates`. What does not apply is nil.
@dynamicMemberLookup
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
  /// What was computed.
  public var numbers = EstimateNumbers()
  /// How the variance was estimated.
  public var method: VarianceMethod
  /// Number of replicates.
  public var replicates: Int?
  /// Factor of the sum over replicates.
  public var replicateScale: Double?

  /// A number by its name.
  public subscript<Value>(dynamicMember member: WritableKeyPath<EstimateNumbers, Value>) -> Value {
    get { numbers[keyPath: member] }
    set { numbers[keyPath: member] = newValue }
  }

  static let empty = EstimateRow(name: "", kind: .mean, of: [], by: [], method: .linearization)

  func write(to sink: inout some FieldSink) {
    writeSubject(to: &sink)
    sink.domain("by", by)
    writeLevel(to: &sink)
    numbers.write(to: &sink)
    writeMethod(to: &sink)
  }

  /// Hands over the fields before the domain.
  func writeSubject(to sink: inout some FieldSink) {
    sink.text("name", name)
    sink.text("kind", kind.rawValue)
    sink.texts("of", of)
  }

  /// Hands over the fields between the domain and the numbers.
  func writeLevel(to sink: inout some FieldSink) {
    sink.texts("level", level)
    sink.number("probability", probability)
  }

  /// Hands over the fields behind the numbers.
  func writeMethod(to sink: inout some FieldSink) {
    sink.text("method", method.rawValue)
    sink.integer("replicates", replicates)
    sink.number("replicateScale", replicateScale)
  }
}

/// How variances were estimated.
public enum VarianceMethod: String, Sendable, CaseIterable {
  case linearization, jackknife, brr, fay, bootstrap, replicateWeights
}
