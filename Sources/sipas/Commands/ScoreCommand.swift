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

  /// Machine form of the points.
  struct Document: Encodable {
    let schema = "sipas.points/1"
    let round: String
    let criteria: String
    let unverified: [UnverifiedMark]
    let points: [Row]

    struct Row: Encodable {
      let unit: String
      let criterion: String
      let points: String?
      let withheld: String?
    }
  }

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
    case .json: Terminal.out(try MachineOutput.json(try document(results, set, table)))
    case .text:
      Terminal.out(
        PointsText.render(
          try results.points(of: table), names: try results.unitNames(), province: "",
          language: Speech.language))
      for mark in set.unverified {
        Terminal.err(say(vi: "Chưa đối chiếu: ", en: "Unverified: ") + mark.reason[Speech.language])
      }
    }
  }

  private func document(
    _ results: RoundResults, _ set: CriteriaSet, _ table: IndexTable
  ) throws -> Document {
    let rows = try results.converted(table, by: set).map {
      Document.Row(
        unit: $0.unit.code, criterion: $0.criterion,
        points: $0.points.map { set.rounding.text($0.value) },
        withheld: $0.withheld?.rawValue)
    }
    return Document(
      round: results.definition.round.id, criteria: set.id, unverified: set.unverified, points: rows
    )
  }
}
