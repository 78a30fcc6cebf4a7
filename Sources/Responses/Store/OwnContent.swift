/// What a row says of a response by itself, where the store is to hold it put over an earlier
/// content: kept so that the earlier content can be taken away from under it again.
public struct OwnContent: Sendable, Hashable {
  /// The response with nothing but what the row says.
  public var content: HeldResponse
  /// Whether the row says a weight, or has the one of all rows without.
  public var statesWeight: Bool
  /// Which of its blank cells erase.
  public var erasure: Erasure

  /// What a row says.
  public init(content: HeldResponse, statesWeight: Bool = true, erasure: Erasure = Erasure()) {
    self.content = content
    self.statesWeight = statesWeight
    self.erasure = erasure
  }
}

/// The blank cells of a row that erase what is stored; the others keep it.
public struct Erasure: Sendable, Hashable, Codable {
  /// Slots of the items, in order.
  public var items: [Int]
  /// Fields, in the order of their declaration.
  public var fields: [ResponseField]

  /// Cells that erase; none where nothing is given.
  public init(items: [Int] = [], fields: [ResponseField] = []) {
    self.items = items
    self.fields = fields
  }
}
