/// Something known of every row whose total over the population is known too.
public enum Auxiliary: Sendable, Hashable {
  /// The population itself: the weights add up to a total.
  case population(total: Double)
  /// Cells with totals; cells without one are free.
  case cells(Margin)
  /// A number of each row, nil where it is not known, and its population total.
  case quantity([Double?], total: Double)

  /// Rows it was given for; nil where it fits any number.
  var rows: Int? {
    switch self {
    case .population: nil
    case .cells(let margin): margin.cellOfRow.count
    case .quantity(let values, _): values.count
    }
  }
}
