import Findings
import Foundation
import Rules
import Tables

/// The report as a workbook: real numbers and percentages, filters, headers that stay in sight, and
/// a comment with the reason at every figure that is not shown.
public enum WorkbookReport {
  /// Writes the workbook, whole or not at all. Same report, same bytes.
  ///
  /// - Throws: a `Problem` of `Tables` where the file cannot be written or a text is too long.
  public static func write(
    _ report: IndexReport, to path: String, language: Language = .vi
  ) throws {
    let localized = LocalizedReport(report, language: language)
    let workbook = try WorkbookWriter(path: path, properties: properties(localized))
    for sheet in localized.sheets {
      try write(sheet, to: workbook, rounding: report.table.method.rounding)
    }
    try workbook.close()
  }

  private static func properties(_ report: LocalizedReport) -> WorkbookProperties {
    let title = report.report.title
    let label = report.say("Chỉ số hài lòng (SIPAS)", "Satisfaction index (SIPAS)")
    return WorkbookProperties(
      title: "\(label) · \(title.province) · \(title.round)", author: title.organisation,
      created: noon(of: title.date))
  }

  private static func noon(of day: Day) -> Date {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let components = DateComponents(year: day.year, month: day.month, day: day.day, hour: 12)
    return calendar.date(from: components) ?? Date(timeIntervalSince1970: 0)
  }

  private static func write(
    _ sheet: ReportSheet, to workbook: WorkbookWriter, rounding: RoundingRule
  ) throws {
    let writer = try workbook.sheet(sheet.name, columns: sheet.columnStyles)
    try writer.write(sheet.columns.map(CellValue.text), style: .header)
    if sheet.columns.count > 2 { writer.filterFromLastRow() }
    writer.freeze(rows: 1, columns: sheet.columns.count > 6 ? 1 : 0)
    writer.printLandscape(repeatingRows: 1)
    for cells in sheet.rows {
      try writer.write(
        cells.map { $0.value(rounding) }, style: sheet.holdsSentences ? .wrapped : .plain)
      for (column, cell) in cells.enumerated() {
        guard case .hidden(let reason) = cell else { continue }
        writer.comment(reason, column: column)
      }
    }
  }
}

extension SheetCell {
  /// The cell as the writer takes it, percentages rounded by the rule.
  func value(_ rounding: RoundingRule) -> CellValue {
    switch self {
    case .blank: .blank
    case .text(let text): .text(text)
    case .count(let number): .integer(number)
    case .share(let share):
      .percent(SheetCell.fraction(share.rounded(rounding)), decimals: rounding.decimals)
    case .decimal(let figure):
      .decimal(SheetCell.number(figure), decimals: max(0, -figure.exponent))
    case .hidden: .noFigure
    }
  }

  private static func fraction(_ percentage: Decimal) -> Double { number(percentage / 100) }

  /// The binary number nearest to the decimal; `NSDecimalNumber.doubleValue` may be one off.
  private static func number(_ figure: Decimal) -> Double { Double("\(figure)") ?? .nan }
}

extension ReportSheet {
  /// Widths with which the sheet is one readable page wide on A4: columns hold the texts of their
  /// cells up to a limit, headers wrap into a few lines.
  var columnStyles: [ColumnStyle] {
    columns.indices.map { column in
      let header = columns[column]
      let longestWord = header.split(separator: " ").map(\.count).max() ?? 0
      let needed = max(longestWord, header.count / (column == 0 ? 2 : 4))
      let longest = rows.map { $0.indices.contains(column) ? $0[column].letters : 0 }.max() ?? 0
      let holdsFigures = rows.contains {
        $0.indices.contains(column) && $0[column].isFigure
      }
      return ColumnStyle(
        width: Double(min(widest(column), max(8, needed + 3, longest + 2))),
        kind: holdsFigures ? .figure : .text)
    }
  }

  /// About as many letters as a landscape page has in a row, less the first column.
  private func widest(_ column: Int) -> Int {
    guard holdsSentences else { return 64 }
    return column == 0 && columns.count > 1 ? 36 : 110
  }
}

extension SheetCell {
  /// Whether it is a number.
  fileprivate var isFigure: Bool {
    switch self {
    case .count, .share, .decimal: true
    case .blank, .text, .hidden: false
    }
  }

  /// About how many letters the cell shows.
  fileprivate var letters: Int {
    switch self {
    case .text(let text): text.count
    case .count(let number): "\(number)".count
    case .share: 7
    default: 6
    }
  }
}
