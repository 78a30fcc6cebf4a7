import Rules

/// What goes into a cell.
enum SimulatedCell: Sendable, Hashable {
  case blank
  case text(String)
  /// A number of a workbook.
  case number(Double)
  /// A date of a workbook.
  case day(Day)

  /// What people see.
  var shownText: String {
    switch self {
    case .blank: ""
    case .text(let text): text
    case .number(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
    case .day(let day): day.vietnamese
    }
  }
}
