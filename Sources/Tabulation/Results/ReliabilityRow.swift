/// How well some items measure one thing, or how alike groups answer: a row of `reliability`. What
/// does not apply is nil.
public struct ReliabilityRow: Sendable, Hashable, ListedRow {
  /// What a row is about, by the key of the spec.
  public enum Kind: String, Sendable, CaseIterable {
    case alpha, icc
  }

  /// An item of a scale beside the others.
  public struct Item: Sendable, Hashable, TableRow {
    /// The column.
    public var item: String
    /// Rows with an answer.
    public var n: Int
    /// Alpha of the other items.
    public var alphaIfDropped: Double?
    /// Correlation with the sum of the other items.
    public var itemRestCorrelation: Double?

    func write(to sink: inout some FieldSink) {
      sink.text("item", item)
      sink.integer("n", n)
      sink.number("alphaIfDropped", alphaIfDropped)
      sink.number("itemRestCorrelation", itemRestCorrelation)
    }
  }

  /// Name of the entry.
  public var name: String
  /// Alpha of a scale, or intraclass correlation.
  public var kind: Kind
  /// The columns.
  public var of: [String]
  /// The domain.
  public var by: [DomainValue]
  /// Rows used.
  public var n: Int?
  /// Cronbach's alpha.
  public var alpha: Double?
  /// Alpha of the correlations.
  public var standardizedAlpha: Double?
  /// Standard error of alpha.
  public var standardError: Double?
  /// Lower limit of alpha.
  public var lower: Double?
  /// Upper limit of alpha.
  public var upper: Double?
  /// McDonald's omega total.
  public var omega: Double?
  /// Guttman's λ6.
  public var lambda6: Double?
  /// Mean correlation of two items.
  public var meanCorrelation: Double?
  /// Mean of the persons' means.
  public var mean: Double?
  /// Standard deviation of the persons' means.
  public var standardDeviation: Double?
  /// Share of the variance between groups.
  public var icc1: Double?
  /// Reliability of the groups' means.
  public var icc2: Double?
  /// Groups with an answer.
  public var groups: Int?
  /// Mean number of answers of a group.
  public var groupSize: Double?
  /// One an item, in order; empty for an intraclass correlation.
  public var items: [Item] = []

  static let empty = ReliabilityRow(name: "", kind: .alpha, of: [], by: [])

  func write(to sink: inout some FieldSink) {
    sink.text("name", name)
    sink.text("kind", kind.rawValue)
    sink.texts("of", of)
    sink.domain("by", by)
    sink.integer("n", n)
    sink.number("alpha", alpha)
    sink.number("standardizedAlpha", standardizedAlpha)
    sink.number("standardError", standardError)
    sink.number("lower", lower)
    sink.number("upper", upper)
    sink.number("omega", omega)
    sink.number("lambda6", lambda6)
    sink.number("meanCorrelation", meanCorrelation)
    sink.number("mean", mean)
    sink.number("standardDeviation", standardDeviation)
    sink.number("icc1", icc1)
    sink.number("icc2", icc2)
    sink.integer("groups", groups)
    sink.number("groupSize", groupSize)
    sink.groups("items", items)
  }
}
