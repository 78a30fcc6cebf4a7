import Findings
import Rules

/// The rules of a method beside its tree: rounding, minimums, blocks, validity of responses.
struct MethodRules {
  /// Kinds of unit a block may name, as `UnitKind` of Agencies writes them.
  static let unitKinds = [
    "tinh", "thanh-pho", "xa", "phuong", "dac-khu", "thi-tran", "so", "nganh-doc",
  ]

  let denominator: Denominator?
  let rounding: RoundingRule?
  let confidenceLevel: Double?
  let minimumToShow: Int?
  let minimumToRank: Int?
  let blocks: [RankingBlock]?
  let responseValidity: ResponseValidityRule?
  let overTarget: OverTargetRule?

  init(_ mapping: DefinitionMapping, _ questionnaire: Questionnaire?) {
    denominator = mapping["denominator"]?.choice(Denominator.self)
    rounding = mapping["rounding"].flatMap(MethodRules.rounding)
    confidenceLevel = mapping["confidence"].flatMap(MethodRules.confidenceLevel)
    (minimumToShow, minimumToRank) = MethodRules.minimums(mapping["minimum"])
    blocks = mapping["blocks"].map(MethodRules.blocks)
    responseValidity = mapping["validResponse"].flatMap {
      MethodRules.responseValidity($0, questionnaire)
    }
    overTarget = mapping["overTarget"]?.choice(OverTargetRule.self)
  }

  private static func rounding(_ node: DefinitionNode) -> RoundingRule? {
    let mapping = node.mapping(["decimals", "tie"], required: ["decimals", "tie"])
    let decimals = mapping?["decimals"]?.integer(in: 0...6)
    let tie = mapping?["tie"]?.choice(RoundingRule.Tie.self)
    guard let decimals, let tie else { return nil }
    return RoundingRule(decimals: decimals, tie: tie)
  }

  /// A level of 0.5 or 1 has no interval, so both ends are excluded.
  private static func confidenceLevel(_ node: DefinitionNode) -> Double? {
    guard let level = node.number() else { return nil }
    guard level > 0.5, level < 1 else {
      node.report(DefinitionFault.outOfRange, ["value": node.written, "range": "(0.5; 1)"])
      return nil
    }
    return level
  }

  private static func minimums(_ node: DefinitionNode?) -> (Int?, Int?) {
    let mapping = node?.mapping(["show", "rank"], required: ["show", "rank"])
    let show = mapping?["show"]?.integer(in: 1...1_000_000)
    let rank = mapping?["rank"]?.integer(in: 1...1_000_000)
    if let show, let rank, rank < show {
      node?.report(
        QuestionnaireFault.minimumsReversed, ["show": "\(show)", "rank": "\(rank)"])
    }
    return (show, rank)
  }

  private static func blocks(_ node: DefinitionNode) -> [RankingBlock] {
    var used = UsedIDs()
    var owners: [String: String] = [:]
    return node.elements { block($0, &used, &owners) }
  }

  private static func block(
    _ node: DefinitionNode, _ used: inout UsedIDs, _ owners: inout [String: String]
  ) -> RankingBlock? {
    let keys = ["id", "label", "kinds", "value"]
    let mapping = node.mapping(keys, required: keys)
    let id = mapping?["id"]?.identifier()
    if let id, let idNode = mapping?["id"] { used.use(id, at: idNode) }
    let label = mapping?["label"]?.bilingualText()
    let kinds = mapping?["kinds"]?.elements { unitKind($0, block: id ?? "", &owners) }
    let aggregation = mapping?["value"]?.choice(BlockAggregation.self)
    guard let id, let label, let kinds, let aggregation else { return nil }
    return RankingBlock(id: id, label: label, unitKinds: kinds, aggregation: aggregation)
  }

  private static func unitKind(
    _ node: DefinitionNode, block: String, _ owners: inout [String: String]
  ) -> String? {
    guard let kind = node.text() else { return nil }
    guard unitKinds.contains(kind) else {
      node.notInList(kind, unitKinds)
      return nil
    }
    if let first = owners.updateValue(block, forKey: kind) {
      node.report(
        QuestionnaireFault.kindInTwoBlocks, ["value": kind, "first": first, "second": block])
    }
    return kind
  }

  private static func responseValidity(
    _ node: DefinitionNode, _ questionnaire: Questionnaire?
  ) -> ResponseValidityRule? {
    let mapping = node.mapping(
      ["answeredShare", "roles", "required"], required: ["answeredShare", "roles"])
    let share = mapping?["answeredShare"]?.number(in: 0...1)
    let roles = mapping?["roles"]?.elements { $0.choice(ItemRole.self) }
    let required = mapping?["required"]?.elements { requiredItem($0, questionnaire) } ?? []
    guard let share, let roles else { return nil }
    return ResponseValidityRule(
      minimumAnsweredShare: share, roles: roles, requiredItems: required)
  }

  private static func requiredItem(
    _ node: DefinitionNode, _ questionnaire: Questionnaire?
  ) -> String? {
    guard let id = node.text() else { return nil }
    if let questionnaire, questionnaire.item(id) == nil {
      node.report(
        QuestionnaireFault.requiredItemUnknown,
        [
          "value": id, "suggestion": NearMiss.fact(for: id, among: questionnaire.items.map(\.id)),
        ])
    }
    return id
  }
}
