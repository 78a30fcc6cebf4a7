import Findings
import Foundation
import Questionnaires
import Testing
import WordingChecks

@testable import Simulation

/// Every code of the catalogue is worded in both languages and really comes about.
@Suite struct SimulationFaultTests {
  @Test(arguments: SimulationFault.allCases)
  func wordingIsThereInBothLanguagesWithTheSameFacts(code: SimulationFault) throws {
    let english = try #require(code.message.en)
    #expect(!code.message.vi.isEmpty && !english.isEmpty)
    #expect(
      Set(MessageCatalogue.placeholders(of: code.message.vi))
        == Set(MessageCatalogue.placeholders(of: english)))
  }

  @Test(arguments: SimulationFault.allCases)
  func everyCodeIsProvokedWithAllItsFacts(code: SimulationFault) throws {
    let problem = try #require(try provoked(code))
    #expect(problem.code == code.rawValue)
    let line = MessageCatalogue(SimulationFault.self).line(for: problem, in: .vi)
    #expect(!line.contains("{"), "\(line)")
    let catalogue = MessageCatalogue(SimulationFault.self)
    #expect(EnglishWording.vietnameseWords(of: problem, in: catalogue, data: "Xã Ấm Ấ").isEmpty)
  }

  private func provoked(_ code: SimulationFault) throws -> Problem? {
    switch code {
    case .unsatisfiableConstraint: try answering(constraint: ". > 99")
    case .nothingToWrite: try problem { $0.units = [] }
    case .unknownUnit: try problem { $0.faults = [fault("99999", 1, .blankRowBefore)] }
    case .repeatedUnit: try problem { $0.units.append($0.units[0]) }
    case .repeatedFileName:
      try problem {
        $0.files.append(SimulatedFile(name: $0.files[0].name, content: .copy(of: $0.files[0].name)))
      }
    case .unusableFileName: try problem { $0.files[0].name = "thu/muc.csv" }
    case .unknownOriginal: try problem { $0.files[0].content = .copy(of: "khong-co.csv") }
    case .unknownItem: try problem { $0.faults = [fault("32248", 1, .unanswered(item: "Z"))] }
    case .unknownOption:
      try problem {
        $0.faults = [fault("32248", 1, .answeredThoughNotAsked(item: "E1", code: "7"))]
      }
    case .responseOutOfRange: try problem { $0.faults = [fault("32248", 4, .blankRowBefore)] }
    case .faultWithoutColumn:
      try writing { $0.faults = [fault("32248", 1, .misspeltUnit("Xã Đất Mơi"))] }
    case .faultDoesNotApply:
      try writing {
        $0.faults = [fault("32248", 1, .answeredThoughNotAsked(item: "HL", code: "1"))]
      }
    case .unencodableText:
      try writing {
        $0.files[0].content = .responses(.tcvn3CSV, units: ["32248"])
        $0.units[0].unit.name = "Xã № 1"
      }
    case .unwritableFolder: try writing(into: "/dev/null/thu-muc") { _ in }
    }
  }

  private func fault(_ unit: String, _ response: Int, _ kind: PlantedFault.Kind) -> PlantedFault {
    PlantedFault(unit: unit, response: response, kind: kind)
  }

  private func script() throws -> SimulationScript {
    SimulationScript.training(
      units: [try Example.unit("32248")], perUnit: 3, style: .plainCSV, seed: 1,
      fieldwork: try Example.fieldwork())
  }

  /// The first finding in a script changed by `spoil`.
  private func problem(_ spoil: (inout SimulationScript) -> Void) throws -> Problem? {
    var script = try script()
    spoil(&script)
    return script.problems(for: try Example.questionnaire()).first
  }

  /// What writing a script changed by `spoil` throws.
  private func writing(
    into path: String? = nil, _ spoil: (inout SimulationScript) -> Void
  ) throws -> Problem? {
    let folder = try TemporaryFolder()
    var script = try script()
    spoil(&script)
    let writer = SimulationWriter(script, questionnaire: try Example.questionnaire())
    return #expect(throws: Problem.self) { try writer.write(to: path ?? folder.path) }
  }

  /// What answering a number item with an impossible constraint throws.
  private func answering(constraint: String) throws -> Problem? {
    var questionnaire = try Example.questionnaire()
    let slot = try #require(questionnaire.slot(of: "years"))
    questionnaire.items[slot].constraint = try Condition(parsing: constraint)
    let model = ResponseModel(
      questionnaire: questionnaire, fieldwork: try Example.fieldwork(), seed: 1)
    let unit = SimulatedUnit(unit: try Example.unit("32248"), count: 5)
    return #expect(throws: Problem.self) { try model.allResponses(of: unit) }
  }
}
