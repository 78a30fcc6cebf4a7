import Findings
import Rules

/// A file that was written.
public struct WrittenFile: Sendable, Hashable, Codable {
  /// Name in the folder.
  public var name: String
  /// Responses in it, faulty ones included, blank rows not.
  public var responses: Int
  /// Codes of the units in it.
  public var units: [String]
  /// Name of the file it is a copy of.
  public var copyOf: String?
  /// Faults planted in it, in row order.
  public var faults: [PlacedFault]
  /// SHA-256 of the file.
  public var digest: ContentDigest

  /// What was written.
  public init(
    name: String, responses: Int, units: [String], copyOf: String? = nil, faults: [PlacedFault],
    digest: ContentDigest
  ) {
    self.name = name
    self.responses = responses
    self.units = units
    self.copyOf = copyOf
    self.faults = faults
    self.digest = digest
  }
}

/// Where a planted fault ended up.
public struct PlacedFault: Sendable, Hashable, Codable {
  /// Kind of fault, as in `PlantedFault.Kind.name`.
  public var kind: String
  /// Code of the unit.
  public var unit: String
  /// Number of the response in its unit.
  public var response: Int
  /// File, sheet, row, column, header and item; row only where the fault is in no single cell.
  public var place: Place
  /// What the cell shows; empty where it is blank.
  public var value: String

  /// A fault at its place.
  public init(kind: String, unit: String, response: Int, place: Place, value: String) {
    self.kind = kind
    self.unit = unit
    self.response = response
    self.place = place
    self.value = value
  }
}
