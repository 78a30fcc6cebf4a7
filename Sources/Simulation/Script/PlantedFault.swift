/// A fault put into a file on purpose, of the kind that real files have.
public struct PlantedFault: Sendable, Hashable {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// Something in an item's cell that is no answer to it: «6», «Hài lòn», «44».
    case wrongCell(item: String, text: String)
    /// The name of the unit, misspelt; only in files that name units without their code.
    case misspeltUnit(String)
    /// A day that the calendar does not have.
    case impossibleDate(String)
    /// An item that must be answered and is not.
    case unanswered(item: String)
    /// An option chosen of an item that was not asked.
    case answeredThoughNotAsked(item: String, code: String)
    /// A sheet given up after so many rating items: a phiếu that is not valid.
    case givenUp(after: Int)
    /// An empty row before the response.
    case blankRowBefore
  }

  /// Code of the unit.
  public var unit: String
  /// Number of the response in its unit, from 1.
  public var response: Int
  /// What is wrong.
  public var kind: Kind

  /// A fault in one response of a unit.
  public init(unit: String, response: Int, kind: Kind) {
    self.unit = unit
    self.response = response
    self.kind = kind
  }

  /// Item the fault is about.
  var item: String? {
    switch kind {
    case .wrongCell(let item, _), .unanswered(let item), .answeredThoughNotAsked(let item, _):
      item
    case .misspeltUnit, .impossibleDate, .givenUp, .blankRowBefore: nil
    }
  }
}

extension PlantedFault.Kind {
  /// Stable name of the kind, as lists of planted faults print it.
  public var name: String {
    switch self {
    case .wrongCell: "wrongCell"
    case .misspeltUnit: "misspeltUnit"
    case .impossibleDate: "impossibleDate"
    case .unanswered: "unanswered"
    case .answeredThoughNotAsked: "answeredThoughNotAsked"
    case .givenUp: "givenUp"
    case .blankRowBefore: "blankRowBefore"
    }
  }
}
