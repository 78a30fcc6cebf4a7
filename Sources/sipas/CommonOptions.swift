import ArgumentParser
import Findings
import Foundation
import Rules

/// Form of a command's result.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// Options that every command has.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(vi: "Ngôn ngữ: vi hoặc en.", en: "Language: vi or en."), valueName: "vi|en"))
  var lang: String = Speech.language.rawValue

  func validate() throws {
    guard Language(rawValue: lang) != nil else {
      throw ValidationError(
        say(
          vi: "--lang «\(lang)»: dùng vi hoặc en.", en: "--lang “\(lang)”: use vi or en."))
    }
  }
}

/// Options of commands that work on a round of a workspace.
struct RoundOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      say(vi: "Thư mục làm việc (có sipas.yaml).", en: "Workspace folder (with sipas.yaml)."),
      valueName: ValueName.folder))
  var workspace: String = "."

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      say(
        vi: "Đợt khảo sát; bỏ qua nếu chỉ có một.",
        en: "Survey round; not needed where there is only one."), valueName: ValueName.round))
  var round: String?

  /// The round with everything that defines it.
  func definition() throws -> RoundDefinition {
    let workspace = try Workspace.open(workspace)
    return try RoundDefinition(workspace, round: workspace.round(round))
  }
}

/// Days on the command line.
enum DayOption {
  /// Makes sure that a day is one.
  ///
  /// - Throws: a `ValidationError` that names the option.
  static func check(_ text: String?, of option: String) throws {
    guard let text, Day(iso: text) == nil else { return }
    throw ValidationError(
      say(
        vi: "\(option) «\(text)» không viết theo dạng năm-tháng-ngày (ví dụ 2026-01-15), hoặc lịch "
          + "không có ngày đó.",
        en: "\(option) “\(text)” is not written as year-month-day (as in 2026-01-15), or the "
          + "calendar has no such day."))
  }
}

/// The `--format` option.
struct FormatOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        vi: "Dạng kết quả: text cho người đọc, json cho máy.",
        en: "Form of the result: text for people, json for machines."),
      valueName: ValueName.form))
  var format: OutputFormat = .text
}

/// Writes machine output the same way everywhere: sorted keys, readable, times as ISO 8601 in UTC,
/// one document.
enum MachineOutput {
  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
