import Agencies
import Findings
import Tables

/// The columns that say which unit a row is about, that of a reject file included.
struct UnitColumns {
  private let matcher: UnitMatcher
  private let constant: AdministrativeUnit?
  let columns: [MappedColumn]
  /// Codes whose leading zeros were put back, and the first of them as it was written.
  private(set) var restored: (count: Int, first: String) = (0, "")
  /// The unit of the latest row: rows of a unit usually follow each other.
  private var latest: Latest?

  private struct Latest {
    var column: Int
    var text: [UInt8]
    var unit: UnitKey
  }

  init(_ mapping: ColumnMapping, _ matcher: UnitMatcher, constant: AdministrativeUnit?) {
    self.matcher = matcher
    self.constant = constant
    columns =
      mapping.columns(of: .unit) + mapping.columns(of: .unitName)
      + [mapping.column(of: .unit)].compactMap { $0 }
  }

  /// The unit of a row: that of the whole file or of the filled columns, which must agree.
  mutating func unit(of row: Row, at place: Place, _ problems: inout [Problem]) -> UnitKey? {
    if let latest, isLatest(latest, row) { return latest.unit }
    let known = problems.count
    let unit = workedOut(row, place, &problems)
    latest = problems.count == known ? unit.flatMap { remembered($0, row) } : nil
    return unit?.key
  }

  /// Whether the row names the latest unit in the same way.
  private func isLatest(_ latest: Latest, _ row: Row) -> Bool {
    row.kind(latest.column) != .error
      && row.withBytes(latest.column) { $0.elementsEqual(latest.text) } && isNamedOnce(row)
  }

  private func isNamedOnce(_ row: Row) -> Bool {
    columns.indices.count { !row.isBlank(columns[$0].position) } == 1
  }

  /// What makes the next row cheap; nil where it has to be looked at again.
  private func remembered(_ unit: AdministrativeUnit, _ row: Row) -> Latest? {
    guard constant == nil, isNamedOnce(row),
      let column = columns.first(where: { !row.isBlank($0.position) }),
      case .found(_, let how) = row.withBytes(column.position, { matcher.match($0) }),
      how != .restoredCode
    else { return nil }
    return Latest(
      column: column.position, text: row.withBytes(column.position) { Array($0) }, unit: unit.key)
  }

  private mutating func workedOut(
    _ row: Row, _ place: Place, _ problems: inout [Problem]
  ) -> AdministrativeUnit? {
    var unit = constant
    var said = constant?.name ?? ""
    var isFilled = false
    for column in columns where !row.isBlank(column.position) {
      isFilled = true
      guard let found = match(row, column, place, &problems) else { continue }
      if let unit, unit.key != found.key {
        problems.append(
          Cell(row: row, column: column, place: place).problem(
            .contradictoryUnits, ["other": said]))
      }
      unit = unit ?? found
      if said.isEmpty { said = found.name }
    }
    if unit == nil, !isFilled {
      var place = place
      place.row = row.number
      if let column = columns.first { place = place.at(column, row: row.number) }
      problems.append(Problem(ResponseFault.unitMissing, at: place))
    }
    return unit
  }

  private func unknownUnit(_ cell: Cell, _ candidates: [AdministrativeUnit]) -> Problem {
    // A suggestion that would be refused in its turn is none.
    let eligible = candidates.filter(matcher.isEligible)
    if eligible.isEmpty, let other = candidates.first {
      return cell.problem(.unitOutOfScope, ["unit": other.name])
    }
    // Of several somebody has to choose.
    let code = eligible.count == 1 ? eligible[0].code : "…"
    let near = eligible.map { "\($0.name) (\($0.code))" }.joined(separator: "; ")
    return cell.problem(
      .unknownUnit,
      [
        "suggestion": near.isEmpty ? "" : " → \(near)?",
        "entry": MappingFile.unitLine(of: cell.excerpt, code: code),
      ])
  }

  private mutating func match(
    _ row: Row, _ column: MappedColumn, _ place: Place, _ problems: inout [Problem]
  ) -> AdministrativeUnit? {
    let match =
      row.kind(column.position) == .error
      ? .refused(candidates: []) : row.withBytes(column.position) { matcher.match($0) }
    switch match {
    case .found(let unit, let how):
      if how == .restoredCode {
        restored = (
          restored.count + 1, restored.count == 0 ? row.text(column.position) : restored.first
        )
      }
      return unit
    case .ambiguous(let units):
      let codes = units.map { "\($0.code) (\($0.name))" }.joined(separator: ", ")
      problems.append(
        Cell(row: row, column: column, place: place).problem(
          .ambiguousUnit, ["count": String(units.count), "units": codes]))
      return nil
    case .refused(let candidates):
      let cell = Cell(row: row, column: column, place: place)
      problems.append(
        cell.isError ? cell.problem(.errorCell) : unknownUnit(cell, candidates))
      return nil
    }
  }
}
