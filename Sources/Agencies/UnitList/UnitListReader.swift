import Findings
import Rules
import Tables

/// Turns the rows of a list of units into units; every fault of the list is found in one pass.
struct UnitListReader {
  private let file: String
  private var days = DayTexts()
  private var rowsByKey: [UnitKey: Int] = [:]
  private(set) var units: [AdministrativeUnit] = []
  private(set) var problems: [Problem] = []

  init(file: String) {
    self.file = file
  }

  /// Reads everything; the header is the first row that is not blank.
  mutating func read(_ reader: any RowReader) throws {
    var row = Row()
    var header: UnitListHeader?
    var unitRows = 0
    while try reader.next(into: &row) {
      if row.isBlank { continue }
      guard let known = header else {
        let read = UnitListHeader(row, file: file)
        problems += read.problems
        guard !read.problems.hasErrors else { return }
        header = read
        continue
      }
      unitRows += 1
      take(row, known)
    }
    if unitRows == 0 { problems.append(Problem(AgencyFault.emptyList, at: Place(file: file))) }
  }

  private mutating func take(_ row: Row, _ header: UnitListHeader) {
    var cells = UnitRow(row, header, file: file)
    let unit = cells.unit(days: &days)
    problems += cells.problems
    guard let unit else { return }
    if let earlier = rowsByKey[unit.key] {
      problems.append(
        Problem(
          AgencyFault.duplicateUnit, at: cells.place(.code),
          [
            "code": unit.code, "from": "\(unit.key.validFrom)", "row": String(earlier),
          ]))
      return
    }
    rowsByKey[unit.key] = row.number
    units.append(unit)
  }
}

/// Days already read: a list repeats few of them thousands of times.
struct DayTexts {
  private var days: [String: Day] = [:]

  /// The day a text means, or nil.
  mutating func day(_ text: String) -> Day? {
    if let day = days[text] { return day }
    let day = Day(iso: text)
    days[text] = day
    return day
  }
}
