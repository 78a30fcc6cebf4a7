/// What went wrong while expressions were evaluated: the first cells, and how many there were.
final class EvaluationLog {
  enum Fault: Sendable, Hashable {
    case notANumber
    case notACondition
    case outOfRange
  }

  struct Cell: Hashable {
    var fault: Fault
    /// The column the value stands in; nil for a value that was computed.
    var column: String?
    var value: String
    var row: Int
  }

  private static let limit = 10
  private(set) var cells: [Cell] = []
  /// Cells at fault, kept or not.
  private(set) var count = 0
  /// Rows without a value because of a division by zero or a number too large or too small.
  private(set) var incomputable = 0
  private(set) var firstIncomputable = 0

  func note(_ fault: Fault, _ column: String?, _ row: Int, _ value: @autoclosure () -> String) {
    count += 1
    guard cells.count < EvaluationLog.limit else { return }
    cells.append(Cell(fault: fault, column: column, value: value(), row: row))
  }

  /// The number of a text; one that cannot be computed with is noted, and missing.
  func checked(
    _ number: Double, _ column: String, _ row: Int, text: () -> String
  ) -> Double {
    if CellNumber.isComputable(number) { return number }
    note(number.isNaN ? .notANumber : .outOfRange, column, row, text())
    return .nan
  }

  func noteIncomputable(_ row: Int) {
    if incomputable == 0 { firstIncomputable = row }
    incomputable += 1
  }
}
