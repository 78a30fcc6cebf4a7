import ArgumentParser
import Findings
import Foundation
import ParScoring
import Reports
import Rules
import Satisfaction

/// `sipas score`: PAR points that satisfaction indices give.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: say(
      vi: "Điểm CCHC từ chỉ số hài lòng: tỷ lệ × điểm chuẩn / 100.",
      en: "PAR points from satisfaction indices: percent × maximum / 100."))

  @OptionGroup var target: RoundOptions
  @OptionGroup var format: FormatOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let definition = try target.definition()
    guard let set = try CriteriaFile.load(definition.workspace) else {
      throw Problem(ProgramFault.noCriteria)
    }
    let results = try RoundResults(definition)
    let table = try results.indexTable()
    switch format.format {
    case .json:
      Terminal.out(
        try MachineOutput.json(
          PointsDocument(
            results, table: table, set: set, points: try results.converted(table, by: set))))
    case .text:
      Terminal.out(
        PointsText.render(
          try results.points(of: table, by: set),
          names: definition.names(of: table.units.map(\.unit.key)), province: "",
          language: Speech.language, marks: marks(results, table, set)))
      for mark in set.unverified {
        Terminal.err(say(vi: "Chưa đối chiếu: ", en: "Unverified: ") + mark.reason[Speech.language])
      }
      Terminal.complain(results.warnings)
    }
    try results.finish()
  }

  private func marks(
    _ results: RoundResults, _ table: IndexTable, _ set: CriteriaSet
  ) -> ResultMarks {
    var marks = results.marks
    marks.unverifiedRules = table.method.unverified.count + table.questionnaire.unverified.count
    marks.unverifiedCriteria = set.unverified.count
    return marks
  }
}
