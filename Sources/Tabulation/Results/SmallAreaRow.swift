/// The estimate of an area under a model, beside its own: a row of `smallAreas`.
public struct SmallAreaRow: Sendable, Hashable, ListedRow {
  /// Name of the entry.
  public var name: String
  /// The area, within its domain.
  public var by: [DomainValue]
  /// The area's own estimate.
  public var direct: Double?
  /// Its standard error.
  public var directStandardError: Double?
  /// The estimate under the model.
  public var estimate: Double?
  /// Its mean squared error.
  public var meanSquaredError: Double?
  /// Weight of the direct estimate.
  public var gamma: Double?
  /// Variance between areas.
  public var areaVariance: Double?
  /// Coefficients of the model, the intercept first.
  public var coefficients: [Double] = []

  static let empty = SmallAreaRow(name: "", by: [])

  func write(to sink: inout some FieldSink) {
    sink.text("name", name)
    sink.domain("by", by)
    sink.number("direct", direct)
    sink.number("directStandardError", directStandardError)
    sink.number("estimate", estimate)
    sink.number("meanSquaredError", meanSquaredError)
    sink.number("gamma", gamma)
    sink.number("areaVariance", areaVariance)
    sink.numbers("coefficients", coefficients)
  }
}
