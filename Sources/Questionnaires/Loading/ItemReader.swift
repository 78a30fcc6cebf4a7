import Findings
import Rules

/// What the items of a section have in common unless they say otherwise.
struct SectionDefaults {
  static let keys = ["kind", "role", "scale", "required"]
  var kind: ItemKind?
  var role: ItemRole?
  var scale: String?
  var isRequired: Bool?

  init(_ mapping: DefinitionMapping, _ scales: ScaleNames) {
    kind = mapping["kind"]?.choice(ItemKind.self)
    role = mapping["role"]?.choice(ItemRole.self)
    scale = mapping["scale"].flatMap(scales.name)
    isRequired = mapping["required"]?.boolean()
  }
}

/// The scales that items may name.
struct ScaleNames {
  let scales: [String: Scale]

  /// The name a value gives, or the fault that no such scale is declared.
  func name(_ node: DefinitionNode) -> String? {
    guard let name = node.text() else { return nil }
    let allowed = scales.keys.sorted()
    if scales[name] == nil {
      node.report(
        QuestionnaireFault.unknownScale,
        [
          "value": name, "allowed": allowed.joined(separator: ", "),
          "suggestion": NearMiss.fact(for: name, among: allowed),
        ])
    }
    return name
  }
}

/// Reads one item of a section.
struct ItemReader {
  static let keys =
    SectionDefaults.keys + [
      "id", "text", "relevant", "constraint", "constraintMessage", "range", "missing", "aliases",
    ]
  let scales: ScaleNames
  let defaults: SectionDefaults

  /// The item with the mapping it was read from; nil where its id, kind, role or text is not known.
  func item(_ node: DefinitionNode, _ used: inout UsedIDs) -> (Item, DefinitionMapping)? {
    guard let mapping = node.mapping(ItemReader.keys, required: requiredKeys) else { return nil }
    let id = mapping["id"]?.identifier()
    if let id, let idNode = mapping["id"] { used.use(id, at: idNode) }
    let kind = mapping["kind"].map { $0.choice(ItemKind.self) } ?? defaults.kind
    let role = mapping["role"].map { $0.choice(ItemRole.self) } ?? defaults.role
    let text = mapping["text"]?.bilingualText()
    guard let id, let kind, let role, let text else { return nil }
    var item = Item(id: id, kind: kind, role: role, text: text)
    item.isRequired = mapping["required"]?.boolean() ?? defaults.isRequired ?? false
    item.aliases = mapping["aliases"]?.texts() ?? []
    item.relevant = mapping["relevant"]?.condition()
    item.constraint = mapping["constraint"]?.condition()
    item.constraintMessage = mapping["constraintMessage"]?.bilingualText()
    readAnswers(mapping, node, into: &item)
    checkKeys(mapping, item)
    return (item, mapping)
  }

  private var requiredKeys: [String] {
    ["id", "text"] + (defaults.kind == nil ? ["kind"] : [])
      + (defaults.role == nil ? ["role"] : [])
  }

  private func readAnswers(
    _ mapping: DefinitionMapping, _ node: DefinitionNode, into item: inout Item
  ) {
    guard item.kind.hasScale else {
      item.missingCodes = ScaleReader.missingCodes(of: mapping["missing"])
      item.range = mapping["range"].flatMap { range($0, item.id) }
      return
    }
    guard let name = mapping["scale"].map(scales.name) ?? defaults.scale else {
      if mapping["scale"] == nil {
        node.report(
          QuestionnaireFault.scaleMissing, ["item": item.id, "kind": item.kind.rawValue])
      }
      return
    }
    item.options = scales.scales[name]?.options ?? []
    item.missingCodes = scales.scales[name]?.missing ?? []
  }

  private func range(_ node: DefinitionNode, _ id: String) -> ClosedRange<Double>? {
    guard let bounds = node.list() else { return nil }
    let numbers = bounds.compactMap { $0.number() }
    guard numbers.count == bounds.count else { return nil }
    guard numbers.count == 2, numbers[0] <= numbers[1] else {
      let written = bounds.map(\.written).joined(separator: ", ")
      node.report(QuestionnaireFault.rangeReversed, ["value": written, "item": id])
      return nil
    }
    return numbers[0]...numbers[1]
  }

  /// Keys that would be read and never used are faults, because their writer expects an effect.
  private func checkKeys(_ mapping: DefinitionMapping, _ item: Item) {
    var useless = item.kind.hasScale ? ["range", "missing"] : ["scale"]
    if item.kind != .number { useless.append("range") }
    if mapping["constraint"] == nil { useless.append("constraintMessage") }
    for entry in mapping.entries where useless.contains(entry.key) {
      entry.keyNode.report(
        QuestionnaireFault.keyNotForKind,
        ["key": entry.key, "item": item.id, "kind": item.kind.rawValue])
    }
  }
}

extension ItemKind {
  /// Whether answers are codes of a scale.
  public var hasScale: Bool { isCoded || self == .multiple }
}
