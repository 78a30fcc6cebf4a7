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
        Mã thoát: 0 xong; 1 xong nhưng có điều cần xem; 2 đặc tả sai; 3 không đọc được số liệu; \
        4 số liệu mâu thuẫn với thiết kế, hoặc không có lời giải.
        """,
      en: """
        The spec names the data, the design of the sample, the calibration of weights and what to \
        estimate; an example: SampleData/estimate/spec.yaml. The result are the tables of \
        sipas.estimates/1.
        Exit codes: 0 all well; 1 done, something needs a look; 2 a fault of the spec; 3 unreadable \
        data; 4 data that contradict the design, or no solution.
        """))

  @Argument(
    help: ArgumentHelp(
      say(vi: "Tệp đặc tả YAML.", en: "The spec, a YAML file."), valueName: ValueName.file))
  var spec: String
  @Option(
    help: ArgumentHelp(
      say(
        vi: "Dạng kết quả: text cho người đọc, json và csv cho máy.",
        en: "Form of the result: text for people, json and csv for machines."),
      valueName: ValueName.form))
  var format: EstimateFormat = .text
  @Option(
    help: ArgumentHelp(
      say(vi: "Bảng in ra với --format csv.", en: "The table printed by --format csv."),
      valueName: ValueName.name))
  var table: TableName = .estimates
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
    let tables = Tabulation.tables(specPath: spec, explaining: explain)
    if !explain, let weights = tables.finalWeights { try WeightsFile.write(weights) }
    let result = EstimateOutput(tables, explaining: explain)
    try OutputFile.write(to: output) { try result.write(format, table, $0) }
    if format != .json { Terminal.complain(tables.problems) }
    guard tables.outcome == .done else { throw ExitCode(Int32(tables.outcome.rawValue)) }
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
  static func write(_ weights: FinalWeights) throws {
    let file = try CSVWriter(path: weights.path, byteOrderMark: false)
    try file.write(FinalWeights.columns.map(CellValue.text))
    for index in weights.rows.indices {
      try file.write(weights.cells(index).map(CellValue.text))
    }
    try file.close()
  }
}
