import Agencies
import Findings
import Questionnaires
import Rules
import Satisfaction

/// A report on its way to a page in one language. The sections are extensions, a file each.
struct ReportPage {
  let report: IndexReport
  let language: Language
  let numbers: NumberText

  init(_ report: IndexReport, language: Language) {
    self.report = report
    self.language = language
    numbers = NumberText(language: language, rounding: report.table.method.rounding)
  }

  var table: IndexTable { report.table }
  var method: IndexMethod { report.table.method }

  /// A text of this program in the language of the page.
  func say(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[language] }

  /// Name of the overall index.
  var overallLabel: String {
    table.nodes.first?.label[language] ?? say("Chỉ số chung", "Overall index")
  }

  /// `khoảng tin cậy 95 %`.
  var intervalLabel: String {
    let level = numbers.statedPercent(method.confidenceLevel)
    return say("khoảng tin cậy \(level)", "\(level) confidence interval")
  }

  /// Name of a unit by its key; the code where the table does not have it.
  func name(of unit: UnitKey) -> String {
    table.units.first { $0.unit.key == unit }?.unit.name ?? unit.code
  }

  /// A section with its heading and a name that the table of contents leads to.
  func section(_ id: String, _ heading: String, @MarkupBuilder content: () -> [Markup]) -> Markup {
    .tag("section", ["id": id, "aria-labelledby": "\(id)-h"]) {
      Markup.tag("h2", ["id": "\(id)-h"], text: heading)
      content()
    }
  }

  /// A table in a box that scrolls sideways on narrow screens.
  func dataTable(
    caption: String, columns: [Column], rows: [[Markup]], isSortable: Bool = false
  ) -> Markup {
    .tag("div", ["class": "wide", "tabindex": "0", "role": "region", "aria-label": caption]) {
      Markup.tag("table", isSortable ? ["class": "sortable"] : [:]) {
        Markup.tag("caption", text: caption)
        Markup.tag("thead") {
          Markup.tag("tr") {
            columns.map { column in
              Markup.tag(
                "th", ["scope": "col", "class": column.isNumber ? "number" : "name"],
                text: column.title)
            }
          }
        }
        Markup.tag("tbody") { rows.map { row in Markup.tag("tr") { row } } }
      }
    }
  }

  /// A column of a table.
  struct Column {
    var title: String
    var isNumber = true

    static func name(_ title: String) -> Column { Column(title: title, isNumber: false) }
    static func number(_ title: String) -> Column { Column(title: title) }
  }

  /// A cell with a text.
  func cell(_ text: String) -> Markup { .tag("td", text: text) }

  /// A cell with a whole number.
  func cell(_ number: Int?) -> Markup {
    .tag(
      "td", ["class": "number", "data-value": number.map(String.init) ?? ""],
      text: number.map(numbers.count) ?? "–")
  }

  /// The cell that names its row.
  func rowHead(_ text: String, depth: Int = 0) -> Markup {
    .tag(
      "th", ["scope": "row", "class": depth == 0 ? "name" : "name depth\(min(depth, 5))"],
      text: text)
  }

  /// A cell with a figure, its interval below; a figure that is not shown says why.
  func cell(_ estimate: NodeEstimate?, showsInterval: Bool = true) -> Markup {
    guard let share = estimate?.estimate, estimate?.suppressed == nil else {
      return .tag("td", ["class": "number hidden", "data-value": ""]) {
        Markup.text("– ")
        Markup.tag("small", text: "(\(hiddenReason(estimate)))")
      }
    }
    let interval = showsInterval ? numbers.interval(estimate?.lower, estimate?.upper) : nil
    return .tag("td", ["class": "number", "data-value": "\(share.fraction)"]) {
      Markup.text(numbers.percent(share))
      if let interval {
        Markup.text(" ")
        Markup.tag("small", text: interval)
      }
    }
  }

  /// Why a figure is not shown.
  func hiddenReason(_ estimate: NodeEstimate?) -> String {
    FigureText(table, language: language).hiddenReason(estimate)
  }

  /// Why a unit is not ranked.
  func rankReason(_ unit: UnitIndex) -> String {
    FigureText(table, language: language).rankReason(unit)
  }
}
