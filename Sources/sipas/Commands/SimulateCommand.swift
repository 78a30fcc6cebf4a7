import ArgumentParser
import Findings
import Foundation
import Questionnaires
import Sampling
import Simulation

/// `sipas simulate`: made-up responses for training and tests.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: say(
      vi: "Tạo phiếu MÔ PHỎNG để tập huấn và thử nghiệm.",
      en: "Make SIMULATED responses for training and tests."),
    discussion: say(
      vi: "Cùng hạt giống cho cùng tệp. Số liệu tạo ra không phải ý kiến của người dân.",
      en: "The same seed gives the same files. The answers are nobody's opinion."))

  @OptionGroup var target: RoundOptions
  @Option(
    help: ArgumentHelp(
      say(vi: "Thư mục để ghi tệp.", en: "Folder to write into."), valueName: "dir"))
  var into: String
  @Option(
    help: ArgumentHelp(say(vi: "Hạt giống của số ngẫu nhiên.", en: "Seed of the random numbers.")))
  var seed: UInt64 = 2025
  @Option(
    help: ArgumentHelp(
      say(
        vi: "Tổng số phiếu; mặc định theo chỉ tiêu của plan.yaml.",
        en: "Responses in all; the targets of plan.yaml by default."), valueName: "n"))
  var rows: Int?
  @Option(
    help: ArgumentHelp(
      say(
        vi: "csv, xlsx, kobo, hoặc mess: lộn xộn như thực tế.",
        en: "csv, xlsx, kobo, or mess: as untidy as real files.")))
  var style: SimulatedStyle = .csv
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let definition = try target.definition()
    let files = try SimulationJob(
      definition: definition, seed: seed, rows: rows, style: style, into: into
    ).run()
    for file in files { Terminal.out(file) }
  }
}

/// What kind of files `sipas simulate` writes.
enum SimulatedStyle: String, ExpressibleByArgument, CaseIterable {
  case csv
  case xlsx
  case kobo
  case mess
}
