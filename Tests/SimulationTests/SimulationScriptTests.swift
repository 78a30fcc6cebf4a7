import Findings
import Testing

@testable import Simulation

/// What keeps a script from being written, all of it at once.
@Suite struct SimulationScriptTests {
  @Test func aWholeScriptHasNoProblems() throws {
    #expect(try script().problems(for: Example.questionnaire()).isEmpty)
  }

  @Test func everyProblemOfAScriptIsFoundInOnePass() throws {
    var script = try script()
    script.units.append(script.units[0])
    script.files += [
      SimulatedFile(name: "mo-phong-csv.csv", content: .copy(of: "khong-co.csv")),
      SimulatedFile(name: "../ra-ngoai.csv", content: .responses(.plainCSV, units: ["99999"])),
    ]
    script.faults = [
      PlantedFault(unit: "88888", response: 1, kind: .blankRowBefore),
      PlantedFault(unit: "32248", response: 13, kind: .blankRowBefore),
      PlantedFault(unit: "32248", response: 1, kind: .unanswered(item: "Z9")),
      PlantedFault(
        unit: "32248", response: 1, kind: .answeredThoughNotAsked(item: "E1", code: "7")),
    ]
    let found = script.problems(for: try Example.questionnaire()).map(\.code)
    #expect(
      found == [
        "SIM004", "SIM007", "SIM005", "SIM006", "SIM003", "SIM003", "SIM010", "SIM008", "SIM009",
      ])
  }

  @Test func aUnitIsInOneFileOnly() throws {
    var script = try script()
    script.files.append(
      SimulatedFile(name: "lan-hai.csv", content: .responses(.koboCSV, units: ["32248"])))
    let found = script.problems(for: try Example.questionnaire())
    #expect(found.map(\.code) == ["SIM004"])
    #expect(found.first?.place.file == "lan-hai.csv")
  }

  @Test func aScriptWithoutResponsesIsRefused() throws {
    let script = SimulationScript.training(
      units: [try Example.unit("32248")], perUnit: 0, style: .plainCSV, seed: 1,
      fieldwork: try Example.fieldwork())
    #expect(script.problems(for: try Example.questionnaire()).map(\.code) == ["SIM002"])
  }

  @Test func trainingWorkbooksAreOneAUnitAndTextFilesOneForAll() throws {
    let units = [try Example.unit("32248"), try Example.unit("32244", name: "Xã Phan Ngọc Hiển")]
    let names = try [FileStyle.keyedWorkbook, .koboCSV].map { style in
      SimulationScript.training(
        units: units, perUnit: 5, style: style, seed: 1, fieldwork: try Example.fieldwork()
      ).files.map(\.name)
    }
    #expect(
      names == [
        ["mo-phong-32248-xa-dat-mui.xlsx", "mo-phong-32244-xa-phan-ngoc-hien.xlsx"],
        ["mo-phong-kobo.csv"],
      ])
  }

  private func script() throws -> SimulationScript {
    SimulationScript.training(
      units: [try Example.unit("32248")], perUnit: 12, style: .plainCSV, seed: 1,
      fieldwork: try Example.fieldwork())
  }
}
