import Agencies
import Findings

/// What coding needs to know beyond the questionnaire and the mapping.
public struct CodingOptions: Sendable {
  /// The unit of the whole file, where the user named it.
  public var unit: AdministrativeUnit?
  /// File and sheet, for the findings.
  public var place: Place
  /// Longest text taken, in bytes.
  public var longestText: Int
  /// Whether a row without a weight is refused, or has the weight 1.
  public var needsWeight = false

  /// Options.
  public init(
    unit: AdministrativeUnit? = nil, place: Place = Place(), longestText: Int = 10_000
  ) {
    self.unit = unit
    self.place = place
    self.longestText = longestText
  }
}

/// What became of a row.
public enum CodedRow: Sendable {
  /// No answer and no field is filled.
  case blank
  /// Somebody decided to leave the row out, whatever is in it.
  case dropped
  /// The row is a response.
  case accepted(ImportedRow)
  /// The row has faults; all of them are here.
  case refused(RefusedRow)
}
