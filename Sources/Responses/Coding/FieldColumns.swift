import Findings
import Rules
import Tables

/// What the fields of a row say, other than the unit.
struct FieldValues {
  var psu: String?
  /// In units of 10^-4; nil where the row says none.
  var weight: Int64?
  var answeredOn: Day?
  var interviewer: String?
  var instance: String?
  var sheetNumber: SheetNumber?
  var identities: [String: String] = [:]
}

/// The columns of a response's fields other than the unit.
struct FieldColumns {
  /// Longest id, name or address, in bytes.
  private static let longestText = 1_000
  /// Weight of a response without one, in units of 10^-4.
  static let defaultWeight: Int64 = 10_000

  private let instance: [MappedColumn]
  private let sheetNumber: MappedColumn?
  private let psu: MappedColumn?
  private let weight: MappedColumn?
  private let needsWeight: Bool
  private let answeredOn: [MappedColumn]
  private let interviewer: MappedColumn?
  private let identities: [(field: ResponseField, column: MappedColumn)]

  /// - Parameter needsWeight: whether a blank weight is refused where there is a column for it.
  init(_ mapping: ColumnMapping, needsWeight: Bool = false) {
    self.needsWeight = needsWeight
    instance = mapping.columns(of: .instance)
    sheetNumber = mapping.columns(of: .sheetNumber).first
    psu = mapping.columns(of: .psu).first
    weight = mapping.columns(of: .weight).first
    answeredOn = mapping.columns(of: .answeredOn)
    interviewer = mapping.columns(of: .interviewer).first
    identities = ResponseField.allCases.filter(\.isIdentity).compactMap { field in
      mapping.columns(of: field).first.map { (field, $0) }
    }
  }

  /// What the fields of a row say. `days` keeps the days met.
  func values(
    of row: Row, at place: Place, _ days: inout SeenTexts<Day>, _ problems: inout [Problem]
  ) -> FieldValues {
    FieldValues(
      psu: text(psu, row, place, &problems).map(FieldColumns.spelling),
      weight: weight(row, place, &problems),
      answeredOn: answeredOn(row, place, &days, &problems),
      interviewer: text(interviewer, row, place, &problems),
      instance: text(firstFilled(instance, row), row, place, &problems),
      sheetNumber: number(row, place, &problems),
      identities: identities(row, place, &problems))
  }

  /// One spelling of a neighbourhood's name, small letters and single blanks: «Ấp 1» and «ấp  1»
  /// taken for two primary sampling units would make standard errors too small.
  private static func spelling(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The number of the paper sheet as it is written.
  private func number(_ row: Row, _ place: Place, _ problems: inout [Problem]) -> SheetNumber? {
    text(sheetNumber, row, place, &problems).map(SheetNumber.init)
  }

  /// The weight in units of 10^-4; nil where the row has none.
  private func weight(_ row: Row, _ place: Place, _ problems: inout [Problem]) -> Int64? {
    guard let weight, needsWeight || !row.isBlank(weight.position) else { return nil }
    let cell = Cell(row: row, column: weight, place: place)
    guard !row.isBlank(weight.position) else {
      problems.append(cell.problem(.missingWeight))
      return nil
    }
    guard !cell.isError else {
      problems.append(cell.problem(.errorCell))
      return nil
    }
    do {
      let number = try CellNumber(cell.text, isExact: cell.kind == .number)
      if let exact = number.tenThousandths { return exact }
      let isTooFine = number.fraction.count > 4 && !number.isNegative
      problems.append(cell.problem(isTooFine ? .weightTooFine : .badWeight))
    } catch .ambiguous {
      problems.append(cell.ambiguousNumber)
    } catch {
      problems.append(cell.problem(.badWeight))
    }
    return nil
  }

  /// The day of the answer.
  private func answeredOn(
    _ row: Row, _ place: Place, _ days: inout SeenTexts<Day>, _ problems: inout [Problem]
  ) -> Day? {
    guard let column = firstFilled(answeredOn, row) else { return nil }
    let isSeen = row.kind(column.position) == .text
    if isSeen, let day = row.withBytes(column.position, { days[Day.part(of: $0)] }) { return day }
    let cell = Cell(row: row, column: column, place: place)
    guard let day = Day(cell: cell.text, kind: cell.kind) else {
      problems.append(cell.problem(cell.isError ? .errorCell : .notADay))
      return nil
    }
    if isSeen { row.withBytes(column.position) { days.remember(day, of: Day.part(of: $0)) } }
    return day
  }

  private func identities(
    _ row: Row, _ place: Place, _ problems: inout [Problem]
  ) -> [String: String] {
    guard !identities.isEmpty else { return [:] }
    var values: [String: String] = [:]
    for (field, column) in identities {
      values[field.rawValue] = text(column, row, place, &problems)
    }
    return values
  }

  private func firstFilled(_ columns: [MappedColumn], _ row: Row) -> MappedColumn? {
    // By position: a copy of every column that is blank would be felt.
    columns.indices.first { !row.isBlank(columns[$0].position) }.map { columns[$0] }
  }

  private func text(
    _ column: MappedColumn?, _ row: Row, _ place: Place, _ problems: inout [Problem]
  ) -> String? {
    guard let position = column?.position, !row.isBlank(position), let column else { return nil }
    guard row.kind(column.position) != .error else {
      problems.append(Cell(row: row, column: column, place: place).problem(.errorCell))
      return nil
    }
    let length = row.byteRange(column.position).count
    guard length <= FieldColumns.longestText else {
      let facts = ["length": "\(length)", "limit": "\(FieldColumns.longestText)"]
      problems.append(
        Cell(row: row, column: column, place: place).problem(.textTooLong, facts))
      return nil
    }
    return row.text(column.position)
  }
}
