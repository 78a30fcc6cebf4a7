import ArgumentParser
import Foundation
import Simulation

/// `sipas simulate`: made-up responses for training and tests.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: say(
      vi: "Tạo phiếu MÔ PHỎNG để tập huấn và thử nghiệm.",
      en: "Make SIMULATED responses for training and tests."),
    discussion: say(
      vi:
        "Cùng số khởi đầu (--seed) thì tạo ra cùng tệp. Số liệu tạo ra không phải ý kiến của người dân.",
      en: "The same seed gives the same files. The answers are nobody's opinion."))

  @OptionGroup var target: RoundOptions
  @Option(
    help: ArgumentHelp(
      say(vi: "Thư mục để ghi tệp.", en: "Folder to write into."), valueName: ValueName.folder))
  var into: String
  @Option(
    help: ArgumentHelp(
      say(vi: "Số khởi đầu; cùng số thì cùng tệp.", en: "Seed of the random numbers."),
      valueName: ValueName.number))
  var seed: UInt64 = 2025
  @Option(
    help: ArgumentHelp(
      say(
        vi: "Đúng từng này phiếu, chia đều cho các đơn vị; mặc định theo plan.yaml.",
        en: "So many responses, spread evenly over the units; by plan.yaml otherwise."),
      valueName: ValueName.number))
  var rows: Int?
  @Option(
    help: ArgumentHelp(
      say(
        vi: "Dạng tệp; tinh-mau là hỗn hợp có lỗi cài sẵn của tỉnh mẫu.",
        en: "Form of the files; tinh-mau is the sample province's mixture with planted faults."
      ), valueName: ValueName.form))
  var style: SimulatedStyle = .tidy(.plainCSV)
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let rows, rows < 1 {
      throw ValidationError(
        say(vi: "--rows \(rows): cần ít nhất 1.", en: "--rows \(rows): at least 1 is needed."))
    }
    if rows != nil, style == .sampleProvince {
      throw ValidationError(
        say(
          vi: "--rows không dùng cùng --style tinh-mau: số phiếu của tỉnh mẫu theo plan.yaml.",
          en: "--rows does not go with --style tinh-mau: its responses follow plan.yaml."))
    }
  }

  func run() throws {
    let job = SimulationJob(
      definition: try target.definition(), seed: seed, style: style, rows: rows, folder: into)
    for file in try job.run() { Terminal.out(file) }
  }
}

extension SimulatedStyle: ExpressibleByArgument {
  private static let sampleName = "tinh-mau"

  static var allValueStrings: [String] { FileStyle.allCases.map(\.rawValue) + [sampleName] }

  init?(argument: String) {
    if argument == SimulatedStyle.sampleName {
      self = .sampleProvince
    } else if let style = FileStyle(rawValue: argument) {
      self = .tidy(style)
    } else {
      return nil
    }
  }

  var defaultValueDescription: String {
    switch self {
    case .sampleProvince: SimulatedStyle.sampleName
    case .tidy(let style): style.rawValue
    }
  }
}
