import Agencies
import Findings
import Rules

/// PAR points for the terminal (`sipas score`).
public enum PointsText {
  /// A row per unit and criterion.
  ///
  /// - Parameters:
  ///   - names: names of units; the code stands where there is none.
  ///   - province: name for points of the whole province.
  ///   - marks: what stands above the points.
  public static func render(
    _ points: [ParPoints], names: [UnitKey: String], province: String, language: Language = .vi,
    marks: ResultMarks = ResultMarks()
  ) -> String {
    func say(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[language] }
    let numbers = NumberText(language: language, rounding: RoundingRule(decimals: 0))
    let table = TextTable(
      columns: [
        .init(say("Đơn vị", "Unit"), maxWidth: 44),
        .init(say("Tiêu chí", "Criterion"), maxWidth: 60),
        .init(say("Điểm chuẩn", "Maximum"), .right), .init(say("Điểm", "Points"), .right),
      ],
      rows: points.map { points in
        [
          points.unit.map { names[$0] ?? $0.code } ?? province, points.criterion[language],
          numbers.decimal("\(points.maxPoints)"), points.points.map(numbers.decimal) ?? "–",
        ]
      })
    return marks.lines(in: language) + table.render()
  }
}
