import ArgumentParser
import Findings
import Foundation
import Reports
import Satisfaction

/// `sipas index`: satisfaction indices with intervals and ranks.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: say(
      vi: "Chỉ số hài lòng theo đơn vị, khối và tiêu chí, kèm khoảng tin cậy và hạng.",
      en: "Satisfaction indices by unit, block and node, with intervals and ranks."))

  @OptionGroup var target: RoundOptions
  @OptionGroup var format: FormatOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let results = try RoundResults(try target.definition())
    let table = try results.indexTable(withGroups: format.format == .json)
    switch format.format {
    case .json:
      try IndexFeedOutput.write(table, as: .json, to: nil, marks: results.marks)
    case .text:
      Terminal.out(
        IndexText.render(table, language: Speech.language, marks: results.marks))
      Terminal.complain(table.problems + results.reminders)
    }
    try results.finish()
  }
}
