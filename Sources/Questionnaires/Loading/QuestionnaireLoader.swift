import Findings
import Foundation
import Rules

/// Reads `questionnaire.yaml` and finds every fault of it in one pass.
public enum QuestionnaireLoader {
  /// The questionnaire, or nil where the file has at least one error; and what was found, in the
  /// order of the lines. Warnings come along with a questionnaire.
  public static func load(path: String) -> (Questionnaire?, [Problem]) {
    load(DefinitionFile(path: path))
  }

  /// The same for bytes that came from somewhere else; `name` is what problems call the file.
  public static func load(name: String, bytes: Data) -> (Questionnaire?, [Problem]) {
    load(DefinitionFile(name: name, bytes: bytes))
  }

  private static func load(_ file: DefinitionFile) -> (Questionnaire?, [Problem]) {
    var reader = QuestionnaireReader()
    let questionnaire = file.root.flatMap { reader.questionnaire($0) }
    return (file.problems.hasErrors ? nil : questionnaire, file.problems.inFileOrder)
  }
}

private struct QuestionnaireReader {
  private static let keys = [
    "id", "version", "title", "sources", "validity", "scales", "sections", "unverified",
  ]
  private static let requiredKeys = ["id", "version", "title", "sources", "validity", "sections"]

  private var used = UsedIDs()
  private var items: [(item: Item, mapping: DefinitionMapping)] = []

  mutating func questionnaire(_ root: DefinitionNode) -> Questionnaire? {
    guard
      let mapping = root.mapping(
        QuestionnaireReader.keys, required: QuestionnaireReader.requiredKeys)
    else { return nil }
    let id = mapping["id"]?.text()
    let version = mapping["version"]?.text()
    let title = mapping["title"]?.bilingualText()
    let sources = mapping["sources"]?.elements { $0.legalSource() } ?? []
    let validity = mapping["validity"]?.validity()
    let scales = ScaleNames(scales: ScaleReader.scales(of: mapping["scales"]))
    let sections = mapping["sections"]?.elements { section($0, scales) } ?? []
    let items = items.map(\.item)
    checkItems(items)
    let unverified = marks(mapping["unverified"], sections, scales, root.writtenIDs)
    guard let id, let version, let title, let validity else { return nil }
    return Questionnaire(
      id: id, version: version, title: title, sources: sources, validity: validity,
      sections: sections, items: items, unverified: unverified,
      digest: ContentDigest(of: root.file.bytes))
  }

  private mutating func section(_ node: DefinitionNode, _ scales: ScaleNames) -> Section? {
    let keys = ["id", "title", "items"]
    guard let mapping = node.mapping(keys + SectionDefaults.keys, required: keys) else {
      return nil
    }
    let id = mapping["id"]?.identifier()
    if let id, let idNode = mapping["id"] { used.use(id, at: idNode) }
    let title = mapping["title"]?.bilingualText()
    let nodes = mapping["items"]?.list()
    if nodes?.isEmpty == true {
      node.report(QuestionnaireFault.emptySection, ["section": id ?? ""])
    }
    let reader = ItemReader(scales: scales, defaults: SectionDefaults(mapping, scales))
    let read = (nodes ?? []).compactMap { reader.item($0, &used) }
    items += read.map { (item: $0.0, mapping: $0.1) }
    guard let id, let title else { return nil }
    return Section(id: id, title: title, itemIDs: read.map(\.0.id))
  }

  private func checkItems(_ all: [Item]) {
    let check = ConditionCheck(all)
    for position in all.indices { check.check(position, items[position].mapping) }
    var owners: [String: String] = [:]
    for (item, mapping) in items {
      for header in [item.id] + item.aliases {
        let first = owners.updateValue(item.id, forKey: header.lowercased())
        if let first, first != item.id {
          (mapping["aliases"] ?? mapping["id"])?.report(
            QuestionnaireFault.ambiguousLabel,
            ["value": header, "first": first, "second": item.id])
        }
      }
    }
  }

  private func marks(
    _ node: DefinitionNode?, _ sections: [Section], _ scales: ScaleNames, _ writtenIDs: [String]
  ) -> [UnverifiedMark] {
    let subjects =
      QuestionnaireReader.keys + sections.map(\.id) + items.map(\.item.id) + scales.scales.keys
      + writtenIDs
    return node?.elements { $0.unverifiedMark(among: subjects) } ?? []
  }
}

extension DefinitionNode {
  /// A mark whose subject is one of `subjects`.
  func unverifiedMark(among subjects: [String]) -> UnverifiedMark? {
    guard let mark = unverifiedMark() else { return nil }
    if mark.reason.en == nil {
      report(QuestionnaireFault.englishMissing, ["value": mark.reason.vi])
    }
    if !subjects.contains(mark.subject) {
      report(
        QuestionnaireFault.unverifiedUnknownSubject,
        [
          "value": mark.subject,
          "suggestion": NearMiss.fact(for: mark.subject, among: subjects),
        ])
    }
    return mark
  }
}
