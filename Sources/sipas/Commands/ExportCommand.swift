import ArgumentParser
import Findings
import Foundation
import Reports
import Satisfaction
import Tables

/// `sipas export`: machine files for other tools.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: say(
      vi: "Xuất số liệu cho công cụ khác.", en: "Export figures for other tools."),
    subcommands: [Index.self])
}

extension ExportCommand {
  /// Form of an exported file.
  enum FeedFormat: String, ExpressibleByArgument, CaseIterable {
    case json
    case csv
  }

  /// `sipas export index`.
  struct Index: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "index",
      abstract: say(
        vi: "Xuất chỉ số cho công cụ chấm điểm (sipas.index/1).",
        en: "Export the indices for the scoring tool (sipas.index/1)."))

    @OptionGroup var target: RoundOptions
    @Option(
      help: ArgumentHelp(say(vi: "json hoặc csv.", en: "json or csv."), valueName: ValueName.form))
    var format: FeedFormat = .json
    @Option(
      name: [.short, .long],
      help: ArgumentHelp(
        say(vi: "Tệp để ghi; bỏ trống thì in ra.", en: "File to write; printed where absent."),
        valueName: ValueName.file))
    var output: String?
    @Flag(
      help: ArgumentHelp(
        say(
          vi: "CSV cho máy đọc: không có dấu BOM ở đầu, xuống dòng kiểu LF.",
          en: "CSV for machines: no byte order mark, LF line ends.")))
    var plain = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let results = try RoundResults(try target.definition())
      try IndexFeedOutput.write(
        try results.indexTable(), as: format, to: output, marks: results.marks, plain: plain)
      Terminal.complain(results.warnings)
      try results.finish()
    }
  }
}

/// Writes the index feed.
enum IndexFeedOutput {
  static func write(
    _ table: IndexTable, as format: ExportCommand.FeedFormat, to path: String?,
    marks: ResultMarks, plain: Bool = false
  ) throws {
    let feed = IndexFeed(
      table, language: Speech.language, simulated: marks.isSimulated,
      complete: marks.unfinishedImports.isEmpty, messages: Catalogue.all)
    switch format {
    case .json:
      try OutputFile.write(MachineOutput.json(feed) + "\n", to: path)
    case .csv:
      let rows = feed.table.map { $0.map(CellValue.text) }
      guard let path else { return Terminal.out(CSVText.bytes(rows)) }
      let file = try CSVWriter(path: path, byteOrderMark: !plain)
      for row in rows { try file.write(row) }
      try file.close()
    }
  }
}
