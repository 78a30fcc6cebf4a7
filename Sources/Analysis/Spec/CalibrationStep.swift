import Findings

/// A step that changes the weights.
public enum CalibrationStep: Sendable {
  /// Weights of each cell add up to its total.
  case postStratify(PostStratification)
  /// Weights add up to the totals of several margins.
  case rake(margins: [Margin], tolerance: Double)
  /// Weighted sums of columns equal totals.
  case calibrate(Calibration)
  /// Weights are held between multiples of their mean.
  case trim(Trimming)
}

/// Cells with their totals in the population.
public struct PostStratification: Sendable {
  /// The columns that are crossed to cells.
  public var by: [ColumnReference]
  /// The totals.
  public var totals: PopulationTotals
  /// Where the step stands.
  public var place: Place
}

/// Where totals come from.
public enum PopulationTotals: Sendable {
  /// Stated in the spec.
  case stated([StatedTotal])
  /// A table with the columns of the cells and `total`.
  case file(FileReference)
}

/// The total of a cell.
public struct StatedTotal: Sendable, Hashable {
  /// The values of the cell, one a column.
  public var values: [SpecValue]
  /// Its total.
  public var total: Double
  /// Where it is stated.
  public var place: Place

  /// The total of a cell.
  public init(_ values: [SpecValue], _ total: Double, at place: Place) {
    self.values = values
    self.total = total
    self.place = place
  }
}

/// The totals of a column's values.
public struct Margin: Sendable {
  /// The column.
  public var column: ColumnReference
  /// A total for each of its values.
  public var totals: [StatedTotal]
  /// Where the margin stands.
  public var place: Place
}

/// Calibration to known sums.
public struct Calibration: Sendable {
  /// How far new weights are from old ones.
  public enum Distance: String, Sendable, CaseIterable {
    case linear, raking, logit
  }

  /// What a total is the total of.
  public enum Variable: Sendable, Hashable {
    /// The population: 1 for every row.
    case population
    /// Rows in which a column has a value.
    case value(ColumnReference, SpecValue)
    /// A column's sum.
    case sum(ColumnReference)
  }

  /// Distance of new from old weights.
  public var distance = Distance.linear
  /// Bounds of new over old weight; nil for none.
  public var bounds: ClosedRange<Double>?
  /// What is known, in order.
  public var totals: [(variable: Variable, total: Double, place: Place)] = []
  /// Largest miss of a total over the grand total.
  public var tolerance = CalibrationStep.defaultTolerance
  /// Where the step stands.
  public var place = Place()
}

/// Bounds of the weights, as multiples of their mean.
public struct Trimming: Sendable, Hashable {
  /// Lowest multiple; nil for none.
  public var lower: Double?
  /// Highest multiple; nil for none.
  public var upper: Double?
  /// Whether what is cut off is spread over the other weights, so that the sum stays.
  public var redistributes: Bool
  /// Where the step stands.
  public var place = Place()
}

extension CalibrationStep {
  /// Largest miss of a margin over the grand total where a spec names none.
  public static let defaultTolerance = 1e-10
}
