import Agencies
import Rules

extension SimulationScript {
  /// Clean files for a training course: so many responses of each unit, no planted fault. One
  /// workbook a unit, or one text file for all units.
  ///
  /// - Parameters:
  ///   - units: units to invent responses for.
  ///   - perUnit: responses of each.
  ///   - style: form of the files.
  ///   - seed: number everything random comes from.
  ///   - fieldwork: days on which answers are given.
  public static func training(
    units: [AdministrativeUnit], perUnit: Int, style: FileStyle, seed: UInt64, fieldwork: Validity
  ) -> SimulationScript {
    SimulationScript(
      seed: seed, fieldwork: fieldwork,
      units: units.map { SimulatedUnit(unit: $0, count: perUnit) },
      files: trainingFiles(of: units, style: style))
  }

  private static func trainingFiles(
    of units: [AdministrativeUnit], style: FileStyle
  ) -> [SimulatedFile] {
    switch style {
    case .keyedWorkbook, .keyedWorkbookWithHiddenSheet:
      units.map { .workbook(of: $0, style: style) }
    case .koboCSV, .utf16CSV, .tcvn3CSV, .plainCSV:
      [
        SimulatedFile(
          name: "mo-phong-\(style.rawValue)\(style.fileExtension)",
          content: .responses(style, units: units.map(\.code)))
      ]
    }
  }
}

extension SimulatedFile {
  /// The workbook of one unit, named for it as teams do: `mo-phong-32248-xa-dat-mui.xlsx`.
  static func workbook(
    of unit: AdministrativeUnit, style: FileStyle = .keyedWorkbook
  ) -> SimulatedFile {
    SimulatedFile(
      name: "mo-phong-\(unit.code)-\(PlainName.slug(of: unit.name))\(style.fileExtension)",
      content: .responses(style, units: [unit.code]))
  }
}
