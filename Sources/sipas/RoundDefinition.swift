import Agencies
import Findings
import Foundation
import Questionnaires
import Rules
import Sampling

/// Everything that defines a round, loaded and checked against each other.
struct RoundDefinition {
  /// The workspace.
  let workspace: Workspace
  /// The round as declared.
  let round: RoundFile
  /// What is asked.
  let questionnaire: Questionnaire
  /// Bytes of its file, kept in the store beside the answers.
  let questionnaireBytes: Data
  /// How indices are computed.
  let method: IndexMethod
  /// Bytes of its file.
  let methodBytes: Data
  /// Targets, where the round has a plan.
  let plan: SamplePlan?
  /// All units that can be named in responses.
  let units: UnitDirectory
  /// Warnings and notes of the files.
  let problems: [Problem]

  /// Loads the files of a round.
  ///
  /// - Throws: `Stop` with the faults of all files together.
  init(_ workspace: Workspace, round: RoundFile) throws {
    let read = try RoundDefinitionReader(workspace, round)
    guard let questionnaire = read.questionnaire, let method = read.method, let units = read.units,
      !read.problems.hasErrors
    else { throw Stop(status: .unreadable, problems: read.problems) }
    self.workspace = workspace
    self.round = round
    self.questionnaire = questionnaire
    self.method = method
    self.units = units
    plan = read.plan
    problems = read.problems
    questionnaireBytes = try Data(contentsOf: URL(fileURLWithPath: read.questionnairePath))
    methodBytes = try Data(contentsOf: URL(fileURLWithPath: read.methodPath))
  }
}

extension Questionnaire {
  /// Codes of the options of every rating and choice item, for checks by modules that know no
  /// questionnaires.
  var optionCodes: [String: [String]] {
    Dictionary(
      uniqueKeysWithValues: items.filter(\.kind.isCoded).map { ($0.id, $0.options.map(\.code)) })
  }
}

extension Validity {
  /// Both days as messages show them.
  var span: String { "\(from) – " + (to.map { "\($0)" } ?? "…") }
}

/// What a round is defined by, as messages call it.
enum DefinitionWord {
  static let questionnaire = LocalizedText(vi: "mẫu phiếu", en: "the questionnaire")
  static let method = LocalizedText(vi: "phương pháp", en: "the method")
}

extension Library {
  /// Makes sure that a questionnaire can be used on a day, before anything is written.
  ///
  /// - Throws: `ProgramFault.notInForce`, or `Stop` with the faults of the questionnaire.
  func requireForce(of name: String, on day: String) throws {
    let path = try questionnaireFolder(name).appendingPathComponent("questionnaire.yaml").path
    let (questionnaire, problems) = QuestionnaireLoader.load(path: path)
    guard let questionnaire else { throw Stop(status: .unreadable, problems: problems) }
    guard let day = Day(iso: day), !questionnaire.validity.contains(day) else { return }
    throw Problem(
      ProgramFault.notInForce,
      [
        "value": questionnaire.id, "day": "\(day)", "validity": questionnaire.validity.span,
      ].merging(DefinitionWord.questionnaire.fact("what")) { $1 })
  }
}
