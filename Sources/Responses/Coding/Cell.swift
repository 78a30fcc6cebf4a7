import Findings
import Tables

/// One cell of a row with where it is: only made where a text is needed.
struct Cell {
  let text: String
  let kind: CellKind
  private let place: Place

  init(row: Row, column: MappedColumn, place: Place, item: String? = nil) {
    text = row.text(column.position)
    kind = row.kind(column.position)
    self.place = place.at(column, row: row.number, item: item)
  }

  /// Whether the workbook shows an error in it.
  var isError: Bool { kind == .error }

  /// A finding in this cell; `value` and `item` are filled in.
  func problem(_ fault: ResponseFault, _ facts: [String: String] = [:]) -> Problem {
    var facts = facts
    facts["value"] = text.count > 80 ? text.prefix(80) + "…" : text
    if let item = place.item { facts["item"] = item }
    return Problem(fault, at: place, facts)
  }

  /// The finding that the text can be thousands or decimals, with both ways to write it plainly.
  var ambiguousNumber: Problem {
    let parts = text.split { $0 == "." || $0 == "," }
    return problem(
      .ambiguousNumber,
      ["whole": "\(parts.first ?? "")", "fraction": "\(parts.last ?? "")"])
  }

  /// The finding that the text is none of the answers.
  func unknownAnswer(_ spellings: AnswerSpellings) -> Problem {
    problem(
      .unknownAnswer,
      ["allowed": spellings.allowed, "suggestion": spellings.suggestion(for: text)])
  }
}
