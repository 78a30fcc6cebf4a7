/// First minus second of two estimates: a row of `differences`. What does not apply is nil.
public struct DifferenceRow: Sendable, Hashable, ListedRow {
  /// The two values of the column whose domains are compared.
  public struct Contrast: Sendable, Hashable {
    /// The column.
    public var column: String
    /// Value of the domain that is subtracted from.
    public var first: String
    /// Value of the domain that is subtracted.
    public var second: String

    /// Two values of a column.
    public init(_ column: String, _ first: String, _ second: String) {
      self.column = column
      self.first = first
      self.second = second
    }
  }

  /// One side of the difference.
  public struct Side: Sendable, Hashable, TableRow {
    /// The estimate.
    public var estimate: Double?
    /// Its standard error.
    public var standardError: Double?
    /// Its variance.
    public var variance: Double?

    /// A side.
    public init(estimate: Double? = nil, variance: Double? = nil) {
      self.estimate = estimate
      self.variance = variance
      standardError = variance?.squareRoot()
    }

    func write(to sink: inout some FieldSink) {
      sink.number("estimate", estimate)
      sink.number("standardError", standardError)
      sink.number("variance", variance)
    }
  }

  /// Name of the entry.
  public var name: String
  /// The columns.
  public var of: [String]
  /// The domain.
  public var by: [DomainValue]
  /// The domains compared; nil for a difference of two estimates.
  public var between: Contrast?
  /// What is subtracted from.
  public var first = Side()
  /// What is subtracted.
  public var second = Side()
  /// Covariance of both.
  public var covariance: Double?
  /// Correlation of both.
  public var correlation: Double?
  /// First minus second.
  public var estimate: Double?
  /// Its standard error.
  public var standardError: Double?
  /// The standard error without the covariance.
  public var standardErrorIfIndependent: Double?
  /// Difference over standard error.
  public var statistic: Double?
  /// Degrees of freedom.
  public var degreesOfFreedom: Double?
  /// Two-sided probability of a difference as large where there is none.
  public var p: Double?
  /// Lower limit.
  public var lower: Double?
  /// Upper limit.
  public var upper: Double?
  /// How the variances were estimated.
  public var method: VarianceMethod
  /// Number of replicates.
  public var replicates: Int?

  static let empty = DifferenceRow(name: "", of: [], by: [], method: .linearization)

  func write(to sink: inout some FieldSink) {
    sink.text("name", name)
    sink.texts("of", of)
    sink.domain("by", by)
    sink.contrast("between", between)
    sink.group("first", first)
    sink.group("second", second)
    sink.number("covariance", covariance)
    sink.number("correlation", correlation)
    sink.number("estimate", estimate)
    sink.number("standardError", standardError)
    sink.number("standardErrorIfIndependent", standardErrorIfIndependent)
    sink.number("statistic", statistic)
    sink.degrees("degreesOfFreedom", degreesOfFreedom)
    sink.number("p", p)
    sink.number("lower", lower)
    sink.number("upper", upper)
    sink.text("method", method.rawValue)
    sink.integer("replicates", replicates)
  }
}
