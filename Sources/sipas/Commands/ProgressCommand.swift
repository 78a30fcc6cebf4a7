import ArgumentParser
import Findings
import Foundation
import Reports
import Sampling

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
    let progress = try progress(of: definition)
    let names = definition.names(of: progress.map(\.unit))
    let isSimulated = definition.round.isSimulated
    switch format.format {
    case .json:
      Terminal.out(
        try MachineOutput.json(
          ProgressDocument(
            round: definition.round.id, simulated: isSimulated, progress: progress, names: names)))
    case .text:
      Terminal.out(
        ProgressText.render(
          progress, names: names, language: Speech.language, isSimulated: isSimulated))
    }
  }

  /// Before the first import the board of the plan with nothing in it.
  private func progress(of definition: RoundDefinition) throws -> [UnitProgress] {
    if let results = try RoundResults.existing(definition) { return try results.progress() }
    guard definition.plan != nil else {
      throw Problem(ProgramFault.noResponses, ["round": definition.round.id])
    }
    return definition.board(of: [])
  }
}
