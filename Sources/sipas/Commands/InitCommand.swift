import Agencies
import ArgumentParser
import Findings
import Foundation
import Rules

/// `sipas init`: a new workspace with files to fill in.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: say(
      vi: "Tạo thư mục làm việc mới với các tệp để điền.",
      en: "Make a new workspace with files to fill in."))

  @Argument(
    help: ArgumentHelp(say(vi: "Thư mục mới.", en: "The new folder."), valueName: ValueName.folder),
    completion: .directory)
  var folder: String
  @Option(
    help: ArgumentHelp(
      say(vi: "Mã tỉnh, ví dụ 96.", en: "Province code, as in 96."), valueName: ValueName.code))
  var province: String
  @Option(
    help: ArgumentHelp(
      say(vi: "Tên cơ quan thực hiện.", en: "Name of the organisation that runs the survey."),
      valueName: ValueName.name))
  var organisation: String?
  @Option(
    help: ArgumentHelp(say(vi: "Đợt khảo sát.", en: "Survey round."), valueName: ValueName.round))
  var round: String
  @Option(
    help: ArgumentHelp(
      say(
        vi: "Ngày áp dụng quy định (năm-tháng-ngày).",
        en: "Day on which the rules must be in force (year-month-day)."),
      valueName: ValueName.day))
  var day: String
  @Option(
    help: ArgumentHelp(
      say(vi: "Mẫu phiếu.", en: "Questionnaire."), valueName: ValueName.questionnaire))
  var questionnaire: String = "sipas-province-2025"
  @Flag(
    help: ArgumentHelp(
      say(
        vi: "Thư mục tập huấn: mọi kết quả ghi rõ số liệu mô phỏng.",
        en: "For training: every result says that the answers are simulated.")))
  var simulated = false
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    try DayOption.check(day, of: "--day")
  }

  func run() throws {
    let library = try Library.located()
    try library.requireForce(of: questionnaire, on: day)
    guard RoundFile.isUsable(id: round) else {
      throw Problem(ProgramFault.badRoundID, ["value": round])
    }
    let units = try UnitLists.load(try library.officialUnitLists())
    let unit = try provinceUnit(units)
    let target = URL(fileURLWithPath: folder)
    let file = target.appendingPathComponent(Workspace.fileName)
    guard !FileManager.default.fileExists(atPath: file.path) else {
      throw Problem(ProgramFault.workspaceExists, ["folder": folder])
    }
    try write(workspaceText(unit), to: file)
    try write(planText(units), to: target.appendingPathComponent("plan.yaml"))
    try write(agenciesText(), to: target.appendingPathComponent("agencies.csv"))
    Terminal.out(nextSteps())
  }

  private func provinceUnit(_ units: UnitDirectory) throws -> AdministrativeUnit {
    guard let day = Day(iso: day), let unit = units.unit(code: province, on: day),
      unit.kind.isProvince
    else {
      throw units.unknownProvince(province, on: day)
    }
    return unit
  }

  private func write(_ text: String, to file: URL) throws {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file, options: .withoutOverwriting)
    } catch {
      throw Problem(
        ProgramFault.cannotWrite,
        ["path": file.path, "reason": SystemReason.fact(of: error)])
    }
  }

  private func workspaceText(_ unit: AdministrativeUnit) -> String {
    """
    # Thư mục làm việc của sipas. Một thư mục giữ được nhiều đợt khảo sát.
    schema: sipas.workspace/1
    province: "\(province)"   # \(unit.name)
    organisation: \(quoted(organisation ?? "Sở Nội vụ"))
    units: [agencies.csv]   # danh mục cơ quan của tỉnh; xã, phường đã có sẵn
    # criteria: par-unit-sample   # bộ tiêu chí CCHC cho sipas score; bỏ dấu # ở đầu dòng để dùng
    rounds:
      - id: "\(round)"
        title: {vi: \(quoted("Đo lường sự hài lòng năm \(round)")), en: \(quoted("Satisfaction survey \(round)"))}
        questionnaire: \(questionnaire)
        plan: plan.yaml
        day: \(day)
        simulated: \(simulated)

    """
  }

  /// Communes have a target where the shipped lists have them on that day.
  private func planText(_ units: UnitDirectory) -> String {
    let hasCommunes =
      Day(iso: day).map { !units.communes(ofProvince: province, on: $0).isEmpty } ?? false
    let communes =
      hasCommunes
      ? "communes: 30                      # mỗi xã, phường, đặc khu"
      : "# communes: 30   # danh mục có sẵn chưa có xã, phường ngày \(day): thêm vào agencies.csv"
    return """
      # Chỉ tiêu phiếu hợp lệ của từng đơn vị.
      kind: quota                       # quota: lấy đủ chỉ tiêu; probability: chọn mẫu xác suất
      fieldwork: {from: \(day)}   # thêm «to: …» khi biết ngày kết thúc
      \(communes)
      agencies: 30                      # mỗi cơ quan cấp tỉnh
      # Bỏ một dòng trên thì khối đó chỉ gồm các đơn vị nêu dưới đây.
      # targets:                        # đơn vị có chỉ tiêu riêng, theo mã của sipas agencies list -w .
      #   - {unit: "MÃ ĐƠN VỊ", count: 50}

      """
  }

  private func agenciesText() -> String {
    """
    code,valid_from,valid_to,kind,name,province,predecessors,source
    SNV,\(day),,so,Sở Nội vụ,\(province),,

    """
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// A path as a shell takes it, in quotes where it has to be.
  private func shellWord(_ path: String) -> String {
    let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-~".contains($0) }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }

  private func nextSteps() -> String {
    say(
      vi: """
        Đã tạo \(folder): sipas.yaml, plan.yaml, agencies.csv.
        Tiếp theo: điền agencies.csv và plan.yaml, rồi
          cd \(shellWord(folder))
          sipas import PHIẾU.xlsx --dry-run
        """,
      en: """
        Made \(folder): sipas.yaml, plan.yaml, agencies.csv.
        Next: fill in agencies.csv and plan.yaml, then
          cd \(shellWord(folder))
          sipas import RESPONSES.xlsx --dry-run
        """)
  }
}
