import ArgumentParser
import Findings
import Foundation
import Storage

/// `sipas doctor`: health of a workspace and its store.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: say(
      vi: "Kiểm tra mọi tệp của thư mục làm việc và kho dữ liệu.",
      en: "Check all files of a workspace and its store."))

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

  func run() throws {
    let workspace = try Workspace.open(workspace)
    var findings: [Problem] = []
    let store = try openStore(of: workspace, &findings)
    let isUnreadable = findings.hasErrors
    findings += try UnitLists.findings(of: workspace)
    for round in workspace.file.rounds { try check(round, of: workspace, store, &findings) }
    _ = try FindingsOutput.collect(into: &findings) { try CriteriaFile.load(workspace) }
    if let store {
      findings += try store.check()
      if let dump { try write(store, to: dump) }
    }
    // Rounds share files, and a fault of a file is one finding.
    var seen: Set<Problem> = []
    let problems = findings.filter { seen.insert($0).inserted }
    report(problems, of: workspace)
    try FindingsOutput.finish(
      with: problems, as: format.format, status: isUnreadable ? .unreadable : .findings)
  }

  /// The store of the workspace; nil where there is none yet or it cannot be opened.
  private func openStore(of workspace: Workspace, _ findings: inout [Problem]) throws -> Store? {
    guard FileManager.default.fileExists(atPath: workspace.storePath) else { return nil }
    return try FindingsOutput.collect(into: &findings) { try workspace.existingStore() }
  }

  /// The files of a round, and whether the store's answers still go with them.
  private func check(
    _ round: RoundFile, of workspace: Workspace, _ store: Store?, _ findings: inout [Problem]
  ) throws {
    let read = try FindingsOutput.collect(into: &findings) {
      try RoundDefinition(workspace, round: round)
    }
    guard let definition = read else { return }
    findings += definition.problems
    _ = try FindingsOutput.collect(into: &findings) { try KeptMappings(definition) }
    guard let store, try store.rounds().contains(where: { $0.id == round.id }) else { return }
    _ = try FindingsOutput.collect(into: &findings) { try store.checkDefinitions(definition) }
    findings += try store.unfinishedImports(round: round.id).map(ProgramFault.unfinished)
  }

  private func write(_ store: Store, to path: String) throws {
    var text = ""
    try store.dump(into: &text)
    try OutputFile.write(text, to: path)
  }

  private func report(_ problems: [Problem], of workspace: Workspace) {
    if format.format == .text, !problems.contains(where: { $0.severity != .note }) {
      Terminal.out(
        say(
          vi: "Tốt: \(workspace.file.rounds.count) đợt, kho dữ liệu nhất quán.",
          en:
            "All well: \(Speech.counted(workspace.file.rounds.count, "round")), the store is consistent."
        ))
    }
  }
}
