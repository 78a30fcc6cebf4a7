/// The value of a column that makes a domain, as the cell has it.
public struct DomainValue: Sendable, Hashable {
  /// The column or expression as the spec names it.
  public let column: String
  /// The value.
  public let value: String

  /// A value of a column.
  public init(_ column: String, _ value: String) {
    self.column = column
    self.value = value
  }
}
