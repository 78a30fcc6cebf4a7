import ArgumentParser
import Findings
import Foundation
import Reports
import Responses
import Rules
import Satisfaction

/// `sipas demo`: the main job on the sample province.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: say(
      vi: "Chạy trọn quy trình trên tỉnh mẫu (số liệu mô phỏng).",
      en: "Run the whole path on the sample province (simulated answers)."))

  @Option(
    help: ArgumentHelp(
      say(
        vi: "Thư mục mới để làm việc; mặc định một thư mục tạm.",
        en: "New folder to work in; a temporary one by default."), valueName: ValueName.folder))
  var into: String?
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let start = ContinuousClock.now
    let folder = into ?? temporaryFolder()
    let library = try Library.located()
    try copyDefinitions(from: library.sampleProvince, to: folder)
    let workspace = try Workspace.open(folder)
    let definition = try RoundDefinition(workspace, round: workspace.round(nil))
    describe(definition)
    try importResponses(definition, from: library.sampleProvince)
    let results = try RoundResults(definition)
    let reading = try results.reading()
    let table = try reading.indexTable()
    try show(results, reading, table)
    let paths = try write(results, reading, table, into: folder)
    Terminal.out("")
    Terminal.out(say(vi: "Tệp kết quả:", en: "Result files:"))
    for path in paths { Terminal.out("  " + path) }
    let seconds = Speech.decimal((ContinuousClock.now - start) / .seconds(1))
    Terminal.out(
      say(
        vi: "Xong trong \(seconds) giây. Xem thêm: sipas index -w \(folder)",
        en: "Done in \(seconds) s. Go on with: sipas index -w \(folder)"))
  }

  private func temporaryFolder() -> String {
    FileManager.default.temporaryDirectory
      .appendingPathComponent("sipas-demo-" + UUID().uuidString.prefix(8)).path
  }

  private func copyDefinitions(from sample: URL, to folder: String) throws {
    let target = URL(fileURLWithPath: folder)
    guard !FileManager.default.fileExists(atPath: target.appendingPathComponent("sipas.yaml").path)
    else { throw Problem(ProgramFault.workspaceExists, ["folder": folder]) }
    try OutputFile.makeFolder(folder)
    for name in ["sipas.yaml", "plan.yaml", "agencies.csv"] {
      try FileManager.default.copyItem(
        at: sample.appendingPathComponent(name), to: target.appendingPathComponent(name))
    }
  }

  private func describe(_ definition: RoundDefinition) {
    heading(say(vi: "1. Đợt khảo sát", en: "1. The round"))
    let targets = definition.plan?.targets ?? []
    let total = targets.reduce(0) { $0 + $1.count }
    Terminal.out(definition.round.title[Speech.language])
    Terminal.out(
      say(
        vi:
          "SỐ LIỆU MÔ PHỎNG. \(definition.questionnaire.items.count) câu hỏi, \(targets.count) đơn vị, chỉ tiêu \(total) phiếu hợp lệ.",
        en:
          "SIMULATED ANSWERS. \(definition.questionnaire.items.count) items, \(targets.count) units, target \(total) valid responses."
      ))
  }

  private func importResponses(_ definition: RoundDefinition, from sample: URL) throws {
    heading(say(vi: "2. Nhập phiếu các nhóm gửi về", en: "2. Importing what the teams sent"))
    let files = InputFiles.found(in: [sample.appendingPathComponent("responses").path])
    let receipt = try ImportJob(definition: definition, paths: files, user: "demo").run()
    ReceiptText.show(receipt, problemLimit: 5)
  }

  private func show(_ results: RoundResults, _ reading: RoundReading, _ table: IndexTable) throws {
    heading(say(vi: "3. Tiến độ", en: "3. Progress"))
    let progress = try reading.progress().filter {
      $0.missing > 0 || $0.overTarget > 0 || $0.target == nil
    }
    Terminal.out(
      ProgressText.render(
        progress, names: results.definition.names(of: progress.map(\.unit)),
        language: Speech.language, marks: results.marks))
    heading(say(vi: "4. Chỉ số hài lòng", en: "4. Satisfaction indices"))
    Terminal.out(
      IndexText.render(table, language: Speech.language, marks: results.marks))
  }

  private func write(
    _ results: RoundResults, _ reading: RoundReading, _ table: IndexTable, into folder: String
  ) throws -> [String] {
    let feed = OutputFile.path("chi-so.json", in: folder)
    try IndexFeedOutput.write(table, as: .json, to: feed, marks: results.marks)
    let day = results.definition.round.day
    return try ReportFiles(results, reading, table: table, day: day)
      .write([.html, .xlsx], into: folder) + [feed]
  }

  private func heading(_ text: String) {
    Terminal.out("\n" + text)
    Terminal.out(String(repeating: "═", count: text.count))
  }
}
