import Findings
import Rules

/// Checks that conditions read items that exist, stand earlier and have answers of that kind.
struct ConditionCheck {
  let items: [Item]
  private let positions: [String: Int]

  init(_ items: [Item]) {
    self.items = items
    positions = Dictionary(
      items.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// Records the faults of the conditions of the item at `position`.
  func check(_ position: Int, _ mapping: DefinitionMapping) {
    let item = items[position]
    if let condition = item.relevant, let node = mapping["relevant"] {
      for mention in condition.mentions where reads(mention, item) {
        report(.ownAnswerInRelevant, node, mention, ["value": mention.itemID ?? "."], item)
      }
      check(condition.mentions.filter { !reads($0, item) }, of: position, at: node)
    }
    if let condition = item.constraint, let node = mapping["constraint"] {
      check(condition.mentions, of: position, at: node)
    }
  }

  private func reads(_ mention: ConditionMention, _ item: Item) -> Bool {
    mention.itemID == nil || mention.itemID == item.id
  }

  private func check(_ mentions: [ConditionMention], of position: Int, at node: DefinitionNode) {
    for mention in mentions {
      let id = mention.itemID ?? items[position].id
      guard let other = positions[id] else {
        let suggestion = NearMiss.fact(for: id, among: items.map(\.id))
        report(.conditionUnknownItem, node, mention, ["value": id, "suggestion": suggestion])
        continue
      }
      if other > position {
        report(.conditionLaterItem, node, mention, ["value": id], items[position])
      }
      checkUse(mention, of: items[other], at: node)
    }
  }

  private func checkUse(_ mention: ConditionMention, of item: Item, at node: DefinitionNode) {
    guard item.allows(mention.use) else {
      return report(
        .conditionWrongKind, node, mention, ["value": item.id, "kind": item.kind.rawValue])
    }
    guard item.kind.hasScale, !item.options.isEmpty else { return }
    let codes = item.options.map(\.code)
    for literal in mention.use.literals where !literal.isOne(of: codes) {
      report(
        .conditionUnknownCode, node, mention,
        [
          "value": literal.text, "allowed": codes.joined(separator: ", "),
          "suggestion": NearMiss.fact(for: literal.text, among: codes),
        ], item)
    }
  }

  private func report(
    _ fault: QuestionnaireFault, _ node: DefinitionNode, _ mention: ConditionMention,
    _ facts: [String: String], _ item: Item? = nil
  ) {
    var facts = facts
    facts["item"] = item?.id
    node.file.report(fault, at: node.place(ofCharacter: mention.offset), facts)
  }
}

extension ConditionMention.Use {
  fileprivate var literals: [ConditionLiteral] {
    switch self {
    case .equality(let literals), .chosen(let literals): literals
    case .order, .presence: []
    }
  }
}

extension ConditionLiteral {
  fileprivate func isOne(of codes: [String]) -> Bool {
    codes.contains { code in
      let other = ConditionLiteral(code)
      return other.text == text || (number != nil && other.number == number)
    }
  }
}

extension Item {
  fileprivate func allows(_ use: ConditionMention.Use) -> Bool {
    switch use {
    case .presence: true
    case .chosen: kind == .multiple
    case .order: kind == .number || kind == .date || kind == .rating
    case .equality(let literals):
      kind != .multiple && (kind != .number || literals.allSatisfy { $0.number != nil })
    }
  }
}
