import Agencies
import ArgumentParser
import Findings
import Foundation
import Reports
import Rules

/// `sipas agencies`: provinces, communes and agencies with their codes.
struct AgenciesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agencies",
    abstract: say(
      vi: "Danh mục đơn vị: tỉnh, xã, phường, đặc khu và cơ quan.",
      en: "Units: provinces, communes, wards, special zones and agencies."),
    subcommands: [Check.self, List.self])
}

extension AgenciesCommand {
  /// `sipas agencies check`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: say(
        vi: "Tìm mọi lỗi của một danh mục đơn vị.", en: "Find every fault of a unit list."))

    @Argument(
      help: ArgumentHelp(say(vi: "Tệp CSV.", en: "CSV files."), valueName: ValueName.file),
      completion: .file())
    var files: [String]
    @OptionGroup var format: FormatOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      var problems: [Problem] = []
      var given: [UnitDirectory] = []
      for file in files {
        let (list, faults) = UnitListLoader.load(path: file)
        problems += faults
        guard let list else { continue }
        given.append(list)
        guard format.format == .text else { continue }
        Terminal.out(
          say(
            vi: "\(file): \(list.units.count) đơn vị.",
            en: "\(file): \(Speech.counted(list.units.count, "unit")).")
        )
      }
      if !problems.hasErrors {
        let official = try UnitLists.load(try Library.located().officialUnitLists())
        problems += UnitLists.findings(of: given, beside: official)
      }
      try FindingsOutput.finish(with: problems, as: format.format)
    }
  }

  /// `sipas agencies list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: say(
        vi: "Liệt kê đơn vị của một tỉnh, hoặc các tỉnh.",
        en: "List the units of a province, or the provinces."))

    @Option(
      help: ArgumentHelp(
        say(
          vi: "Mã tỉnh; bỏ trống: tỉnh của thư mục làm việc, không có thì liệt kê các tỉnh.",
          en: "Province code; none: that of the workspace, or else the provinces are listed."),
        valueName: ValueName.code))
    var province: String?
    @Option(
      help: ArgumentHelp(
        say(vi: "Ngày xem danh mục; mặc định hôm nay.", en: "Day of the list; today by default."),
        valueName: ValueName.day))
    var on: String?
    @Option(
      name: [.short, .long],
      help: ArgumentHelp(
        say(
          vi: "Thêm danh mục riêng của thư mục làm việc này.",
          en: "Add the lists of this workspace."),
        valueName: ValueName.folder))
    var workspace: String?
    @OptionGroup var format: FormatOption
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      try DayOption.check(on, of: "--on")
    }

    func run() throws {
      let day = on.flatMap { Day(iso: $0) } ?? Today.day()
      let own = try workspace.map { try Workspace.open($0) }
      let units =
        try own?.units() ?? UnitLists.load(try Library.located().officialUnitLists())
      let listed = try chosen(from: units, of: province ?? own?.file.province, on: day)
      if format.format == .json {
        Terminal.out(try MachineOutput.json(listed))
      } else {
        Terminal.out(table(of: listed).render())
      }
    }

    private func chosen(
      from units: UnitDirectory, of province: String?, on day: Day
    ) throws -> [AdministrativeUnit] {
      guard let province else { return units.provinces(on: day) }
      guard let unit = units.unit(code: province, on: day), unit.kind.isProvince else {
        throw units.unknownProvince(province, on: "\(day)")
      }
      return units.agencies(ofProvince: province, on: day)
        + units.communes(ofProvince: province, on: day)
    }

    private func table(of units: [AdministrativeUnit]) -> TextTable {
      TextTable(
        columns: [
          .init(say(vi: "Mã", en: "Code")), .init(say(vi: "Loại", en: "Kind")),
          .init(say(vi: "Tên", en: "Name")), .init(say(vi: "Từ ngày", en: "From")),
        ],
        rows: units.map {
          [$0.code, $0.kind.label[Speech.language], $0.name, "\($0.key.validFrom)"]
        })
    }
  }
}
