import Reports
import Tabulation

/// The tables of estimates for people.
struct EstimateText {
  private let tables: EstimateTables

  /// Tables to be read.
  init(_ tables: EstimateTables) {
    self.tables = tables
  }

  /// The design in two lines and every table that has rows, each under its title. The steps of
  /// calibration are among the lines on the design.
  var whole: String {
    let shown = TableName.allCases.filter { $0 != .calibration }
    return ([summary] + shown.map(sections)).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// One table; a line that says so where the spec asks for none of its rows.
  func only(_ table: TableName) -> String {
    let text = sections(of: table)
    guard text.isEmpty else { return text }
    return EstimateWords.title(of: table) + "\n"
      + say(vi: "Không có dòng nào.\n", en: "No rows.\n")
  }

  private func sections(of table: TableName) -> String {
    switch table {
    case .estimates:
      EstimateGroup.groups(of: tables.estimates).map { $0.title + "\n" + $0.table.render() }
        .joined(separator: "\n")
    case .differences: section(table, EstimateText.table(tables.differences))
    case .tests: section(table, EstimateText.table(tables.tests))
    case .reliability: section(table, EstimateText.table(tables.reliability))
    case .ranks: section(table, EstimateText.table(tables.ranks))
    case .smallAreas: section(table, EstimateText.table(tables.smallAreas))
    case .calibration: section(table, EstimateText.table(tables.calibration))
    }
  }

  private func section(_ name: TableName, _ table: TextTable) -> String {
    table.rows.isEmpty
      ? "" : EstimateWords.title(of: name) + "\n" + EstimateText.withoutEmpty(table).render()
  }

  /// Without columns that have nothing in them, for narrow terminals.
  private static func withoutEmpty(_ table: TextTable) -> TextTable {
    let used = table.columns.indices.filter { column in
      table.rows.contains { !$0[column].isEmpty }
    }
    return TextTable(
      columns: used.map { table.columns[$0] }, rows: table.rows.map { row in used.map { row[$0] } })
  }

  /// The design stratum by stratum.
  var explanation: String {
    [summary, strata.rows.isEmpty ? "" : strata.render()].filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  private var summary: String {
    guard let design = tables.design, let weights = tables.weights else { return "" }
    let (rows, strata, psus) = (
      EstimateNumber.count(design.rows), EstimateNumber.count(design.strata),
      EstimateNumber.count(design.psus)
    )
    let degrees = EstimateNumber.text(design.degreesOfFreedom)
    let designLine = say(
      vi: "Thiết kế: \(rows) hàng, \(strata) tầng, \(psus) đơn vị chọn mẫu giai đoạn một, "
        + "\(degrees) bậc tự do.\n",
      en: "Design: rows \(rows), strata \(strata), PSUs \(psus), degrees of freedom "
        + "\(degrees).\n")
    let weightLine = say(
      vi: "Quyền số: tổng \(EstimateNumber.text(weights.sum)), từ "
        + "\(EstimateNumber.text(weights.min)) đến \(EstimateNumber.text(weights.max)); cỡ mẫu "
        + "hiệu dụng theo Kish \(EstimateNumber.text(weights.kishEffectiveSampleSize)).\n",
      en: "Weights: sum \(EstimateNumber.text(weights.sum)), from "
        + "\(EstimateNumber.text(weights.min)) to \(EstimateNumber.text(weights.max)); Kish’s "
        + "effective sample size \(EstimateNumber.text(weights.kishEffectiveSampleSize)).\n")
    return designLine + weightLine + lonePSUs(design) + calibration
  }

  private func lonePSUs(_ design: DesignSummary) -> String {
    guard !design.lonePSUs.isEmpty else { return "" }
    let names = design.lonePSUs.joined(separator: "; ")
    return say(
      vi: "Tầng chỉ có một đơn vị chọn mẫu: \(names).\n",
      en: "Strata with a single PSU: \(names).\n")
  }

  private var calibration: String {
    tables.calibration.enumerated().map { index, step in
      say(
        vi: "Hiệu chỉnh, bước \(index + 1) (\(step.step)): \(step.iterations) vòng.\n",
        en: "Calibration, step \(index + 1) (\(step.step)): rounds \(step.iterations).\n")
    }.joined()
  }

  private var strata: TextTable {
    TextTable(
      columns: [
        .init(say(vi: "Tầng", en: "Stratum")), .init(say(vi: "Đơn vị", en: "PSUs"), .right),
        .init(say(vi: "Tổng thể", en: "Population"), .right),
        .init(say(vi: "Hàng", en: "Rows"), .right),
        .init(say(vi: "Tổng quyền số", en: "Sum of weights"), .right),
        .init(say(vi: "Lưu ý", en: "Note")),
      ],
      rows: tables.strata.map { stratum in
        [
          stratum.name.isEmpty ? "–" : stratum.name, EstimateNumber.count(stratum.psus),
          stratum.populationSize.flatMap { $0.isFinite ? EstimateNumber.text($0) : nil } ?? "–",
          EstimateNumber.count(stratum.rows), EstimateNumber.text(stratum.weightSum),
          stratum.isLone ? say(vi: "chỉ có một đơn vị", en: "a single PSU") : "",
        ]
      })
  }
}
