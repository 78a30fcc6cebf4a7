import Findings
import Foundation
import Rules

/// Reads `method.yaml` and finds every fault of it in one pass.
public enum MethodLoader {
  /// The method, or nil where the file has at least one error; and what was found, in the order of
  /// the lines.
  ///
  /// - Parameter questionnaire: what the tree refers to; without it, items are taken on trust.
  public static func load(
    path: String, questionnaire: Questionnaire?
  ) -> (IndexMethod?, [Problem]) {
    load(DefinitionFile(path: path), questionnaire)
  }

  /// The same for bytes that came from somewhere else; `name` is what problems call the file.
  public static func load(
    name: String, bytes: Data, questionnaire: Questionnaire?
  ) -> (IndexMethod?, [Problem]) {
    load(DefinitionFile(name: name, bytes: bytes), questionnaire)
  }

  private static func load(
    _ file: DefinitionFile, _ questionnaire: Questionnaire?
  ) -> (IndexMethod?, [Problem]) {
    let method = file.root.flatMap { MethodReader(questionnaire: questionnaire).method($0) }
    return (file.problems.hasErrors ? nil : method, file.problems.inFileOrder)
  }
}

private struct MethodReader {
  private static let keys = [
    "id", "version", "title", "questionnaire", "sources", "validity", "satisfied", "denominator",
    "tree", "rounding", "confidence", "minimum", "blocks", "validResponse", "overTarget",
    "unverified",
  ]
  let questionnaire: Questionnaire?

  func method(_ root: DefinitionNode) -> IndexMethod? {
    guard
      let mapping = root.mapping(
        MethodReader.keys, required: MethodReader.keys.filter { $0 != "unverified" })
    else { return nil }
    let satisfied = mapping["satisfied"]?.texts() ?? []
    let tree = mapping["tree"].flatMap {
      IndexTreeReader(questionnaire: questionnaire, satisfiedCodes: satisfied).tree($0)
    }
    let rules = MethodRules(mapping, questionnaire)
    let head = MethodHead(mapping, questionnaire)
    let subjects = MethodReader.keys + (tree?.flattened.map(\.id) ?? []) + root.writtenIDs
    let marks = mapping["unverified"]?.elements { $0.unverifiedMark(among: subjects) } ?? []
    guard let tree, let id = head.id, let version = head.version, let title = head.title,
      let questionnaireID = head.questionnaireID, let validity = head.validity,
      let denominator = rules.denominator, let rounding = rules.rounding,
      let confidenceLevel = rules.confidenceLevel, let minimumToShow = rules.minimumToShow,
      let minimumToRank = rules.minimumToRank, let blocks = rules.blocks,
      let responseValidity = rules.responseValidity, let overTarget = rules.overTarget
    else { return nil }
    return IndexMethod(
      id: id, version: version, title: title, questionnaireID: questionnaireID,
      sources: head.sources, validity: validity, satisfiedCodes: satisfied,
      denominator: denominator, tree: tree, rounding: rounding, confidenceLevel: confidenceLevel,
      minimumToShow: minimumToShow, minimumToRank: minimumToRank, blocks: blocks,
      responseValidity: responseValidity, overTarget: overTarget, unverified: marks,
      digest: ContentDigest(of: root.file.bytes))
  }
}

/// What a method says of itself.
private struct MethodHead {
  let id: String?
  let version: String?
  let title: LocalizedText?
  let questionnaireID: String?
  let sources: [LegalSource]
  let validity: Validity?

  init(_ mapping: DefinitionMapping, _ questionnaire: Questionnaire?) {
    id = mapping["id"]?.text()
    version = mapping["version"]?.text()
    title = mapping["title"]?.bilingualText()
    questionnaireID = mapping["questionnaire"]?.text()
    sources = mapping["sources"]?.elements { $0.legalSource() } ?? []
    validity = mapping["validity"]?.validity()
    guard let questionnaire else { return }
    checkQuestionnaire(mapping, questionnaire)
  }

  private func checkQuestionnaire(_ mapping: DefinitionMapping, _ questionnaire: Questionnaire) {
    if let questionnaireID, questionnaireID != questionnaire.id {
      mapping["questionnaire"]?.report(
        QuestionnaireFault.questionnaireMismatch,
        ["value": questionnaireID, "expected": questionnaire.id])
    }
    if let validity, !questionnaire.validity.covers(validity) {
      mapping["validity"]?.report(
        QuestionnaireFault.validityOutsideQuestionnaire,
        ["value": validity.written, "range": questionnaire.validity.written])
    }
  }
}

extension Validity {
  fileprivate func covers(_ other: Validity) -> Bool {
    guard from <= other.from else { return false }
    guard let to else { return true }
    return other.to.map { $0 <= to } ?? false
  }

  /// `2025-07-01 – 2026-12-31`.
  var written: String { "\(from) – " + (to.map(\.description) ?? "…") }
}
