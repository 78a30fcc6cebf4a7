/// A test of independence of two columns: a row of `tests`. What does not apply is nil.
public struct TestRow: Sendable, Hashable, ListedRow {
  /// Name of the entry.
  public var name: String
  /// The two columns.
  public var of: [String]
  /// The domain.
  public var by: [DomainValue]
  /// Which statistic: F, Chisq, Wald, adjWald or lincom.
  public var statisticKind: String
  /// The statistic.
  public var statistic: Double?
  /// Probability of a statistic as large under independence.
  public var p: Double?
  /// Degrees of freedom of the numerator.
  public var numeratorDF: Double?
  /// Degrees of freedom of the denominator.
  public var denominatorDF: Double?

  static let empty = TestRow(name: "", of: [], by: [], statisticKind: "")

  func write(to sink: inout some FieldSink) {
    sink.text("name", name)
    sink.text("kind", "chiSquare")
    sink.texts("of", of)
    sink.domain("by", by)
    sink.text("statisticKind", statisticKind)
    sink.number("statistic", statistic)
    sink.number("p", p)
    sink.degrees("numeratorDF", numeratorDF)
    sink.degrees("denominatorDF", denominatorDF)
  }
}
