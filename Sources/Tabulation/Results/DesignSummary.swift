/// The design as it was understood.
public struct DesignSummary: Sendable, Hashable, TableRow {
  /// Rows of the sample.
  public var rows: Int
  /// Strata of the first stage.
  public var strata: Int
  /// Primary sampling units.
  public var psus: Int
  /// Degrees of freedom of the whole design: PSUs less strata.
  public var degreesOfFreedom: Double
  /// Independent samples; nil where the spec names no column of samples.
  public var samples: Int?
  /// Strata with one PSU that were not taken in full, by their values.
  public var lonePSUs: [String]

  /// A design.
  public init(
    rows: Int, strata: Int, psus: Int, degreesOfFreedom: Double, samples: Int?,
    lonePSUs: [String]
  ) {
    self.rows = rows
    self.strata = strata
    self.psus = psus
    self.degreesOfFreedom = degreesOfFreedom
    self.samples = samples
    self.lonePSUs = lonePSUs
  }

  func write(to sink: inout some FieldSink) {
    sink.integer("rows", rows)
    sink.integer("strata", strata)
    sink.integer("psus", psus)
    sink.degrees("degreesOfFreedom", degreesOfFreedom)
    sink.integer("samples", samples)
    sink.texts("lonePSUs", lonePSUs)
  }
}
