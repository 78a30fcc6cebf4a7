import Agencies
import Findings
import Foundation
import Questionnaires
import Rules
import Sampling

/// Reads the files of a round one by one: what one of them lacks hides no fault of another.
struct RoundDefinitionReader {
  /// What is asked; nil, like the others, where it has faults.
  private(set) var questionnaire: Questionnaire?
  private(set) var questionnairePath = ""
  private(set) var method: IndexMethod?
  private(set) var methodPath = ""
  private(set) var units: UnitDirectory?
  private(set) var plan: SamplePlan?
  /// Findings of all files.
  private(set) var problems: [Problem] = []
  private let workspace: Workspace
  private let round: RoundFile

  init(_ workspace: Workspace, _ round: RoundFile) throws {
    self.workspace = workspace
    self.round = round
    try readQuestionnaire()
    try readUnits()
    if let name = round.plan { readPlan(workspace.path(of: name)) }
    problems += forceProblems
  }

  /// Without the questionnaire its own method is not known either; one that the round names is.
  private mutating func readQuestionnaire() throws {
    let folder = try FindingsOutput.collect(into: &problems) {
      try workspace.questionnaireFolder(round.questionnaire)
    }
    if let folder {
      questionnairePath = folder.appendingPathComponent("questionnaire.yaml").path
      let (read, faults) = QuestionnaireLoader.load(path: questionnairePath)
      questionnaire = read
      problems += faults
    }
    let own = folder?.appendingPathComponent("method.yaml").path
    guard let path = round.method.map(workspace.path) ?? own else { return }
    methodPath = path
    let (read, faults) = MethodLoader.load(path: path, questionnaire: questionnaire)
    method = read
    problems += faults
  }

  private mutating func readUnits() throws {
    units = try FindingsOutput.collect(into: &problems) { try workspace.units() }
    let province = workspace.file.province
    guard let units, units.unit(code: province, on: round.day)?.kind.isProvince != true else {
      return
    }
    var problem = units.unknownProvince(province, on: "\(round.day)")
    problem.place = Place(file: Workspace.fileName, item: round.id)
    problems.append(problem)
  }

  private mutating func readPlan(_ path: String) {
    let (read, faults) = PlanLoader.load(
      path: path, directory: units ?? officialUnits, isComplete: units != nil,
      province: workspace.file.province, options: questionnaire?.optionCodes)
    plan = read
    problems += faults
  }

  /// What can be judged without the province's own list; its faults, if any, are found already.
  private var officialUnits: UnitDirectory? {
    try? UnitLists.load(workspace.library.officialUnitLists())
  }

  private var forceProblems: [Problem] {
    let parts: [(LocalizedText, String, Validity)] = [
      questionnaire.map { (DefinitionWord.questionnaire, $0.id, $0.validity) },
      method.map { (DefinitionWord.method, $0.id, $0.validity) },
    ].compactMap { $0 }
    return parts.filter { !$0.2.contains(round.day) }.map { what, id, validity in
      Problem(
        ProgramFault.notInForce,
        at: Place(file: Workspace.fileName, item: round.id),
        [
          "value": id, "day": "\(round.day)", "validity": validity.span,
        ].merging(what.fact("what")) { $1 })
    }
  }
}
