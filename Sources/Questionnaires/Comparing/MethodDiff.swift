import Findings
import Rules

extension QuestionnaireDiff {
  /// Differences of two methods: removed nodes, then the new tree, then the rules beside it.
  public static func diff(_ old: IndexMethod, _ new: IndexMethod) -> [DefinitionChange] {
    head(old, new) + trees(old.tree, new.tree) + rules(old, new) + blocks(old.blocks, new.blocks)
      + validity(old.validity, new.validity) + sources(old.sources, new.sources)
      + marks(old.unverified, new.unverified)
  }

  private static func head(_ old: IndexMethod, _ new: IndexMethod) -> [DefinitionChange] {
    [
      text(.titleChanged, new.id, old.title, new.title),
      changed(.questionnaireChanged, "questionnaire", old.questionnaireID, new.questionnaireID),
    ].compactMap(\.self)
  }

  private static func trees(_ old: IndexNode, _ new: IndexNode) -> [DefinitionChange] {
    let before = placed(old, parent: nil)
    let after = placed(new, parent: nil)
    let removed = before.filter { node in !after.contains { $0.node.id == node.node.id } }
      .map { DefinitionChange(.nodeRemoved, $0.node.id, before: $0.node.label.vi) }
    let kept = after.flatMap { node in
      before.first { $0.node.id == node.node.id }.map { changes($0, node) }
        ?? [DefinitionChange(.nodeAdded, node.node.id, after: node.node.label.vi)]
    }
    return removed + kept
  }

  private static func changes(_ old: PlacedNode, _ new: PlacedNode) -> [DefinitionChange] {
    let id = new.node.id
    return [
      changed(.nodeMoved, id, old.parent, new.parent),
      text(.nodeRelabelled, id, old.node.label, new.node.label),
      changed(.levelChanged, id, old.node.level.rawValue, new.node.level.rawValue),
      changed(
        .aggregationChanged, id, old.node.aggregation.written, new.node.aggregation.written),
      changed(
        .satisfiedChanged, id, old.node.satisfiedCodes?.joined(separator: ", "),
        new.node.satisfiedCodes?.joined(separator: ", ")),
      changed(
        .informationalChanged, id, "\(old.node.entersParent)", "\(new.node.entersParent)"),
      order(id, old.node.children.map(\.id), new.node.children.map(\.id)),
    ].compactMap(\.self)
  }

  private static func rules(_ old: IndexMethod, _ new: IndexMethod) -> [DefinitionChange] {
    [
      changed(
        .satisfiedChanged, "satisfied", old.satisfiedCodes.joined(separator: ", "),
        new.satisfiedCodes.joined(separator: ", ")),
      changed(
        .denominatorChanged, "denominator", old.denominator.rawValue, new.denominator.rawValue),
      changed(.roundingChanged, "rounding", old.rounding.written, new.rounding.written),
      changed(
        .confidenceChanged, "confidence", "\(old.confidenceLevel)", "\(new.confidenceLevel)"),
      changed(.minimumChanged, "minimum.show", "\(old.minimumToShow)", "\(new.minimumToShow)"),
      changed(.minimumChanged, "minimum.rank", "\(old.minimumToRank)", "\(new.minimumToRank)"),
      changed(
        .responseValidityChanged, "validResponse", old.responseValidity.written,
        new.responseValidity.written),
      changed(.overTargetChanged, "overTarget", old.overTarget.rawValue, new.overTarget.rawValue),
    ].compactMap(\.self)
  }

  private static func blocks(_ old: [RankingBlock], _ new: [RankingBlock]) -> [DefinitionChange] {
    let ids = old.map(\.id) + new.map(\.id).filter { id in !old.contains { $0.id == id } }
    return ids.compactMap { id in
      changed(
        .blocksChanged, id, old.first { $0.id == id }?.compared,
        new.first { $0.id == id }?.compared)
    }
      + [order("blocks", old.map(\.id), new.map(\.id))].compactMap(\.self)
  }

  private static func placed(_ node: IndexNode, parent: String?) -> [PlacedNode] {
    [PlacedNode(node: node, parent: parent)]
      + node.children.flatMap { placed($0, parent: node.id) }
  }
}

private struct PlacedNode {
  var node: IndexNode
  var parent: String?
}

extension Aggregation {
  /// As a method file writes it: `pooledAnswers`, `weightedChildren [0.625, 0.375]`, `item HL`.
  public var written: String {
    switch self {
    case .item(let id): "item \(id)"
    case .pooledAnswers: "pooledAnswers"
    case .meanOfItems: "meanOfItems"
    case .meanOfChildren: "meanOfChildren"
    case .weightedChildren(let shares): "weightedChildren \(shares)"
    case .ownItem(let id): "item \(id), beside its children"
    }
  }
}

extension RoundingRule {
  var written: String { "\(decimals), \(tie.rawValue)" }
}

extension RankingBlock {
  var written: String { unitKinds.joined(separator: ", ") + "; " + aggregation.rawValue }

  fileprivate var compared: String {
    label.vi + (label.en.map { " / \($0)" } ?? "") + ": " + written
  }
}

extension ResponseValidityRule {
  var written: String {
    "\(minimumAnsweredShare), [" + roles.map(\.rawValue).joined(separator: ", ") + "], ["
      + requiredItems.joined(separator: ", ") + "]"
  }
}
