import Findings
import Tables

/// One cell of a row with where it is: only made where a text is needed.
struct Cell {
  let text: String
  let kind: CellKind
  private let place: Place
  /// Whether the cell is personal data, which findings never repeat.
  private let isPersonal: Bool

  init(row: Row, column: MappedColumn, place: Place, item: String? = nil) {
    text = row.text(column.position)
    kind = row.kind(column.position)
    self.place = place.at(column, row: row.number, item: item)
    if case .field(let field) = column.target {
      isPersonal = field.isIdentity
    } else {
      isPersonal = false
    }
  }

  /// Whether the workbook shows an error in it.
  var isError: Bool { kind == .error }

  /// The text, cut off where it is long.
  var excerpt: String { text.count > 80 ? text.prefix(80) + "…" : text }

  /// A finding in this cell; `item` is filled in, and `value` unless it is personal data.
  func problem(_ fault: ResponseFault, _ facts: [String: String] = [:]) -> Problem {
    var facts = facts
    facts["value"] = isPersonal ? "…" : excerpt
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
      ["suggestion": spellings.suggestion(for: text)]
        .merging(spellings.allowed.fact("allowed")) { $1 })
  }
}
