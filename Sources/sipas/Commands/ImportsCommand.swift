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
    subcommands: [List.self, Show.self, Open.self, Undo.self])
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
          ? try MachineOutput.json(BatchDocument(batches))
          : ImportsText.render(batches.map(BatchSummary.init), language: Speech.language))
    }
  }

  /// `sipas imports show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: say(
        vi: "Xem một lần nhập: tệp, số dòng, dòng nào còn chờ sửa.",
        en: "Show one import: files, rows, which rows still wait to be mended."))

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
        Terminal.out(try MachineOutput.json(BatchDetail(found)))
      } else {
        let summary = BatchSummary(found.batch)
        Terminal.out(ImportsText.render([summary], language: Speech.language))
        Terminal.out(ImportsText.files(of: summary, language: Speech.language))
        if let sheets = BatchText.waiting(found.waitingSheets) { Terminal.out(sheets) }
        if !found.refused.isEmpty { Terminal.out(BatchText.refused(found)) }
        Terminal.complain(found.problems, limit: .max)
      }
    }
  }

  /// `sipas imports open`.
  struct Open: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "open",
      abstract: say(
        vi: "Liệt kê các dòng bị từ chối còn chờ sửa của mọi lần nhập.",
        en: "List the refused rows of all imports that still wait to be mended."),
      discussion: say(
        vi: "Dòng hết chờ khi dòng đã sửa được nhập, hoặc khi ghi «bỏ» vào cột _sipas_decision của "
          + "tệp từ chối rồi nhập lại tệp đó. Trang tính sai tiêu đề chờ cả trang, đến khi tệp cùng "
          + "tên được nhập lại. Mã thoát 1 khi còn dòng hay trang chờ sửa. Chỉ nêu tệp từ chối mới nhất "
          + "của mỗi dòng còn chờ; tệp ở thư mục khác tu-choi thì không được nêu tên.",
        en:
          "A row waits no longer when it was mended and imported, or when “drop” was written into "
          + "the column _sipas_decision of the reject file and the file imported. A sheet with a faulty "
          + "header waits as a whole, until the file of this name is imported again. Exit code 1 "
          + "while rows or sheets wait. Only the newest reject file of each waiting row is named; files "
          + "in another folder than tu-choi are not.")
    )

    @OptionGroup var target: RoundOptions
    @OptionGroup var format: FormatOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let workspace = try Workspace.open(target.workspace)
      let round = try workspace.round(target.round)
      let store = try workspace.existingStore()
      let rows = try store.waitingRows(round: round.id)
      let sheets = try store.waitingSheets(round: round.id)
      let files = RejectFilesForm.files(of: rows, in: workspace.rejectFolder)
      Terminal.out(
        format.format == .json
          ? try MachineOutput.json(
            WaitingDocument(
              rows: rows.map(RefusedForm.init), sheets: sheets.map(RefusedSheetForm.init),
              rejectFiles: files))
          : [BatchText.waiting(sheets), BatchText.waiting(rows, besideSheets: sheets.count)]
            .compactMap { $0 }.joined(separator: "\n"))
      if format.format == .text { files.map(BatchText.rejectFiles).forEach(Terminal.out) }
      guard rows.isEmpty, sheets.isEmpty else { throw ExitCode(ExitStatus.findings.rawValue) }
    }
  }

  /// `sipas imports undo`.
  struct Undo: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "undo",
      abstract: say(
        vi: "Hoàn tác một lần nhập, kể cả các dòng đã sửa nhập sau.",
        en: "Take an import back, its mended rows included."),
      discussion: say(
        vi:
          "Các lần nhập khác giữ nguyên những gì tệp của chúng ghi: phiếu mà lần nhập khác cũng có "
          + "được giữ và nêu tên; ô trống không còn câu trả lời của lần nhập bị hoàn tác. Hàng đã "
          + "không vào kho vì phiếu nay bị bỏ cũng được nêu, để nhập lại tệp của nó.",
        en:
          "Other imports keep what their files say: responses that another import brought too stay "
          + "and are named, without the answers that only the undone one had. Rows that stayed out "
          + "because of what is gone now are named, so that their files can be imported again."))

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
      let round = try workspace.round(target.round)
      let store = try workspace.existingStore(writer: user)
      try check(round: round.id, in: store)
      let report = try store.undo(batch: batch, user: user, at: Date())
      if format.format == .json {
        Terminal.out(try MachineOutput.json(UndoDocument(report)))
      } else {
        let units = try workspace.units()
        let text = UndoText(report: report) { units.unit(code: $0, on: round.day)?.name }
        Terminal.out(text.render())
      }
      let isAsWanted = !report.kept.contains { $0.reason == .changedLater }
      guard isAsWanted, report.released.isEmpty else {
        throw ExitCode(ExitStatus.findings.rawValue)
      }
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
