import ArgumentParser
import Findings
import Foundation
import Reports

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
    let results = try RoundResults(try target.definition())
    let (progress, names) = (try results.progress(), try results.unitNames())
    switch format.format {
    case .json:
      let document = ProgressDocument(
        round: results.definition.round.id, progress: progress, names: names)
      Terminal.out(String(decoding: try document.json(), as: UTF8.self))
    case .text: Terminal.out(ProgressText.render(progress, names: names, language: Speech.language))
    }
  }
}
