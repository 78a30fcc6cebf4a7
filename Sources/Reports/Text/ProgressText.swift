import Agencies
import Findings
import Rules
import Sampling

/// The quota board for the terminal (`sipas progress`).
public enum ProgressText {
  /// A row a unit and a last row with the sums.
  ///
  /// - Parameters:
  ///   - names: names of units; the code stands where there is none.
  ///   - marks: what stands above the counts.
  public static func render(
    _ progress: [UnitProgress], names: [UnitKey: String], language: Language = .vi,
    marks: ResultMarks = ResultMarks()
  ) -> String {
    func say(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[language] }
    let numbers = NumberText(language: language, rounding: RoundingRule(decimals: 0))
    let rows = progress.map { unit in
      [names[unit.unit] ?? unit.unit.code, unit.target.map(numbers.count) ?? "–"]
        + counts(unit).map(numbers.count) + [ReportWords.quotaState(unit)[language]]
    }
    let totals = ProgressDocument.Totals(progress)
    let last =
      [say("Cộng", "Total")]
      + [
        totals.target, totals.received, totals.valid, totals.missing, totals.overTarget,
        totals.outOfQuota,
      ].map(numbers.count)
    let table = TextTable(
      columns: [
        .init(say("Đơn vị", "Unit"), maxWidth: 44), .init(say("Chỉ tiêu", "Target"), .right),
        .init(say("Thu về", "Received"), .right), .init(say("Hợp lệ", "Valid"), .right),
        .init(say("Còn thiếu", "Missing"), .right), .init(say("Vượt", "Over"), .right),
        .init(say("Ngoài chỉ tiêu", "Out of quota"), .right), .init(say("Trạng thái", "State")),
      ], rows: rows + [last])
    return marks.lines(in: language) + table.render()
  }

  private static func counts(_ unit: UnitProgress) -> [Int] {
    [unit.received, unit.valid, unit.missing, unit.overTarget, unit.outOfQuota]
  }
}
