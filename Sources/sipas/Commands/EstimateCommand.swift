import ArgumentParser
import Findings
import Foundation
import Tables
import Tabulation

/// `sipas estimate`: the statistics engine on any table, without a workspace.
struct EstimateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: say(
      vi: "Ước lượng từ bảng số liệu bất kỳ theo một tệp đặc tả (sipas.estimate/1).",
      en: "Estimate from any table by a spec file (sipas.estimate/1)."),
    discussion: say(
      vi: """
        Đặc tả ghi tệp số liệu, thiết kế mẫu, hiệu chỉnh quyền số và những gì cần ước lượng; \
        ví dụ: SampleData/estimate/spec.yaml. Kết quả là các bảng của sipas.estimates/1.
        Có thể ghi nhiều đặc tả: những đặc tả cùng tệp số liệu được tính trong một lần đọc tệp, kết \
        quả in lần lượt theo thứ tự đặc tả.
        Mã thoát: 0 xong; 1 xong nhưng có điều cần xem; 2 đặc tả sai hoặc không mở được, không ghi được \
        weightsOut; 3 không đọc được số liệu; \
        4 số liệu mâu thuẫn với thiết kế, hoặc không có lời giải.
        """,
      en: """
        The spec names the data, the design of the sample, the calibration of weights and what to \
        estimate; an example: SampleData/estimate/spec.yaml. The result are the tables of \
        sipas.estimates/1.
        Several specs may be named: those of one data file are answered from one reading of it, and \
        results follow each other in the order of the specs.
        Exit codes: 0 all well; 1 done, something needs a look; 2 a fault of the spec, a spec that \
        cannot be opened, or a weightsOut that cannot be written; 3 unreadable data; 4 data that contradict the design, or no solution.
        """))

  @Argument(
    help: ArgumentHelp(
      say(vi: "Tệp đặc tả YAML, một hay nhiều tệp.", en: "The spec, a YAML file, or several."),
      valueName: ValueName.file))
  var specs: [String]
  @Option(
    help: ArgumentHelp(
      say(
        vi: "Dạng kết quả: text cho người đọc, json và csv cho máy.",
        en: "Form of the result: text for people, json and csv for machines."),
      valueName: ValueName.form))
  var format: EstimateFormat = .text
  @Option(
    help: ArgumentHelp(
      say(
        vi: "Chỉ in bảng này; bỏ trống: text in mọi bảng, csv in estimates. Không dùng với json.",
        en: "Print this table only; without it text has all tables, csv estimates. Not for json."),
      valueName: ValueName.name))
  var table: TableName?
  @Flag(
    help: ArgumentHelp(
      say(
        vi: "Chỉ in thiết kế mẫu như chương trình hiểu: tầng, đơn vị chọn mẫu, quyền số.",
        en: "Print only the design as it is understood: strata, PSUs, weights.")))
  var explain = false
  @Option(
    name: [.customShort("o"), .customLong("out")],
    help: ArgumentHelp(
      say(vi: "Tệp để ghi; bỏ trống thì in ra.", en: "File to write; printed where absent."),
      valueName: ValueName.file))
  var output: String?
  @OptionGroup var global: GlobalOptions

  func run() throws {
    var all = Tabulation.tables(specPaths: specs, explaining: explain)
    if !explain { all = all.map(WeightsFile.written) }
    try OutputFile.write(to: output) { take in
      for (index, tables) in all.enumerated() {
        let result = EstimateOutput(tables, explaining: explain, isFirst: index == 0)
        try result.write(format, table, take)
      }
    }
    if format != .json { Terminal.complain(all.flatMap(\.problems)) }
    let outcome = all.map(\.outcome.rawValue).max() ?? 0
    guard outcome == 0 else { throw ExitCode(Int32(outcome)) }
  }

  func validate() throws {
    guard !specs.isEmpty else {
      throw ValidationError(say(vi: "Chưa ghi đặc tả nào.", en: "No spec is named."))
    }
    guard let table else { return }
    if format == .json {
      throw ValidationError(
        say(
          vi: "--table \(table.rawValue) không dùng cùng --format json: tệp JSON luôn có mọi bảng.",
          en: "--table \(table.rawValue) does not go with --format json: JSON has all tables."))
    }
    if explain {
      throw ValidationError(
        say(
          vi: "--table \(table.rawValue) không dùng cùng --explain: --explain chỉ in thiết kế mẫu.",
          en: "--table \(table.rawValue) does not go with --explain, which prints the design only."
        ))
    }
  }
}

/// Form of the tables of estimates.
enum EstimateFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
  case csv
}

extension TableName: ExpressibleByArgument {}

/// Writes the weights of a spec.
private enum WeightsFile {
  /// The tables whose weights were written; without rows where they could not be.
  static func written(_ tables: EstimateTables) -> EstimateTables {
    guard let weights = tables.finalWeights else { return tables }
    do {
      try write(weights)
      return tables
    } catch {
      let problem =
        error as? Problem
        ?? Problem(
          ProgramFault.cannotWrite, ["path": weights.path, "reason": SystemReason.fact(of: error)])
      return EstimateTables(hinderedBy: tables.problems + [problem], .spec)
    }
  }

  private static func write(_ weights: FinalWeights) throws {
    let file = try CSVWriter(path: weights.path, byteOrderMark: false)
    try file.write(FinalWeights.columns.map(CellValue.text))
    for index in weights.rows.indices {
      try file.write(weights.cells(index).map(CellValue.text))
    }
    try file.close()
  }
}
