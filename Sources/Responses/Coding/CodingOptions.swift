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
  /// Whether a blank cell erases the stored answer when a row replaces a response.
  public var blanksErase: Bool

  /// Options.
  public init(
    unit: AdministrativeUnit? = nil, place: Place = Place(), longestText: Int = 10_000,
    blanksErase: Bool = false
  ) {
    self.unit = unit
    self.place = place
    self.longestText = longestText
    self.blanksErase = blanksErase
  }
}

/// What became of a row.
public enum CodedRow: Sendable {
  /// No answer and no field is filled.
  case blank
  /// The row is a response.
  case accepted(ImportedRow)
  /// The row has faults; all of them are here.
  case refused([Problem])
}
