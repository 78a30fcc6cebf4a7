import Findings
import Tables

/// What `sipas.estimate/1` asks for: data, design, calibration, and the estimates to make.
///
/// The spec as written: columns may not exist yet and ranges are not resolved. `AnalysisInput` puts
/// it together with the data.
public struct EstimateSpec: Sendable {
  /// Name and version of the contract.
  public static let schema = "sipas.estimate/1"

  /// The spec file as the user named it.
  public var file = ""
  /// Files of rows, stacked by column name.
  public var data: [DataSource] = []
  /// Cells read as missing, everywhere.
  public var missing: [SpecValue] = [SpecValue(""), SpecValue("NA")]
  /// Further codes that mean no answer, in some columns only.
  public var missingIn: [MissingCodes] = []
  /// New columns, in order.
  public var derive: [Derivation] = []
  /// Which rows are the sample; nil for all.
  public var rows: ColumnReference?
  /// How the rows came into the sample.
  public var design = DesignSpec()
  /// Steps of calibration, in order.
  public var calibration: [CalibrationStep] = []
  /// File for the weights, as written; nil for none.
  public var weightsOut: String?
  /// How variances are estimated.
  public var variance = VarianceSpec.linearization
  /// How intervals are made.
  public var interval = IntervalSpec()
  /// The domain of all estimates; nil for everybody.
  public var subset: ColumnReference?
  /// Tables of domains, each by its crossed columns; one empty list is the whole.
  public var by: [[ColumnReference]] = [[]]
  /// The estimates, in order.
  public var estimates: [EstimateEntry] = []

  /// A spec that asks for nothing.
  public init() {}
}

/// A file of rows.
public struct DataSource: Sendable, Hashable {
  /// The file as written, beside the spec.
  public var file: String
  /// Sheet of a workbook; nil for its first visible one.
  public var sheet: String?
  /// Encoding of a text file; nil to have it found.
  public var encoding: TextEncoding?
  /// Columns with one value for all rows of the file.
  public var constants: [ConstantColumn]
  /// Where the file is named.
  public var place: Place
}

/// A column with the same value in all rows of a file.
public struct ConstantColumn: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// The value.
  public var value: SpecValue
  /// Where it is named.
  public var place: Place
}

/// Codes that mean no answer in some columns.
public struct MissingCodes: Sendable, Hashable {
  /// The columns, names and ranges of the file.
  public var columns: ColumnList
  /// The codes.
  public var codes: [SpecValue]
}

/// A new column.
public struct Derivation: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// How it is computed; nil where the expression could not be read, which is a fault of the spec.
  public var expression: Expression?
  /// Where the name stands.
  public var place: Place
  /// Where the expression stands.
  public var text: TextPlace
}

/// How intervals are made.
public struct IntervalSpec: Sendable, Hashable {
  /// Methods for shares; everything else has the method mean.
  public enum Method: String, Sendable, CaseIterable {
    case mean, logit, xlogit, asin, likelihood, beta, wilson
  }

  /// Which degrees of freedom an estimate has.
  public enum DegreesOfFreedom: Sendable, Hashable {
    /// PSUs less strata with a row in the domain.
    case domain
    /// PSUs less strata of the whole design.
    case design
    /// A number given.
    case fixed(Double)
  }

  /// Method for shares.
  public var method = Method.wilson
  /// Confidence level.
  public var level = 0.95
  /// Degrees of freedom.
  public var degreesOfFreedom = DegreesOfFreedom.domain

  /// Wilson, 0.95, degrees of freedom of the domain.
  public init() {}
}
