import Findings
import Foundation
import Rules

/// Reads a criteria set from `criteria.yaml`, every fault in one pass.
public enum CriteriaLoader {
  /// The set of a file, or nil, and all faults.
  public static func load(path: String) -> (CriteriaSet?, [Problem]) {
    load(DefinitionFile(path: path))
  }

  /// The set of a definition that is already in memory, or nil, and all faults.
  public static func load(_ file: DefinitionFile) -> (CriteriaSet?, [Problem]) {
    guard let root = file.root else { return (nil, file.problems) }
    let set = criteriaSet(root, digest: ContentDigest(of: file.bytes))
    return (file.problems.hasErrors ? nil : set, file.problems)
  }

  private static func criteriaSet(_ root: DefinitionNode, digest: ContentDigest) -> CriteriaSet? {
    let required = ["id", "version", "title", "sources", "validity", "rounding", "areas"]
    guard let mapping = root.mapping(required + ["unverified"], required: required) else {
      return nil
    }
    let id = mapping["id"]?.text()
    let version = mapping["version"]?.text()
    let title = mapping["title"]?.localizedText()
    let sources = mapping["sources"]?.list()?.compactMap { $0.legalSource() }
    let validity = mapping["validity"]?.validity()
    let rounding = mapping["rounding"].flatMap(rounding)
    let areas = mapping["areas"]?.list()?.compactMap(area)
    let unverified = mapping["unverified"]?.list()?.compactMap { $0.unverifiedMark() }
    if let list = mapping["areas"]?.list() { reportDuplicates(list) }
    guard let id, let version, let title, let sources, let validity, let rounding, let areas else {
      return nil
    }
    return CriteriaSet(
      id: id, version: version, title: title, sources: sources, validity: validity,
      rounding: rounding, areas: areas, unverified: unverified ?? [], digest: digest)
  }

  private static func rounding(_ node: DefinitionNode) -> RoundingRule? {
    guard let mapping = node.mapping(["decimals", "tie"], required: ["decimals"]),
      let decimals = mapping["decimals"]?.integer(in: 0...6)
    else { return nil }
    guard let tie = mapping["tie"] else { return RoundingRule(decimals: decimals) }
    return tie.choice(RoundingRule.Tie.self).map { RoundingRule(decimals: decimals, tie: $0) }
  }

  private static func area(_ node: DefinitionNode) -> ReformArea? {
    guard
      let mapping = node.mapping(
        ["id", "label", "maxPoints", "criteria"], required: ["id", "label"])
    else { return nil }
    let maximum = mapping["maxPoints"].flatMap(points)
    let criteria = mapping["criteria"]?.list()?.compactMap(criterion) ?? []
    guard let id = mapping["id"]?.text(), let label = mapping["label"]?.localizedText() else {
      return nil
    }
    let sum = criteria.compactMap(\.maxPoints).reduce(Points(0), +)
    if let maximum, sum > maximum {
      node.report(CriteriaFault.areaOverfull, ["value": id, "sum": "\(sum)", "max": "\(maximum)"])
    }
    return ReformArea(id: id, label: label, maxPoints: maximum, criteria: criteria)
  }

  private static func criterion(_ node: DefinitionNode) -> Criterion? {
    guard
      let mapping = node.mapping(
        ["id", "label", "maxPoints", "satisfactionIndex"], required: ["id", "label"]),
      let id = mapping["id"]?.text(), let label = mapping["label"]?.localizedText()
    else { return nil }
    let indexNode = mapping["satisfactionIndex"]?.text()
    if indexNode != nil, mapping["maxPoints"] == nil {
      node.report(CriteriaFault.ruleWithoutMaximum, ["value": id])
    }
    return Criterion(
      id: id, label: label, maxPoints: mapping["maxPoints"].flatMap(points),
      rule: indexNode.map { .satisfactionIndex(node: $0) })
  }

  private static func points(_ node: DefinitionNode) -> Points? {
    guard let text = node.text() else { return nil }
    guard let points = Points(text) else {
      node.report(CriteriaFault.notPoints, ["value": text])
      return nil
    }
    return points
  }

  private static func reportDuplicates(_ areas: [DefinitionNode]) {
    let ids = areas.flatMap { area in
      [area["id"]] + area.children("criteria").map { $0["id"] }
    }
    var seen: Set<String> = []
    for id in ids.compactMap({ $0 }) where !seen.insert(id.written).inserted {
      id.report(CriteriaFault.duplicateID, ["value": id.written])
    }
  }
}

extension DefinitionNode {
  /// The value of a key, without recording a fault.
  fileprivate subscript(key: String) -> DefinitionNode? {
    isMapping ? freeMapping()?[key] : nil
  }

  /// The entries of a list under a key, without recording a fault.
  fileprivate func children(_ key: String) -> [DefinitionNode] {
    guard let list = self[key], list.isList else { return [] }
    return list.list() ?? []
  }
}
