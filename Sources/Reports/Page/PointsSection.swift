import Findings
import Satisfaction

extension LocalizedReport {
  /// PAR points; nil where none were computed.
  var pointsSection: Markup? {
    guard !report.points.isEmpty else { return nil }
    return section("points", say("Điểm CCHC", "PAR points")) {
      if !report.unverifiedCriteria.isEmpty {
        Markup.tag("p", ["class": "note"]) {
          Markup.text(
            say(
              "Bộ tiêu chí có điểm chưa đối chiếu văn bản: ",
              "The criteria set has points not verified against the legal text: "))
          Markup.tag("a", ["href": "#unverified"], text: say("xem danh sách", "see the list"))
        }
      }
      dataTable(
        caption: say(
          "Điểm quy đổi từ chỉ số hài lòng", "Points converted from the satisfaction index"),
        columns: [
          .name(say("Đơn vị", "Unit")), .name(say("Tiêu chí", "Criterion")),
          .number(say("Điểm chuẩn", "Maximum")), .number(say("Điểm", "Points")),
        ],
        rows: report.points.map { points in
          [
            rowHead(points.unit.map(name) ?? report.title.province),
            cell(points.criterion[language]), pointsCell("\(points.maxPoints)"),
            pointsCell(points.points, withheld: points.withheld),
          ]
        }, isSortable: true)
    }
  }

  private func pointsCell(_ pointed: String?, withheld: Ineligibility? = nil) -> Markup {
    guard let pointed else { return hiddenCell(withheld) }
    return .tag("td", ["class": "number", "data-value": pointed], text: numbers.decimal(pointed))
  }
}
