import Findings
import Foundation
import Rules

/// What `sipas.yaml` says.
struct WorkspaceFile {
  /// Code of the province surveyed.
  var province: String
  /// Who runs the survey, as reports print it.
  var organisation: String
  /// Unit lists of the province's own, relative to the workspace.
  var unitLists: [String]
  /// Survey rounds in the order written.
  var rounds: [RoundFile]
  /// Par criteria set, name of a shipped one or a path.
  var criteria: String?

  /// Reads `sipas.yaml` with every fault in one pass.
  static func load(path: String) -> (WorkspaceFile?, [Problem]) {
    let file = DefinitionFile(path: path)
    guard
      let mapping = file.root?.mapping(
        ["schema", "province", "organisation", "units", "rounds", "criteria"],
        required: ["schema", "province", "rounds"])
    else { return (nil, file.problems) }
    if let schema = mapping["schema"], schema.text() != "sipas.workspace/1" {
      schema.notInList(schema.written, ["sipas.workspace/1"])
    }
    let rounds = (mapping["rounds"]?.list() ?? []).compactMap(RoundFile.read)
    reportDuplicates(rounds, in: mapping)
    let result = WorkspaceFile(
      province: mapping["province"]?.text() ?? "",
      organisation: mapping["organisation"]?.text() ?? "",
      unitLists: mapping["units"]?.texts() ?? [], rounds: rounds,
      criteria: mapping["criteria"]?.text())
    return (file.problems.hasErrors ? nil : result, file.problems)
  }

  private static func reportDuplicates(_ rounds: [RoundFile], in mapping: DefinitionMapping) {
    var seen: Set<String> = []
    for round in rounds where !seen.insert(round.id).inserted {
      mapping["rounds"]?.report(ProgramFault.duplicateRound, ["value": round.id])
    }
  }
}

/// A survey round (đợt khảo sát) as `sipas.yaml` declares it.
struct RoundFile {
  /// Stable id, `2025`.
  var id: String
  /// Title as reports print it.
  var title: LocalizedText
  /// Name of a shipped questionnaire or a folder.
  var questionnaire: String
  /// Method file, relative to the workspace; the questionnaire's own where absent.
  var method: String?
  /// Sample plan, relative to the workspace.
  var plan: String?
  /// Day the rules must be in force: by default the first day of the year the id begins with.
  var day: Day
  /// Whether the answers are made up for training; every output then says so.
  var isSimulated: Bool

  /// The id names files and a view of the store.
  static func isUsable(id: String) -> Bool {
    id.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9_-]{0,39}/) != nil
  }

  static func read(_ node: DefinitionNode) -> RoundFile? {
    guard
      let mapping = node.mapping(
        ["id", "title", "questionnaire", "method", "plan", "day", "simulated"],
        required: ["id", "title", "questionnaire", "day"]),
      let id = mapping["id"]?.text(), let title = mapping["title"]?.localizedText(),
      let questionnaire = mapping["questionnaire"]?.text(), let day = mapping["day"]?.day()
    else { return nil }
    if !isUsable(id: id) { mapping["id"]?.report(ProgramFault.badRoundID, ["value": id]) }
    return RoundFile(
      id: id, title: title, questionnaire: questionnaire, method: mapping["method"]?.text(),
      plan: mapping["plan"]?.text(), day: day,
      isSimulated: mapping["simulated"]?.boolean() ?? false)
  }
}
