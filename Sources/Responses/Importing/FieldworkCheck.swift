import Findings
import Rules
import Tables

/// Collects the rows of a sheet whose day of the answer lies outside the field work.
struct FieldworkCheck {
  private let fieldwork: Validity?
  private var rows = RowRanges()
  private var firstDay: Day?

  init(_ fieldwork: Validity?) {
    self.fieldwork = fieldwork
  }

  /// Looks at a row; one without a day is never outside.
  mutating func check(_ day: Day?, row: Int) {
    guard let fieldwork, let day, !fieldwork.contains(day) else { return }
    rows.add(row)
    firstDay = firstDay ?? day
  }

  /// One warning for all rows found.
  func problem(at place: Place, in language: Language) -> Problem? {
    guard let fieldwork, let firstDay else { return nil }
    func text(_ day: Day) -> String { language == .vi ? day.vietnamese : day.description }
    var place = place
    place.row = rows.first
    return Problem(
      ResponseFault.outsideFieldwork, at: place,
      [
        "count": "\(rows.count)", "value": text(firstDay), "rows": rows.text,
        "span": text(fieldwork.from) + " – " + (fieldwork.to.map(text) ?? "…"),
      ])
  }
}
