/// A value as a spec states it: a text that may read as a number.
///
/// It equals a cell when the texts are the same or both are numbers of equal value; so `1` equals
/// `1.0` and `01`, and `No` is the text No.
public struct SpecValue: Sendable, Hashable {
  /// The text as written.
  public let text: String
  /// The number the text reads as, or nil.
  public let number: Double?

  /// A value of a text.
  public init(_ text: String) {
    self.text = text
    number = CellNumber.value(of: text)
  }

  /// Whether the text is a number of a magnitude that can be computed with.
  public var isComputable: Bool { number.map(CellNumber.isComputable) ?? false }

  /// Whether the other value is the same by the rule of the spec.
  public func equals(_ other: SpecValue) -> Bool {
    text == other.text || (number != nil && number == other.number)
  }

  /// What equal values share: the number where there is one, else the text.
  var identity: SpecValue {
    number.map { SpecValue(CellNumber.shortest($0)) } ?? self
  }
}
