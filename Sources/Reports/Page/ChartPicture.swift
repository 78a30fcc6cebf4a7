import Findings

/// One chart of the report as a picture file of its own, for slides, articles and README.
public enum ChartPicture {
  /// SVG of the overall index of a block's first units by rank; nil where the block is unknown or
  /// has no figure to show.
  public static func render(
    _ report: IndexReport, blockID: String, language: Language = .vi
  ) -> String? {
    let localized = LocalizedReport(report, language: language)
    guard let block = report.table.blocks.first(where: { $0.block.id == blockID }),
      var chart = localized.intervalChart(of: report.table.units(in: blockID), in: block)
    else { return nil }
    chart.rows = Array(chart.rows.prefix(longest))
    let simulated =
      report.title.isSimulated ? localized.say(" – SỐ LIỆU MÔ PHỎNG", " – SIMULATED DATA") : ""
    let title = "\(localized.overallLabel), \(block.block.label[language])\(simulated)"
    return framed(chart.drawing(), title: title, description: report.title.round).rendered + "\n"
  }

  /// Most units in a picture.
  private static let longest = 22

  private static func framed(_ chart: Drawing, title: String, description: String) -> Markup {
    var picture = Drawing(width: chart.width)
    var y = 10.0
    for line in TextMetrics.lines(title, width: chart.width - 24, size: 14) {
      y += 17
      picture.text(line, x: 12, y: y, size: 14, class: "reftxt")
    }
    picture.height = chart.height + y + 20
    picture.add(
      .tag("g", ["transform": "translate(0 \(Drawing.text(y + 12)))"]) { chart.content })
    return picture.svg(id: "chart", title: title, description: description) {
      Markup.tag("style") {
        Markup.verbatim("svg{font-family:Arimo,Arial,Roboto,'DejaVu Sans',sans-serif}")
        Markup.verbatim(Stylesheet.colours)
        Markup.verbatim(Stylesheet.charts)
      }
      Markup.tag("rect", ["width": "100%", "height": "100%", "fill": "var(--paper)"])
    }
  }
}
