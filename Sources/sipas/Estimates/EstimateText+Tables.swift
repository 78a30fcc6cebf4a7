import Reports
import Tabulation

extension EstimateText {
  /// The differences.
  static func table(_ rows: [DifferenceRow]) -> TextTable {
    TextTable(
      columns: [
        name, domain, .init(say(vi: "So sánh", en: "Between")),
        number("Thứ nhất", "First"), number("Thứ hai", "Second"),
        number("Chênh lệch", "Difference"), number("Sai số chuẩn", "Std. error"),
        number("Khoảng tin cậy", "Interval"), number("p", "p"),
      ],
      rows: rows.map { row in
        [
          EstimateWords.name(row.name, kind: "difference"), text(row.by),
          row.between.map { "\($0.column): \($0.first) − \($0.second)" } ?? "",
          EstimateNumber.text(row.first.estimate), EstimateNumber.text(row.second.estimate),
          EstimateNumber.text(row.estimate), EstimateNumber.text(row.standardError),
          EstimateNumber.interval(row.lower, row.upper), EstimateNumber.probability(row.p),
        ]
      })
  }

  /// The tests.
  static func table(_ rows: [TestRow]) -> TextTable {
    TextTable(
      columns: [
        name, domain, .init(say(vi: "Thống kê", en: "Statistic")), number("Giá trị", "Value"),
        number("Bậc tự do", "DF"), number("p", "p"),
      ],
      rows: rows.map { row in
        let degrees = [row.numeratorDF, row.denominatorDF].compactMap { $0 }
          .map { EstimateNumber.text($0) }
        return [
          EstimateWords.name(row.name, kind: "chiSquare"), text(row.by), row.statisticKind,
          EstimateNumber.text(row.statistic),
          degrees.joined(separator: "; "), EstimateNumber.probability(row.p),
        ]
      })
  }

  /// The scales and intraclass correlations.
  static func table(_ rows: [ReliabilityRow]) -> TextTable {
    TextTable(
      columns: [
        name, domain, number("n", "n"), number("Alpha", "Alpha"),
        number("Khoảng tin cậy", "Interval"), number("Omega", "Omega"), number("ICC1", "ICC1"),
        number("ICC2", "ICC2"),
      ],
      rows: rows.map { row in
        [
          EstimateWords.name(row.name, kind: row.kind.rawValue), text(row.by),
          row.n.map { EstimateNumber.count($0) } ?? "–",
          EstimateNumber.text(row.alpha), EstimateNumber.interval(row.lower, row.upper),
          EstimateNumber.text(row.omega), EstimateNumber.text(row.icc1),
          EstimateNumber.text(row.icc2),
        ]
      })
  }

  /// The ranks.
  static func table(_ rows: [RankRow]) -> TextTable {
    TextTable(
      columns: [
        name, domain, number("Ước lượng", "Estimate"), number("Hạng", "Rank"),
        number("Hạng có thể", "Possible ranks"), number("Đồng thời", "Jointly"),
      ],
      rows: rows.map { row in
        [
          EstimateWords.name(row.name, kind: "ranks"), text(row.by),
          EstimateNumber.text(row.estimate),
          row.rank.map { "\($0)" } ?? "–", ranks(row.lower, row.upper),
          ranks(row.lowerJoint, row.upperJoint),
        ]
      })
  }

  /// The small areas.
  static func table(_ rows: [SmallAreaRow]) -> TextTable {
    TextTable(
      columns: [
        name, domain, number("Trực tiếp", "Direct"), number("Sai số chuẩn", "Std. error"),
        number("Theo mô hình", "By the model"), number("Căn MSE", "Root MSE"),
        number("Gamma", "Gamma"),
      ],
      rows: rows.map { row in
        [
          EstimateWords.name(row.name, kind: "smallArea"), text(row.by),
          EstimateNumber.text(row.direct),
          EstimateNumber.text(row.directStandardError), EstimateNumber.text(row.estimate),
          EstimateNumber.text(row.meanSquaredError?.squareRoot()), EstimateNumber.text(row.gamma),
        ]
      })
  }

  /// The steps of calibration.
  static func table(_ rows: [CalibrationRow]) -> TextTable {
    TextTable(
      columns: [
        .init(say(vi: "Bước", en: "Step")), number("Số vòng", "Rounds"),
        number("Sai lệch lớn nhất", "Largest miss"),
      ],
      rows: rows.map { row in
        [
          row.step, EstimateNumber.count(row.iterations), EstimateNumber.text(row.largestMiss),
        ]
      })
  }

  private static var name: TextTable.Column { .init(say(vi: "Tên", en: "Name"), maxWidth: 40) }
  private static var domain: TextTable.Column { .init(say(vi: "Nhóm", en: "Domain")) }

  private static func number(_ vi: String, _ en: String) -> TextTable.Column {
    .init(say(vi: vi, en: en), .right)
  }

  static func text(_ domain: [DomainValue]) -> String {
    domain.map { "\($0.column) = \($0.value)" }.joined(separator: ", ")
  }

  private static func ranks(_ lower: Int?, _ upper: Int?) -> String {
    guard let lower, let upper else { return "–" }
    return "\(lower)–\(upper)"
  }
}
