import ArgumentParser
import Findings
import Foundation
import Responses
import Rules
import Storage
import Tables

/// `sipas import`: response files into the store.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: say(
      vi: "Nhập phiếu trả lời từ Excel, CSV, KoboToolbox.",
      en: "Import responses from Excel, CSV, KoboToolbox."),
    discussion: say(
      vi: """
        Dòng đúng được nhận, dòng sai nằm trong tệp từ chối kèm lý do; sửa ngay trong tệp đó rồi \
        nhập lại: các dòng đã sửa vào đúng lần nhập cũ. Nhập lại cùng một tệp không tạo phiếu \
        mới. Lần nhập bị ngắt giữa chừng: chạy lại đúng lệnh đó.

        Phiếu đã có trong kho nhưng khác nội dung (--on-conflict): stop không lưu gì của cả lần \
        nhập; review nhận các dòng khác, dòng trùng chờ trong tệp từ chối; keep giữ bản trong \
        kho; replace lấy dòng mới. Trong tệp từ chối, cột _sipas_decision quyết định từng dòng: \
        giữ, thay hoặc bỏ.

        Mã thoát: 0 mọi dòng đã vào kho; 1 có dòng bị từ chối, dòng bỏ qua vì phiếu đã có, hoặc \
        điều cần xem; 2 gõ sai lệnh; 3 không tệp nào đọc được hoặc có hàng tiêu đề dùng được, kho \
        không đọc được; 4 không lưu gì vì phiếu trùng khác nội dung, tệp từ chối của các lần nhập \
        khác nhau, lần nhập khác đang chạy hoặc dở dang.
        """,
      en: """
        Good rows go in; bad rows wait in a reject file with their reasons: mend them there and \
        import that file, and the rows join the import they came from. Importing the same file \
        twice adds nothing. After an interruption, run the same command again.

        Responses stored with other content (--on-conflict): stop keeps nothing of the import; \
        review takes the other rows and lets these wait in the reject file; keep leaves the \
        stored ones; replace takes the new ones. In a reject file the column _sipas_decision \
        settles single rows: keep, replace or drop.

        Exit codes: 0 every row is in; 1 rows were refused or left out for stored ones, or \
        something needs a look; 2 wrong command line; 3 no file could be read or has a usable \
        header, or the store could not be read; 4 nothing was stored because of a conflict, reject \
        files of different imports, or another import that is running or unfinished.
        """))

  @Argument(
    help: ArgumentHelp(
      say(vi: "Tệp hoặc thư mục phiếu.", en: "Response files, or folders of them."),
      valueName: ValueName.file),
    completion: .file())
  var files: [String]
  @OptionGroup var target: RoundOptions
  @Flag(
    help: ArgumentHelp(
      say(vi: "Kiểm tra như thật nhưng không lưu gì.", en: "Check everything, store nothing.")))
  var dryRun = false
  @Flag(
    help: ArgumentHelp(
      say(
        vi: "Một dòng sai là không nhận gì cả.",
        en: "One refused row, and nothing is stored.")))
  var allOrNothing = false
  @Option(
    help: ArgumentHelp(
      say(
        vi: "Khi phiếu đã có nhưng nội dung khác: dừng, chờ quyết định, giữ bản cũ, lấy bản mới.",
        en: "When a response is there with other content: stop, wait, keep the old, replace it."),
      valueName: "stop|review|keep|replace"))
  var onConflict: ConflictPolicy = .stop
  @Option(
    help: ArgumentHelp(
      say(
        vi: "Với replace: ô trống giữ câu trả lời đã lưu (keep) hay xóa nó (erase). Cột không có "
          + "trong tệp không bao giờ xóa gì.",
        en: "With replace: blank cells keep the stored answer, or erase it. A column that the file "
          + "lacks never erases."), valueName: "keep|erase"))
  var blanks: BlankCells = .keep
  @Option(
    help: ArgumentHelp(
      say(
        vi: "Mã đơn vị cho mọi dòng, khi tệp không có cột đơn vị.",
        en: "Unit code of every row, where the file has no unit column."), valueName: ValueName.code
    ))
  var unit: String?
  @Option(
    help: ArgumentHelp(
      say(
        vi: "Chỉ đọc trang tính này, kể cả khi bị ẩn (dùng nhiều lần được).",
        en: "Read this sheet only, hidden or not (may be given several times)."),
      valueName: ValueName.name)
  )
  var sheet: [String] = []
  @Option(
    help: ArgumentHelp(
      say(
        vi: "Bảng mã của tệp chữ; bỏ trống thì tự nhận ra.",
        en: "Encoding of text files; found out by itself where absent."),
      valueName: ValueName.encoding))
  var encoding: TextEncoding?
  @Option(
    help: ArgumentHelp(
      say(
        vi: "Thư mục cho tệp từ chối; mặc định tu-choi trong thư mục làm việc.",
        en: "Folder of reject files; tu-choi in the workspace by default."),
      valueName: ValueName.folder))
  var rejects: String?
  @Option(
    help: ArgumentHelp(
      say(vi: "Số dòng ghi vào kho mỗi lượt.", en: "Rows stored in one transaction."),
      valueName: ValueName.number))
  var chunk: Int = 20_000
  @Option(
    help: ArgumentHelp(
      say(vi: "Người nhập, ghi vào nhật ký.", en: "Who imports, for the journal."),
      valueName: ValueName.name))
  var user: String = NSUserName()
  @OptionGroup var format: FormatOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let receipt = try FindingsOutput.printed(as: format.format) { try imported() }
    switch format.format {
    case .json: Terminal.out(try MachineOutput.json(receipt))
    case .text: ReceiptText.show(receipt)
    }
    guard receipt.exitCode == 0 else { throw ExitCode(Int32(receipt.exitCode)) }
  }

  private func imported() throws -> ImportReceipt {
    let definition = try target.definition()
    let paths = InputFiles.found(in: files)
    guard !paths.isEmpty else {
      throw Problem(
        ProgramFault.noFiles,
        [
          "value": files.joined(separator: ", "),
          "endings": InputFiles.endings.sorted().joined(separator: ", "),
        ])
    }
    var receipt = try ImportJob(
      definition: definition, paths: paths, dryRun: dryRun,
      allOrNothing: allOrNothing, onConflict: onConflict, blanks: blanks, unit: unit,
      reading: ReadOptions(encoding: encoding, sheets: sheet.isEmpty ? nil : sheet),
      rejects: rejects, chunk: chunk, user: user
    ).run()
    receipt.note(passedOver: InputFiles.passedOver(in: files))
    return receipt
  }
}

/// What blank cells do to stored answers that a row replaces.
enum BlankCells: String, ExpressibleByArgument, CaseIterable {
  /// The stored answer stays.
  case keep
  /// The stored answer goes.
  case erase
}

extension ConflictPolicy: ExpressibleByArgument {}
extension TextEncoding: ExpressibleByArgument {}

extension ImportReceipt {
  /// Adds a warning for every file of a folder that was not opened: its answers may be missed.
  fileprivate mutating func note(passedOver paths: [String]) {
    guard !paths.isEmpty else { return }
    problems += paths.map { Problem(ProgramFault.passedOverFile, at: Place(file: $0)) }
    exitCode = exitCode == 0 ? Int(ExitStatus.findings.rawValue) : exitCode
  }
}
