import Findings
import Rules

/// Reads the index tree of a method.
///
/// A node has either an `item` or a `value` that says how its children are combined; a node with an
/// `item` and children stands for a question of its own. `items: [A1, A2]` is short for children
/// that are items and nothing more.
struct IndexTreeReader {
  private static let keys = [
    "id", "label", "level", "value", "item", "items", "children", "share", "informational",
    "satisfied",
  ]
  private static let combinations = [
    "pooledAnswers", "meanOfItems", "meanOfChildren", "weightedChildren",
  ]
  private static let deepest = 20

  let questionnaire: Questionnaire?
  let satisfiedCodes: [String]

  /// The tree, or nil where a node's own parts are unusable.
  func tree(_ node: DefinitionNode) -> IndexNode? {
    var used = UsedIDs()
    return read(node, parent: nil, depth: 0, &used)?.node
  }

  private func read(
    _ node: DefinitionNode, parent: String?, depth: Int, _ used: inout UsedIDs
  ) -> ReadNode? {
    guard depth <= IndexTreeReader.deepest else {
      node.report(
        DefinitionFault.outOfRange, ["value": "\(depth)", "range": "≤ \(IndexTreeReader.deepest)"])
      return nil
    }
    guard let mapping = node.mapping(IndexTreeReader.keys) else { return nil }
    let item = mapping["item"].flatMap { indexedItem($0, satisfied: mapping["satisfied"]) }
    let id = mapping["id"]?.identifier() ?? item?.id
    if let id { used.use(id, at: mapping["id"] ?? node) }
    let children = self.children(mapping, depth, &used)
    checkParts(node, mapping, id ?? "", children)
    let combination = mapping["value"].flatMap(combination)
    let share = share(mapping, parent: parent, id ?? "")
    guard let id, let label = label(node, mapping, item) else { return nil }
    let aggregation = aggregation(item, combination, children, at: node, id)
    guard let level = level(node, mapping, isLeaf: children.isEmpty), let aggregation else {
      return nil
    }
    let result = IndexNode(
      id: id, label: label, level: level, aggregation: aggregation,
      children: children.map(\.node), satisfiedCodes: mapping["satisfied"]?.texts(),
      entersParent: !(mapping["informational"]?.boolean() ?? false))
    return ReadNode(node: result, share: share)
  }

  private func children(
    _ mapping: DefinitionMapping, _ depth: Int, _ used: inout UsedIDs
  ) -> [ReadNode] {
    let parent = mapping["value"]?.written
    let items = mapping["items"]?.elements { node -> ReadNode? in
      guard let item = indexedItem(node, satisfied: nil) else { return nil }
      used.use(item.id, at: node)
      return ReadNode(
        node: IndexNode(
          id: item.id, label: item.label, level: .item, aggregation: .item(item.id)), share: nil)
    }
    let written = mapping["children"]?.elements {
      read($0, parent: parent, depth: depth + 1, &used)
    }
    return (items ?? []) + (written ?? [])
  }

  private func combination(_ node: DefinitionNode) -> String? {
    guard let name = node.text() else { return nil }
    guard IndexTreeReader.combinations.contains(name) else {
      node.notInList(name, IndexTreeReader.combinations)
      return nil
    }
    return name
  }

  private func aggregation(
    _ item: IndexedItem?, _ combination: String?, _ children: [ReadNode], at node: DefinitionNode,
    _ id: String
  ) -> Aggregation? {
    if let item { return children.isEmpty ? .item(item.id) : .ownItem(item.id) }
    switch combination {
    case "pooledAnswers": return .pooledAnswers
    case "meanOfItems": return .meanOfItems
    case "meanOfChildren": return .meanOfChildren
    case "weightedChildren": return IndexShares.aggregation(children, at: node, id)
    default: return nil
    }
  }

  private func label(
    _ node: DefinitionNode, _ mapping: DefinitionMapping, _ item: IndexedItem?
  ) -> LocalizedText? {
    if let label = mapping["label"] { return label.bilingualText() }
    if item == nil { node.report(DefinitionFault.missingKey, ["key": "label"]) }
    return item?.label
  }

  private func level(
    _ node: DefinitionNode, _ mapping: DefinitionMapping, isLeaf: Bool
  ) -> IndexLevel? {
    if let level = mapping["level"] { return level.choice(IndexLevel.self) }
    if !isLeaf { node.report(DefinitionFault.missingKey, ["key": "level"]) }
    return isLeaf ? .item : nil
  }

  private func checkParts(
    _ node: DefinitionNode, _ mapping: DefinitionMapping, _ id: String, _ children: [ReadNode]
  ) {
    let hasItem = mapping["item"] != nil
    let hasChildren = mapping["items"] != nil || mapping["children"] != nil
    if mapping["id"] == nil, !hasItem {
      node.report(DefinitionFault.missingKey, ["key": "id"])
    }
    if !hasItem, !hasChildren {
      node.report(QuestionnaireFault.leafWithoutItem, ["value": id])
    } else if hasItem == (mapping["value"] != nil) {
      node.report(QuestionnaireFault.valueAndItem, ["value": id])
    }
    if !hasItem {
      mapping["satisfied"]?.report(QuestionnaireFault.satisfiedWithoutItem, ["value": id])
      if !children.isEmpty, children.allSatisfy({ !$0.node.entersParent }) {
        node.report(QuestionnaireFault.nothingEntersParent, ["value": id])
      }
    }
  }

  private func share(_ mapping: DefinitionMapping, parent: String?, _ id: String) -> Double? {
    let isWeighted = parent == "weightedChildren"
    let isUsed = isWeighted && mapping["informational"]?.written != "true"
    if let share = mapping["share"] {
      if !isUsed { share.report(QuestionnaireFault.shareNotUsed, ["value": id]) }
      return IndexShares.share(share)
    }
    return nil
  }
}

/// A node with the share its parent gives it.
struct ReadNode {
  var node: IndexNode
  var share: Double?
}

/// An item a node may stand for.
struct IndexedItem {
  var id: String
  var label: LocalizedText
}

extension IndexTreeReader {
  /// The item a value names, once it is known to have a satisfied share.
  private func indexedItem(_ node: DefinitionNode, satisfied: DefinitionNode?) -> IndexedItem? {
    guard let id = node.text() else { return nil }
    guard let questionnaire else {
      return IndexedItem(id: id, label: LocalizedText(vi: id, en: id))
    }
    guard let item = questionnaire.item(id) else {
      let suggestion = NearMiss.fact(for: id, among: questionnaire.items.map(\.id))
      node.report(
        QuestionnaireFault.nodeItemUnknown, ["value": id, "suggestion": suggestion])
      return nil
    }
    guard item.kind.isCoded else {
      node.report(
        QuestionnaireFault.nodeItemKind, ["value": id, "kind": item.kind.rawValue])
      return nil
    }
    let codes = item.options.map(\.code)
    for code in satisfied?.texts() ?? satisfiedCodes where !codes.contains(code) {
      (satisfied ?? node).report(
        QuestionnaireFault.satisfiedCodeUnknown,
        ["value": code, "item": id, "allowed": codes.joined(separator: ", ")])
    }
    return IndexedItem(id: id, label: item.text)
  }
}
