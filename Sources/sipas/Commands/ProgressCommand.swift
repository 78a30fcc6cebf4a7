import ArgumentParser
import Findings
import Foundation
import Reports
import Sampling
import Satisfaction

/// `sipas progress`: how far the quotas are filled.
struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: say(
      vi: "Tiến độ: chỉ tiêu, đã có, hợp lệ, còn thiếu, vượt, ngoài chỉ tiêu.",
      en: "Progress: target, received, valid, missing, over target, out of quota."))

  @OptionGroup var target: RoundOptions
  @OptionGroup var format: FormatOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let definition = try target.definition()
    let results = try RoundResults.existing(definition)
    let counts = try results?.received() ?? (total: 0, valid: 0)
    guard counts.total > 0 || definition.plan != nil else {
      throw Problem(ProgramFault.noResponses, ["round": definition.round.id])
    }
    var warnings = results?.warnings ?? []
    if counts.total == 0 {
      warnings.append(
        Problem(ProgramFault.nothingReceived, ["round": definition.round.id]))
    } else if counts.valid == 0 {
      warnings += try results?.reading().warnings ?? []
    }
    try show(
      try results?.progress() ?? definition.board(of: []), of: definition,
      results?.marks ?? ResultMarks(isSimulated: definition.round.isSimulated), warnings)
    if format.format == .text { Terminal.complain(results?.reminders ?? []) }
    try results?.finish()
  }

  private func show(
    _ progress: [UnitProgress], of definition: RoundDefinition, _ marks: ResultMarks,
    _ warnings: [Problem]
  ) throws {
    let names = definition.names(of: progress.map(\.unit))
    switch format.format {
    case .json:
      let notes = warnings.map {
        IndexFeed.Finding($0, messages: Catalogue.all, language: Speech.language)
      }
      Terminal.out(
        try MachineOutput.json(
          ProgressDocument(
            round: definition.round.id, simulated: marks.isSimulated, progress: progress,
            names: names, complete: marks.unfinishedImports.isEmpty, problems: notes)))
    case .text:
      Terminal.out(
        ProgressText.render(progress, names: names, language: Speech.language, marks: marks))
      Terminal.complain(warnings)
    }
  }
}
