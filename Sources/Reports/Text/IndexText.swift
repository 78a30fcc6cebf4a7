import Findings
import Satisfaction

/// The index table for the terminal (`sipas index`).
public enum IndexText {
  /// Every block with its value and its units by rank, after what the reader must know first; the
  /// digests by which two runs are compared come last.
  ///
  /// - Parameter marks: what stands above the figures; what is unverified is taken from the table.
  public static func render(
    _ table: IndexTable, language: Language = .vi, marks: ResultMarks = ResultMarks()
  ) -> String {
    let words = FigureText(table, language: language)
    var marks = marks
    marks.unverifiedRules = table.method.unverified.count + table.questionnaire.unverified.count
    let evidence = words.evidence.map { "\($0.term): \($0.text)\n" }.joined()
    return marks.lines(in: language) + body(table, words) + "\n" + evidence
  }

  private static func body(_ table: IndexTable, _ words: FigureText) -> String {
    let blocks = table.blocks.map { block in
      heading(block, words) + unitTable(table.units(in: block.block.id), words)
    }
    let outside = table.unitsOutsideBlocks
    let rest =
      outside.isEmpty
      ? []
      : [words.say("Không thuộc khối nào", "In no block") + "\n" + unitTable(outside, words)]
    let parts = blocks + rest
    guard !parts.isEmpty else {
      return words.say("Chưa có đơn vị nào.", "There is no unit yet.") + "\n"
    }
    let notes =
      table.units.contains { $0.rank != nil }
      ? "\n" + words.rankNotes.joined(separator: "\n") + "\n" : ""
    return parts.joined(separator: "\n") + notes
  }

  private static func heading(_ block: BlockIndex, _ words: FigureText) -> String {
    let overall = block.published.first
    return "\(block.block.label[words.language]): \(figure(overall, words)) "
      + (words.numbers.interval(overall?.lower, overall?.upper).map { "(\($0)) " } ?? "")
      + "· \(words.makeup(of: block))\n"
  }

  private static func unitTable(_ units: [UnitIndex], _ words: FigureText) -> String {
    TextTable(
      columns: [
        .init(words.say("Hạng", "Rank"), .right),
        .init(words.say("Khoảng hạng", "Rank interval"), .right),
        .init(words.say("Nhóm", "Group"), .right),
        .init(words.say("Đơn vị", "Unit"), maxWidth: 44),
        .init(words.say("Phiếu", "n"), .right),
        .init(words.say("Chỉ số", "Index"), .right), .init(words.say("Khoảng tin cậy", "Interval")),
      ], rows: units.map { row($0, words) }
    ).render()
  }

  private static func row(_ unit: UnitIndex, _ words: FigureText) -> [String] {
    let ranks =
      unit.rank.map { ["\($0.rank)", "\($0.best)–\($0.worst)", "\($0.group)"] } ?? ["–", "–", "–"]
    let isShown = unit.overall?.shown != nil
    let interval =
      isShown ? words.numbers.interval(unit.overall?.lower, unit.overall?.upper) : nil
    let notRanked =
      unit.rank == nil
      ? words.say("không xếp hạng: ", "not ranked: ") + words.rankReason(unit) : nil
    return ranks + [
      unit.unit.name, words.numbers.count(unit.validResponses), figure(unit.overall, words),
      [interval, notRanked].compactMap(\.self).joined(separator: "; "),
    ]
  }

  private static func figure(_ estimate: NodeEstimate?, _ words: FigureText) -> String {
    guard let share = estimate?.shown else { return "–" }
    return words.numbers.percent(share)
  }
}
