import ArgumentParser
import Findings
import Foundation
import Storage

/// `sipas doctor`: health of a workspace and its store.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: say(
      vi: "Khám thư mục làm việc và kho dữ liệu.", en: "Check a workspace and its store."))

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      say(vi: "Thư mục làm việc (có sipas.yaml).", en: "Workspace folder (with sipas.yaml)."),
      valueName: ValueName.folder))
  var workspace: String = "."
  @Option(
    help: ArgumentHelp(
      say(
        vi: "Ghi toàn bộ kho ra tệp chữ (trừ thời gian và danh tính) để so sánh.",
        en: "Write the whole store as text (without times and identities) for comparison."),
      valueName: ValueName.file))
  var dump: String?
  @OptionGroup var format: FormatOption
  @OptionGroup var global: GlobalOptions

  /// What keeps the store from going with the round's files; nothing where it has no answers yet.
  private func storeProblems(_ definition: RoundDefinition) throws -> [Problem] {
    guard FileManager.default.fileExists(atPath: definition.workspace.storePath) else { return [] }
    let store = try definition.workspace.existingStore()
    guard try store.rounds().contains(where: { $0.id == definition.round.id }) else { return [] }
    try store.checkDefinitions(definition)
    return try store.unfinishedImports(round: definition.round.id)
  }

  func run() throws {
    let workspace = try Workspace.open(workspace)
    var problems: [Problem] = []
    for round in workspace.file.rounds {
      do {
        let definition = try RoundDefinition(workspace, round: round)
        problems += definition.problems + (try storeProblems(definition))
      } catch let stop as Stop {
        problems += stop.problems
      } catch let problem as Problem {
        problems.append(problem)
      }
    }
    if FileManager.default.fileExists(atPath: workspace.storePath) {
      let store = try workspace.existingStore()
      problems += try store.check()
      if let dump {
        var text = ""
        try store.dump(into: &text)
        try OutputFile.write(text, to: dump)
      }
    }
    if format.format == .text, !problems.contains(where: { $0.severity != .note }) {
      Terminal.out(
        say(
          vi: "Tốt: \(workspace.file.rounds.count) đợt, kho dữ liệu nhất quán.",
          en:
            "All well: \(Speech.counted(workspace.file.rounds.count, "round")), the store is consistent."
        ))
    }
    try FindingsOutput.finish(with: problems, as: format.format)
  }
}
