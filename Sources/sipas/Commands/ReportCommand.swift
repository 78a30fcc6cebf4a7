import ArgumentParser
import Findings
import Foundation
import Reports
import Rules
import Tables

/// `sipas report`: the report of a round as a web page and a workbook.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: say(
      vi: "Báo cáo của đợt: trang HTML và sổ Excel.",
      en: "Report of the round: an HTML page and an Excel workbook."))

  /// Kind of file.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case html
    case xlsx
  }

  @OptionGroup var target: RoundOptions
  @Option(
    name: [.customLong("as")], parsing: .upToNextOption,
    help: ArgumentHelp(
      say(vi: "html, xlsx, hoặc cả hai.", en: "html, xlsx, or both."), valueName: ValueName.form))
  var kinds: [Kind] = [.html, .xlsx]
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      say(
        vi: "Thư mục để ghi; mặc định bao-cao trong thư mục làm việc.",
        en: "Folder to write into; bao-cao in the workspace by default."),
      valueName: ValueName.folder))
  var output: String?
  @Option(
    help: ArgumentHelp(
      say(
        vi: "Ngày ghi trên báo cáo; mặc định hôm nay.", en: "Date on the report; today by default."),
      valueName: ValueName.day))
  var date: String?
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    try DayOption.check(date, of: "--date")
  }

  func run() throws {
    let results = try RoundResults(try target.definition())
    let folder = output ?? results.definition.workspace.reportFolder
    let day = date.flatMap { Day(iso: $0) } ?? Today.day()
    let reading = try results.reading()
    let files = try ReportFiles(results, reading, table: reading.indexTable(), day: day)
    for path in try write(files, into: folder) { Terminal.out(path) }
    Terminal.complain(results.warnings)
    try results.finish()
  }

  /// A folder that nobody named and that cannot be written is no dead end: one can be named.
  private func write(_ files: ReportFiles, into folder: String) throws -> [String] {
    do {
      return try files.write(Set(kinds), into: folder)
    } catch let problem as Problem where output == nil && ReportCommand.isUnwritten(problem) {
      throw Problem(
        ProgramFault.reportNotWritten,
        ["path": folder, "reason": problem.facts["reason"] ?? problem.code])
    }
  }

  private static func isUnwritten(_ problem: Problem) -> Bool {
    [ProgramFault.cannotWrite.rawValue, TableFault.notWritten.rawValue].contains(problem.code)
  }
}
