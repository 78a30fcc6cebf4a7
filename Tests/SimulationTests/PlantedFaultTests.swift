import Findings
import Foundation
import Questionnaires
import Tables
import Testing

@testable import Simulation

/// Files read back cell by cell: what differs from the clean file is what the list of planted
/// faults says, at the place it says, and nothing else.
@Suite struct PlantedFaultTests {
  private static let name = "mo-phong-so-lieu"

  @Test(arguments: FileStyle.allCases)
  func plantedFaultsAreExactlyAsListed(style: FileStyle) throws {
    let folder = try TemporaryFolder()
    let faults = try faults(for: style)
    let clean = try write(style, faults: [], to: folder.path + "/sach")
    let faulty = try write(style, faults: faults, to: folder.path + "/loi")
    #expect(clean.faults.isEmpty)
    #expect(faulty.faults.count == faults.count)
    #expect(faulty.responses == clean.responses)

    let cleanCells = try cells(folder.path + "/sach/" + clean.name)
    let faultyCells = try cells(folder.path + "/loi/" + faulty.name)
    let blankRow = faulty.faults.first { $0.kind == "blankRowBefore" }?.place.row
    for placed in faulty.faults {
      let row = try #require(placed.place.row)
      guard let column = placed.place.column else { continue }
      #expect(faultyCells[row]?[column] ?? "" == placed.value)
      #expect(placed.place.file == faulty.name)
    }
    let listed = Set(faulty.faults.map { "\($0.place.row ?? 0):\($0.place.column ?? 0)" })
    let givenUp = Set(faulty.faults.filter { $0.kind == "givenUp" }.compactMap(\.place.row))
    for (row, values) in faultyCells {
      if row == blankRow {
        #expect(Set(values.values).isSubset(of: [""]))
        continue
      }
      let cleanRow = blankRow.map { row > $0 ? row - 1 : row } ?? row
      for (column, value) in values where !givenUp.contains(row) {
        let isChanged = value != cleanCells[cleanRow]?[column] ?? ""
        #expect(!isChanged || listed.contains("\(row):\(column)"), "row \(row), column \(column)")
      }
    }
  }

  @Test func aSheetGivenUpKeepsItsFirstRatingsOnly() throws {
    let model = try Example.model()
    let unit = try Example.unit("32248")
    let response = try model.allResponses(of: SimulatedUnit(unit: unit, count: 1))[0]
    var row = SimulatedRow(unit: unit, response: response)
    try row.plant(
      PlantedFault(unit: "32248", response: 1, kind: .givenUp(after: 2)), reading: model.reading)
    let kept = model.questionnaire.items.indices.filter {
      model.questionnaire.items[$0].kind == .rating
        && ![AnswerByte.blank, AnswerByte.notAsked].contains(row.response.answers[$0])
    }
    #expect(kept.map { model.questionnaire.items[$0].id } == ["A1", "A2"])
    #expect(row.response.answers[0] == response.answers[0])
  }

  @Test func aFaultThatWouldBeNoneIsRefused() throws {
    let model = try Example.model()
    let slot = try #require(model.questionnaire.slot(of: "E1"))
    let unit = try Example.unit("32248")
    let responses = try model.allResponses(of: SimulatedUnit(unit: unit, count: 200))
    let asked = try #require(responses.first { $0.answers[slot] != AnswerByte.notAsked })
    var row = SimulatedRow(unit: unit, response: asked)
    let fault = PlantedFault(
      unit: "32248", response: asked.number,
      kind: .answeredThoughNotAsked(item: "E1", code: "2"))
    #expect(throws: Problem.self) { try row.plant(fault, reading: model.reading) }
    let notAsked = try #require(responses.first { $0.answers[slot] == AnswerByte.notAsked })
    row = SimulatedRow(unit: unit, response: notAsked)
    try row.plant(fault, reading: model.reading)
    #expect(row.response.answers[slot] == AnswerByte.firstOption + 1)
  }

  @Test func aFaultWithoutAColumnIsRefused() throws {
    let folder = try TemporaryFolder()
    let fault = PlantedFault(unit: "32248", response: 2, kind: .misspeltUnit("Xã Đất Mơi"))
    let problem = #expect(throws: Problem.self) {
      try write(.plainCSV, faults: [fault], to: folder.path)
    }
    #expect(problem?.code == SimulationFault.faultWithoutColumn.rawValue)
  }

  /// One fault of every kind the style has a column for.
  private func faults(for style: FileStyle) throws -> [PlantedFault] {
    let model = try Example.model()
    let slot = try #require(model.questionnaire.slot(of: "E1"))
    let unit = try Example.unit("32248")
    let responses = try model.allResponses(of: SimulatedUnit(unit: unit, count: 20))
    let notAsked = try #require(
      responses.dropFirst(8).first { $0.answers[slot] == AnswerByte.notAsked })
    let kinds: [(Int, PlantedFault.Kind)] = [
      (1, .wrongCell(item: "A1", text: "6")), (2, .wrongCell(item: "A2", text: "Hài lòn")),
      (3, .impossibleDate("30/02/2026")), (4, .unanswered(item: "HL")), (5, .blankRowBefore),
      (6, .givenUp(after: 1)),
      (notAsked.number, .answeredThoughNotAsked(item: "E1", code: "2")),
    ]
    let named: [(Int, PlantedFault.Kind)] =
      style == .plainCSV ? [] : [(7, .misspeltUnit("Xã Đất Mơi"))]
    return (kinds + named).map { PlantedFault(unit: "32248", response: $0.0, kind: $0.1) }
  }

  private func write(
    _ style: FileStyle, faults: [PlantedFault], to folder: String
  ) throws -> WrittenFile {
    var script = SimulationScript.training(
      units: [try Example.unit("32248")], perUnit: 20, style: style, seed: 1,
      fieldwork: try Example.fieldwork())
    script.faults = faults
    let written = try SimulationWriter(script, questionnaire: Example.questionnaire())
      .write(to: folder)
    return try #require(written.first)
  }

  /// Texts of a file's first sheet by row and column, both from 1.
  private func cells(_ path: String) throws -> [Int: [Int: String]] {
    let encoding: TextEncoding? = path.contains("tcvn3") ? .tcvn3 : nil
    let file = try TableFile.open(path, options: ReadOptions(encoding: encoding))
    let reader = try file.reader(ofSheet: 0)
    var row = Row()
    var cells: [Int: [Int: String]] = [:]
    while try reader.next(into: &row) {
      for column in 0..<row.count { cells[row.number, default: [:]][column + 1] = row.text(column) }
    }
    return cells
  }
}
