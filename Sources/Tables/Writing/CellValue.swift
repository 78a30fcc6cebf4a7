import Foundation

/// What a cell of a written table says, before it is decided how it looks.
public enum CellValue: Sendable, Hashable {
  /// Nothing.
  case blank
  /// Text, written as it is. Text that begins with `=`, `+`, `-` or `@` stays text in a workbook; a
  /// CSV file cannot say so, and a spreadsheet that opens it may take it for a formula.
  case text(String)
  /// A number in shortest form; not finite ones are written blank.
  case number(Double)
  /// A whole number, in a workbook with its thousands apart.
  case integer(Int)
  /// A logical value.
  case boolean(Bool)
  /// A day of the Gregorian calendar.
  case day(year: Int, month: Int, day: Int)
  /// A share from 0 to 1, shown as a percentage with so many decimals.
  case percent(Double, decimals: Int)
  /// A number shown with so many decimals.
  case decimal(Double, decimals: Int)
  /// A figure that is not there: a dash where the figures of the column stand.
  case noFigure

  /// The cell in a text file: dates as `2025-07-01`, percentages as `81.25%`, a point before the
  /// decimals.
  var plainText: String {
    switch self {
    case .blank: ""
    case .text(let text): text
    case .number(let number): number.isFinite ? NumberText.shortest(number) : ""
    case .integer(let integer): String(integer)
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    case .day(let year, let month, let day):
      CellValue.digits(year, 4) + "-" + CellValue.digits(month, 2) + "-" + CellValue.digits(day, 2)
    case .percent(let share, let decimals):
      share.isFinite ? CellValue.fixed(share * 100, decimals) + "%" : ""
    case .decimal(let number, let decimals):
      number.isFinite ? CellValue.fixed(number, decimals) : ""
    case .noFigure: "–"
    }
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  private static func fixed(_ number: Double, _ decimals: Int) -> String {
    String(format: "%.\(min(max(decimals, 0), 15))f", number)
  }
}
