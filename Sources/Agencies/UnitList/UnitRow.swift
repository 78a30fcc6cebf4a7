import Findings
import Rules
import Tables

/// One row of a list of units while it is read.
struct UnitRow {
  private let row: Row
  private let header: UnitListHeader
  private let file: String
  private(set) var problems: [Problem] = []

  init(_ row: Row, _ header: UnitListHeader, file: String) {
    self.row = row
    self.header = header
    self.file = file
  }

  /// The unit, or nil where the row has an error.
  mutating func unit(days: inout DayTexts) -> AdministrativeUnit? {
    checkWidth()
    let kind = kind()
    let code = value(.code)
    let validFrom = day(.validFrom, &days)
    let validTo = day(.validTo, &days)
    let name = value(.name)
    let province = value(.province)
    let predecessors = predecessors(&days)
    if let kind { check(code: code, name: name, province: province, of: kind) }
    checkOrder(validFrom, validTo)
    guard let kind, let code, let validFrom, let name, let province, !problems.hasErrors else {
      return nil
    }
    return AdministrativeUnit(
      key: UnitKey(code: code, validFrom: validFrom), kind: kind, name: name,
      provinceCode: province, validTo: validTo, predecessors: predecessors)
  }

  /// Where a cell of the row is.
  func place(_ column: UnitListColumn) -> Place {
    Place(
      file: file, row: row.number, column: header.positions[column].map { $0 + 1 },
      header: column.rawValue)
  }

  private mutating func value(_ column: UnitListColumn) -> String? {
    if let position = header.positions[column], !row.isBlank(position) {
      return row.text(position)
    }
    if column.isRequired { report(.missingValue, column, ["column": column.rawValue]) }
    return nil
  }

  private mutating func kind() -> UnitKind? {
    guard let text = value(.kind) else { return nil }
    if let kind = UnitKind(rawValue: text) { return kind }
    let allowed = UnitKind.allCases.map(\.rawValue)
    report(
      .unknownKind, .kind,
      [
        "value": text, "allowed": allowed.joined(separator: ", "),
        "suggestion": NearMiss.fact(for: text, among: allowed),
      ])
    return nil
  }

  private mutating func day(_ column: UnitListColumn, _ days: inout DayTexts) -> Day? {
    guard let text = value(column) else { return nil }
    if let day = days.day(text) { return day }
    report(.notADay, column, ["value": text])
    return nil
  }

  private mutating func predecessors(_ days: inout DayTexts) -> [UnitKey] {
    guard let text = value(.predecessors) else { return [] }
    return text.split(separator: " ").compactMap { part in
      let sides = part.split(separator: "@", omittingEmptySubsequences: false)
      if sides.count == 2, !sides[0].isEmpty, let day = days.day(String(sides[1])) {
        return UnitKey(code: String(sides[0]), validFrom: day)
      }
      report(.malformedPredecessor, .predecessors, ["value": String(part)])
      return nil
    }
  }

  private mutating func check(
    code: String?, name: String?, province: String?, of kind: UnitKind
  ) {
    if let code, !UnitRow.isCode(code, of: kind) {
      report(.invalidCode, .code, ["value": code])
    }
    if let name, !kind.isAgency, !name.hasPrefix(kind.label.vi + " ") {
      report(.nameWithoutKind, .name, ["value": name, "kind": kind.label.vi])
    }
    if let province,
      !UnitRow.isCode(province, of: .province) || (kind.isProvince && province != code)
    {
      report(.invalidProvince, .province, ["value": province])
    }
  }

  private mutating func checkOrder(_ from: Day?, _ to: Day?) {
    guard let from, let to, to < from else { return }
    report(.endsBeforeStart, .validTo, ["from": "\(from)", "to": "\(to)"])
  }

  private mutating func checkWidth() {
    guard row.count > header.width, (header.width..<row.count).contains(where: { !row.isBlank($0) })
    else { return }
    problems.append(
      Problem(
        AgencyFault.extraCells, at: Place(file: file, row: row.number),
        ["count": String(row.count), "columns": String(header.width)]))
  }

  private mutating func report(
    _ fault: AgencyFault, _ column: UnitListColumn, _ facts: [String: String]
  ) {
    problems.append(Problem(fault, at: place(column), facts))
  }

  private static func isCode(_ text: String, of kind: UnitKind) -> Bool {
    guard let width = kind.codeWidth else {
      return text.utf8.allSatisfy { isLetterOrDigit($0) || "-._".utf8.contains($0) }
    }
    return text.utf8.count == width && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}
