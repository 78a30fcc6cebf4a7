import Findings
import Rules
import Satisfaction

/// Sections, tables and cells of the page.
extension LocalizedReport {
  /// A section with its heading and a name that the table of contents leads to.
  func section(_ id: String, _ heading: String, @MarkupBuilder content: () -> [Markup]) -> Markup {
    .tag("section", ["id": id, "aria-labelledby": "\(id)-h"]) {
      Markup.tag("h2", ["id": "\(id)-h"], text: heading)
      content()
    }
  }

  /// A table in a box that scrolls sideways on narrow screens.
  ///
  /// - Parameter isNarrow: of few short columns, which would drift apart on a wide screen.
  func dataTable(
    caption: String, columns: [Column], rows: [[Markup]], isSortable: Bool = false,
    isNarrow: Bool = false
  ) -> Markup {
    let box = isNarrow ? "wide narrow" : "wide"
    return .tag("div", ["class": box, "tabindex": "0", "role": "region", "aria-label": caption]) {
      Markup.tag("table", isSortable ? ["class": "sortable"] : [:]) {
        Markup.tag("caption") { Markup.tag("span", text: caption) }
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

  /// A cell with a number of persons, or why it is not shown.
  func cell(_ persons: Int?, hidden reason: Ineligibility?) -> Markup {
    guard let persons else { return hiddenCell(reason) }
    return cell(persons)
  }

  /// A cell without its figure, and why.
  func hiddenCell(_ reason: Ineligibility?) -> Markup {
    hiddenCell(because: hiddenReason(reason))
  }

  /// A cell without its figure, and why.
  func hiddenCell(because reason: String) -> Markup {
    .tag("td", ["class": "number hidden", "data-value": ""]) {
      Markup.text("– ")
      Markup.tag("small", text: "(\(reason))")
    }
  }

  /// The cell that names its row.
  func rowHead(_ text: String, depth: Int = 0, isTotal: Bool = false) -> Markup {
    let name = depth == 0 ? "name" : "name depth\(min(depth, 5))"
    return .tag("th", ["scope": "row", "class": isTotal ? name + " total" : name], text: text)
  }

  /// A cell across the whole table that names the rows below it.
  func spanningHead(_ text: String, columns: Int) -> Markup {
    .tag("th", ["scope": "colgroup", "colspan": "\(columns)", "class": "name"], text: text)
  }

  /// A cell with a figure, its interval below; a figure that is not shown says why.
  func cell(_ estimate: NodeEstimate?, showsInterval: Bool = true) -> Markup {
    guard let share = estimate?.shown else { return hiddenCell(estimate?.suppressed) }
    let interval = showsInterval ? numbers.interval(estimate?.lower, estimate?.upper) : nil
    return .tag("td", ["class": "number", "data-value": "\(share.fraction)"]) {
      Markup.text(numbers.percent(share))
      if let interval {
        Markup.text(" ")
        Markup.tag("small", text: interval)
      }
    }
  }
}
