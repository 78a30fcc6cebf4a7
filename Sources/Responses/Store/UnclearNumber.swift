import Findings

/// Two stored responses of a unit whose numbers may be one: «1.000» and «1000», or «1E3» and «1000».
public struct UnclearNumber: Sendable, Hashable {
  /// Sheet of the run that brought one of them, and its row in the file it first came in.
  public var sheet: SheetKey
  public var row: Int
  /// Identity key of that one.
  public var key: String
  /// Identity key of the other one, and where it came from.
  public var otherKey: String
  public var other: Place

  /// A pair; nil where the two numbers cannot be one.
  ///
  /// - Parameters:
  ///   - key: of the row of the run.
  ///   - other: the other one.
  public init?(
    sheet: SheetKey, row: Int, key: String, other: (key: String, place: Place)
  ) {
    let numbers = [key, other.key].map {
      $0.split(separator: "/", maxSplits: 1).last.map(String.init)
    }
    guard let one = numbers[0], let two = numbers[1],
      SheetNumber.plainReading(of: one) == two || SheetNumber.plainReading(of: two) == one
    else { return nil }
    self.sheet = sheet
    self.row = row
    self.key = key
    otherKey = other.key
    self.other = other.place
  }
}
