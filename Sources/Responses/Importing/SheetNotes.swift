import Agencies
import Findings
import Tables

/// Collects what deserves a look in the rows of a sheet that were taken, to be told once at its
/// end and not row by row.
struct SheetNotes {
  private let mapping: ColumnMapping
  private let directory: UnitDirectory
  /// Whether the same bytes came before, so that equal rows are no surprise.
  private let isKnownFile: Bool
  private var days: FieldworkCheck
  private var neighbourhoods = NeighbourhoodCheck()
  private var withoutNumber = RowRanges()
  private var equal = RowRanges()

  init(
    _ policy: ImportPolicy, _ mapping: ColumnMapping, _ directory: UnitDirectory, isKnownFile: Bool
  ) {
    self.mapping = mapping
    self.directory = directory
    self.isKnownFile = isKnownFile
    days = FieldworkCheck(policy.fieldwork, today: policy.today)
  }

  /// Looks at a response.
  mutating func look(at response: CodedResponse, row: Int) {
    days.check(response.answeredOn, row: row)
    neighbourhoods.check(response.psu, of: response.unit, row: row)
    if response.identity.isContentBased { withoutNumber.add(row) }
  }

  /// Looks at a response that was there already with the same content.
  mutating func look(atUnchanged response: CodedResponse, row: Int) {
    if response.identity.isContentBased { equal.add(row) }
  }

  /// Everything found, at most one finding of a kind, or one a unit.
  func problems(at place: Place, _ ending: CodedRows.Ending) -> [Problem] {
    [
      numberProblem(at: place), equalProblem(at: place),
      spellingProblem(at: place, ending.register.spellings),
    ]
    .compactMap { $0 } + restoredProblems(at: place, ending)
      + days.problems(at: place)
      + neighbourhoods.problems(at: place, in: directory)
  }

  private func numberProblem(at place: Place) -> Problem? {
    Problem(
      .withoutNumber, withoutNumber, at: place, ["signature": mapping.signature],
      severity: mapping.isNumbered ? .warning : .note)
  }

  private func equalProblem(at place: Place) -> Problem? {
    Problem(.equalWithoutID, equal, at: place, severity: isKnownFile ? .note : .warning)
  }

  private func spellingProblem(at place: Place, _ spellings: SpellingRegister) -> Problem? {
    guard let found = spellings.first else { return nil }
    var facts = [
      "value": found.written, "row": "\(found.row)", "other": found.earlier,
      "first": "\(found.earlierRow)",
    ]
    facts["sheet"] = found.earlierSheet
    return Problem(.oneNumberTwoSpellings, spellings.rows, at: place, facts)
  }

  private func restoredProblems(at place: Place, _ ending: CodedRows.Ending) -> [Problem] {
    let restored = ending.restoredUnitCodes
    guard restored.count > 0 else { return [] }
    let facts = ["count": "\(restored.count)", "value": restored.first]
    return [Problem(ResponseFault.unitCodeRestored, at: place, facts)]
  }
}

extension Problem {
  /// One finding for several rows, at the first of them; nil where there is none.
  fileprivate init?(
    _ fault: ResponseFault, _ rows: RowRanges, at place: Place, _ facts: [String: String] = [:],
    severity: Severity? = nil
  ) {
    guard let first = rows.first else { return nil }
    var place = place
    place.row = first
    let own = ["count": "\(rows.count)", "rows": rows.text]
    self.init(fault, at: place, facts.merging(own) { $1 }, severity: severity)
  }
}
