import ArgumentParser
import Findings
import Foundation

/// The program: one subcommand a task, each in its own file under `Commands/`.
struct Sipas: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sipas",
    abstract: say(
      vi:
        "Đo lường sự hài lòng của người dân (SIPAS): từ phiếu trả lời đến chỉ số, báo cáo và điểm CCHC.",
      en: "Citizen satisfaction (SIPAS): from response files to indices, report and PAR points."),
    discussion: say(
      vi: """
        Bắt đầu: sipas demo — chạy trọn quy trình trên tỉnh mẫu.
        Mã thoát: 0 xong; 1 xong nhưng có dòng bị từ chối hoặc điều cần xem; 2 gõ sai lệnh; \
        3 không đọc được đầu vào; 4 không làm gì vì phiếu trùng khác nội dung hoặc kho đang bận.
        English: add --lang en, or set SIPAS_LANG=en.
        """,
      en: """
        To begin: sipas demo — the whole path on the sample province.
        Exit codes: 0 all well; 1 done, but rows were refused or something needs a look; 2 wrong \
        command line; 3 unreadable input; 4 nothing done: a conflict, or the store is in use.
        """),
    version: Program.version,
    groupedSubcommands: [
      CommandGroup(
        name: say(vi: "Bắt đầu", en: "Begin"),
        subcommands: [DemoCommand.self, InitCommand.self, DoctorCommand.self]),
      CommandGroup(
        name: say(vi: "Định nghĩa", en: "Define"),
        subcommands: [QuestionnaireCommand.self, AgenciesCommand.self]),
      CommandGroup(
        name: say(vi: "Thu thập", en: "Collect"),
        subcommands: [
          ImportCommand.self, ImportsCommand.self, ProgressCommand.self,
          SimulateCommand.self,
        ]),
      CommandGroup(
        name: say(vi: "Kết quả", en: "Results"),
        subcommands: [
          IndexCommand.self, ScoreCommand.self, ReportCommand.self, ExportCommand.self,
          EstimateCommand.self,
        ]),
    ])
}

@main
enum Program {
  /// Version of the program, also written into machine files.
  static let version = "0.1.0"

  static func main() {
    signal(SIGPIPE, SIG_IGN)
    if let slip = CommandSlip(CommandLine.arguments.dropFirst()) {
      Terminal.err(HelpWording.translated(slip.fullMessage, to: Speech.language))
      exit(ExitStatus.usage.rawValue)
    }
    do {
      var command = try Sipas.parseAsRoot(arguments(CommandLine.arguments.dropFirst()))
      try command.run()
    } catch {
      exit(end(with: error))
    }
  }

  /// What the parser is given. Its own command `help` takes no options, and the language is known
  /// by now.
  static func arguments(_ given: some Sequence<String>) -> [String] {
    var arguments = Array(given)
    guard arguments.first(where: { !$0.hasPrefix("-") && Language(rawValue: $0) == nil }) == "help"
    else { return arguments }
    arguments.removeAll { $0.hasPrefix("--lang=") }
    if let option = arguments.firstIndex(of: "--lang") {
      arguments.removeSubrange(option..<min(option + 2, arguments.endIndex))
    }
    return arguments
  }

  /// Shows what went wrong and gives the exit code.
  private static func end(with error: any Error) -> Int32 {
    switch error {
    case let problem as Problem:
      Terminal.complain([problem])
      return ExitStatus(of: problem).rawValue
    case let stop as Stop:
      Terminal.complain(stop.problems)
      return stop.status.rawValue
    case let exit as ExitCode:
      return exit.rawValue
    default:
      let message = HelpWording.translated(
        Sipas.fullMessage(for: error), to: Speech.language)
      guard Sipas.exitCode(for: error) != .success else {
        Terminal.out(message)
        return 0
      }
      Terminal.err(message)
      return ExitStatus.usage.rawValue
    }
  }
}
