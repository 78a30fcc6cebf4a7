import Estimation
import Reports
import Tabulation

/// Estimates of one entry, or of neighbouring entries of a kind that have no name: a table with a
/// title. Columns without a word in them are left out.
struct EstimateGroup {
  private var rows: [EstimateRow]

  /// The estimates in their order, split into tables.
  static func groups(of rows: [EstimateRow]) -> [EstimateGroup] {
    rows.reduce(into: []) { groups, row in
      if let last = groups.last, last.takes(row) {
        groups[groups.count - 1].rows.append(row)
      } else {
        groups.append(EstimateGroup(rows: [row]))
      }
    }
  }

  private func takes(_ row: EstimateRow) -> Bool {
    guard let first = rows.first, first.kind == row.kind else { return false }
    let isUnnamed = EstimateGroup.isUnnamed(row)
    return isUnnamed == EstimateGroup.isUnnamed(first) && (isUnnamed || row.name == first.name)
  }

  private static func isUnnamed(_ row: EstimateRow) -> Bool {
    row.name == ([row.kind.rawValue] + row.of).joined(separator: " ")
  }

  /// Name, kind and columns, as far as they are the same in all rows.
  var title: String {
    guard let first = rows.first else { return "" }
    let kind = EstimateWords.kindLabel(first.kind.rawValue)
    let head =
      EstimateGroup.isUnnamed(first) || first.name == kind
      ? kind : "\(first.name) – \(kind.prefix(1).lowercased())\(kind.dropFirst())"
    return hasSameColumns && first.of != ["*"] && !first.of.isEmpty
      ? head + ": " + EstimateGroup.columns(first) : head
  }

  /// The numbers.
  var table: TextTable {
    let all = [columnNames, domains, levels] + numbers + [notes]
    let used = all.compactMap { $0 }
    return TextTable(
      columns: used.map(\.column), rows: rows.indices.map { row in used.map { $0.cells[row] } })
  }

  private typealias Filled = (column: TextTable.Column, cells: [String])

  private var hasSameColumns: Bool { Set(rows.map(\.of)).count == 1 }

  private static func columns(_ row: EstimateRow) -> String { row.of.joined(separator: ", ") }

  private var columnNames: Filled? {
    guard !hasSameColumns else { return nil }
    return (
      .init(say(vi: "Biến", en: "Variable"), maxWidth: 40), rows.map(EstimateGroup.columns)
    )
  }

  /// One grouping column gives its name to the header, several stand in the cells.
  private var domains: Filled? {
    let groupings = Set(rows.map { $0.by.map(\.column) }.filter { !$0.isEmpty })
    guard let one = groupings.first else { return nil }
    let all = say(vi: "chung", en: "all")
    guard groupings.count == 1, one.count == 1 else {
      return (
        .init(say(vi: "Nhóm", en: "Domain")),
        rows.map { $0.by.isEmpty ? all : EstimateText.text($0.by) }
      )
    }
    return (.init(one[0]), rows.map { $0.by.first?.value ?? all })
  }

  private var levels: Filled? {
    let cells = rows.map { row in
      row.level?.joined(separator: " × ") ?? row.probability.map { EstimateNumber.text($0) } ?? ""
    }
    guard cells.contains(where: { !$0.isEmpty }) else { return nil }
    return (.init(say(vi: "Mức", en: "Level")), cells)
  }

  private var numbers: [Filled] {
    [
      number("Ước lượng", "Estimate") { EstimateNumber.text($0.estimate) },
      number("Sai số chuẩn", "Std. error") { EstimateNumber.text($0.standardError) },
      number("Khoảng tin cậy", "Interval") { EstimateNumber.interval($0.lower, $0.upper) },
      number("n", "n") { EstimateNumber.count($0.n) },
      number("Deff", "Deff") { EstimateNumber.text($0.designEffect) },
    ]
  }

  private func number(
    _ vi: String, _ en: String, _ text: (EstimateRow) -> String
  ) -> Filled {
    (.init(say(vi: vi, en: en), .right), rows.map(text))
  }

  private var notes: Filled? {
    let cells = rows.map { EstimateGroup.note($0.suppress) }
    guard cells.contains(where: { !$0.isEmpty }) else { return nil }
    return (.init(say(vi: "Lưu ý", en: "Note")), cells)
  }

  private static func note(_ advice: PublicationAdvice?) -> String {
    switch advice {
    case .suppress: say(vi: "không công bố", en: "do not publish")
    case .review: say(vi: "cần xem lại", en: "review")
    case .publish, nil: ""
    }
  }
}
