import ArgumentParser
import Findings
import Foundation
import Reports
import Storage

/// `sipas imports`: what was imported, and taking it back.
struct ImportsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "imports",
    abstract: say(
      vi: "Xem các lần nhập và hoàn tác.", en: "See what was imported, and undo it."),
    subcommands: [List.self, Show.self, Undo.self])
}

extension ImportsCommand {
  /// `sipas imports list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: say(vi: "Liệt kê các lần nhập.", en: "List the imports."))

    @OptionGroup var target: RoundOptions
    @OptionGroup var format: FormatOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let workspace = try Workspace.open(target.workspace)
      let round = try workspace.round(target.round)
      let batches = try workspace.existingStore().batches(round: round.id)
      Terminal.out(
        format.format == .json
          ? try MachineOutput.json(BatchDocument(batches: batches))
          : ImportsText.render(batches.map(BatchSummary.init), language: Speech.language))
    }
  }

  /// `sipas imports show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: say(
        vi: "Xem một lần nhập: tệp, số dòng, mọi lỗi.",
        en: "Show one import: files, rows, every finding."))

    @Argument(
      help: ArgumentHelp(
        say(vi: "Số của lần nhập.", en: "Number of the import."), valueName: ValueName.batch))
    var batch: Int64
    @OptionGroup var target: RoundOptions
    @OptionGroup var format: FormatOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let store = try Workspace.open(target.workspace).existingStore()
      let found = try store.batch(batch)
      if format.format == .json {
        Terminal.out(
          try MachineOutput.json(
            BatchDetail(batch: found.batch, problems: found.problems.map(WordedProblem.init))))
      } else {
        Terminal.out(
          ImportsText.render([BatchSummary(found.batch)], language: Speech.language))
        Terminal.complain(found.problems, limit: .max)
      }
    }
  }

  /// `sipas imports undo`.
  struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "undo",
      abstract: say(
        vi: "Hoàn tác một lần nhập; phiếu đã sửa về sau được giữ và nêu tên.",
        en: "Take an import back; responses changed since are kept and named."))

    @Argument(
      help: ArgumentHelp(
        say(vi: "Số của lần nhập.", en: "Number of the import."), valueName: ValueName.batch))
    var batch: Int64
    @OptionGroup var target: RoundOptions
    @Option(
      help: ArgumentHelp(
        say(vi: "Người hoàn tác, ghi vào nhật ký.", en: "Who undoes it, for the journal."),
        valueName: ValueName.name))
    var user: String = NSUserName()
    @OptionGroup var format: FormatOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let workspace = try Workspace.open(target.workspace)
      let store = try workspace.existingStore()
      try check(round: workspace.round(target.round).id, in: store)
      let report = try store.undo(batch: batch, user: user, at: Date())
      if format.format == .json {
        Terminal.out(try MachineOutput.json(UndoDocument(report)))
      } else {
        Terminal.out(report.text)
      }
      guard report.kept.isEmpty else { throw ExitCode(ExitStatus.findings.rawValue) }
    }

    /// A batch number is easily mistyped: it must belong to the round that was meant.
    private func check(round: String, in store: Store) throws {
      let found = try store.batch(batch).batch.round
      guard found == round else {
        throw Problem(
          ProgramFault.batchOfOtherRound, ["batch": "\(batch)", "value": found, "round": round])
      }
    }
  }
}
