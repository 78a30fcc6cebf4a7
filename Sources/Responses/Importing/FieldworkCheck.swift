import Findings
import Rules
import Tables

/// Collects the rows of a sheet whose day of the answer cannot be right: after the day of the
/// import, or outside the field work.
struct FieldworkCheck {
  private let fieldwork: Validity?
  private let today: Day?
  private var outside = FoundDays()
  private var future = FoundDays()

  private struct FoundDays {
    var rows = RowRanges()
    var first: Day?

    mutating func add(_ day: Day, row: Int) {
      rows.add(row)
      first = first ?? day
    }
  }

  /// - Parameters:
  ///   - fieldwork: nil where it is not known.
  ///   - today: day of the import; nil where answers may lie in the future.
  init(_ fieldwork: Validity?, today: Day?) {
    self.fieldwork = fieldwork
    self.today = today
  }

  /// Looks at a row; one without a day is never at fault.
  mutating func check(_ day: Day?, row: Int) {
    guard let day else { return }
    if let today, day > today {
      future.add(day, row: row)
    } else if let fieldwork, !fieldwork.contains(day) {
      outside.add(day, row: row)
    }
  }

  /// One warning for all rows of a kind.
  func problems(at place: Place) -> [Problem] {
    func problem(_ fault: ResponseFault, _ found: FoundDays, _ fact: String, _ limit: String)
      -> Problem?
    {
      guard let first = found.first else { return nil }
      var place = place
      place.row = found.rows.first
      return Problem(
        fault, at: place,
        [
          "count": "\(found.rows.count)", "value": "\(first)", "rows": found.rows.text,
          fact: limit,
        ])
    }
    let span = fieldwork.map { "\($0.from) – " + ($0.to.map { "\($0)" } ?? "…") } ?? ""
    return [
      problem(.dayInTheFuture, future, "today", today.map { "\($0)" } ?? ""),
      problem(.outsideFieldwork, outside, "span", span),
    ].compactMap { $0 }
  }
}
