import Agencies
import Findings
import Rules
import Tables

/// Words that numbers of a sheet may be other ways to write those of responses that are there.
struct UnclearNumberCheck {
  let directory: UnitDirectory
  /// Day on which the units exist.
  let day: Day

  /// One finding for all rows of a sheet, nil without any.
  ///
  /// - Parameter found: the pairs of the sheet.
  func problem(_ found: [UnclearNumber], of sheet: PlannedSheet, in path: String) -> Problem? {
    guard let first = found.first else { return nil }
    var rows = RowRanges()
    for row in Set(found.map(\.row)).sorted() { rows.add(row) }
    var place = sheet.place(in: path)
    // Rows of a reject file are numbered as in the file they first came in.
    if sheet.lineage == nil { place.row = first.row }
    var facts = [
      "count": "\(rows.count)", "rows": rows.text, "row": "\(first.row)",
      "identity": first.key, "other": first.otherKey,
      "origin": ConflictFacts.json(first.other),
    ]
    facts["unit"] = ResponseIdentity.unitCode(ofKey: first.key)
      .flatMap { directory.unit(code: $0, on: day)?.name }
    return Problem(ResponseFault.unclearNumber, at: place, facts)
  }
}
