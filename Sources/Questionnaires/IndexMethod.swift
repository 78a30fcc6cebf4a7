import Findings
import Rules

/// How an index is computed from answers (phương pháp tính): read from `method.yaml`, dated, never
/// in code.
public struct IndexMethod: Sendable, Hashable {
  /// Stable id, `sipas-province-2025`.
  public var id: String
  /// Version, `1`.
  public var version: String
  /// Title.
  public var title: LocalizedText
  /// Questionnaire the tree refers to.
  public var questionnaireID: String
  /// Where it comes from.
  public var sources: [LegalSource]
  /// When it may be used.
  public var validity: Validity
  /// Codes that count as satisfied, of rating items unless a node names others.
  public var satisfiedCodes: [String]
  /// What a share is taken of.
  public var denominator: Denominator
  /// The index tree; its root is the overall index.
  public var tree: IndexNode
  /// How published percentages are rounded.
  public var rounding: RoundingRule
  /// Confidence level of intervals, 0.95.
  public var confidenceLevel: Double
  /// Fewest valid responses of a unit for its figures to be shown.
  public var minimumToShow: Int
  /// Fewest valid responses of a unit for it to be ranked.
  public var minimumToRank: Int
  /// Blocks of units that are ranked apart.
  public var blocks: [RankingBlock]
  /// What makes a response valid (phiếu hợp lệ).
  public var responseValidity: ResponseValidityRule
  /// What happens to valid responses beyond a unit's target.
  public var overTarget: OverTargetRule
  /// What could not be checked against the legal text.
  public var unverified: [UnverifiedMark]
  /// SHA-256 of the method file.
  public var digest: ContentDigest

  /// Made by `MethodLoader`.
  public init(
    id: String, version: String, title: LocalizedText, questionnaireID: String,
    sources: [LegalSource], validity: Validity, satisfiedCodes: [String], denominator: Denominator,
    tree: IndexNode, rounding: RoundingRule, confidenceLevel: Double, minimumToShow: Int,
    minimumToRank: Int, blocks: [RankingBlock], responseValidity: ResponseValidityRule,
    overTarget: OverTargetRule, unverified: [UnverifiedMark], digest: ContentDigest
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.questionnaireID = questionnaireID
    self.sources = sources
    self.validity = validity
    self.satisfiedCodes = satisfiedCodes
    self.denominator = denominator
    self.tree = tree
    self.rounding = rounding
    self.confidenceLevel = confidenceLevel
    self.minimumToShow = minimumToShow
    self.minimumToRank = minimumToRank
    self.blocks = blocks
    self.responseValidity = responseValidity
    self.overTarget = overTarget
    self.unverified = unverified
    self.digest = digest
  }
}

/// What a share of satisfied answers is taken of.
public enum Denominator: String, Sendable, Codable, CaseIterable {
  /// Answers given to the item; don't know and blank count nowhere.
  case answers
  /// Valid responses to which the item applies; blank and don't know count as not satisfied.
  case responses
}

/// A node of the index tree: overall index, content, component, item.
public struct IndexNode: Sendable, Hashable {
  /// Stable id, unique in the tree; of an item node the item's id.
  public var id: String
  /// Name as printed.
  public var label: LocalizedText
  /// What the node is called in the method: content, element, criterion, item.
  public var level: IndexLevel
  /// How the node's value comes about.
  public var aggregation: Aggregation
  /// Children in print order.
  public var children: [IndexNode]
  /// Codes that count as satisfied here, where they differ from the method's.
  public var satisfiedCodes: [String]?
  /// Whether the node's value is part of the nodes above. False of a node that is printed beside
  /// them for information: neither it nor anything below it enters any of them.
  public var entersParent: Bool

  /// A node with its children.
  public init(
    id: String, label: LocalizedText, level: IndexLevel, aggregation: Aggregation,
    children: [IndexNode] = [], satisfiedCodes: [String]? = nil, entersParent: Bool = true
  ) {
    self.id = id
    self.label = label
    self.level = level
    self.aggregation = aggregation
    self.children = children
    self.satisfiedCodes = satisfiedCodes
    self.entersParent = entersParent
  }

  /// This node and all below it, parents first.
  public var flattened: [IndexNode] { [self] + children.flatMap(\.flattened) }
}

/// Place of a node in the tree.
public enum IndexLevel: String, Sendable, Codable, CaseIterable {
  /// Chỉ số chung.
  case overall
  /// Nội dung.
  case content
  /// Nhóm chính sách.
  case group
  /// Yếu tố.
  case element
  /// Tiêu chí.
  case criterion
  /// Câu hỏi.
  case item
}

/// How a node's value comes about.
public enum Aggregation: Sendable, Hashable {
  /// Satisfied share of one item.
  case item(String)
  /// Satisfied answers over answers given, all items below together.
  case pooledAnswers
  /// Simple mean of the items below, whatever the nodes between.
  case meanOfItems
  /// Simple mean of the children.
  case meanOfChildren
  /// Mean of the children with shares in child order; the loader makes them add up to 1. A child
  /// that does not enter has share 0.
  case weightedChildren([Double])
  /// An item of its own (hài lòng nói chung), beside the children, which do not enter.
  case ownItem(String)
}

/// Units ranked against each other (khối): provincial agencies, communes.
public struct RankingBlock: Sendable, Hashable {
  /// Stable id, `agencies`.
  public var id: String
  /// Name as printed.
  public var label: LocalizedText
  /// Kinds of unit in the block, as in `UnitKind`.
  public var unitKinds: [String]
  /// How the value of the whole block comes about.
  public var aggregation: BlockAggregation

  /// A block of unit kinds.
  public init(id: String, label: LocalizedText, unitKinds: [String], aggregation: BlockAggregation)
  {
    self.id = id
    self.label = label
    self.unitKinds = unitKinds
    self.aggregation = aggregation
  }
}

/// How the value of many units comes about. Both figures are always computed; this one is
/// published.
public enum BlockAggregation: String, Sendable, Codable, CaseIterable {
  /// Simple mean of the units.
  case meanOfUnits
  /// All responses together.
  case pooled
}

/// What makes a response valid (phiếu hợp lệ).
public struct ResponseValidityRule: Sendable, Hashable {
  /// Least share of the items asked, of `roles`, that must be answered, 0 to 1.
  public var minimumAnsweredShare: Double
  /// Items the share is taken of.
  public var roles: [ItemRole]
  /// Items that must be answered.
  public var requiredItems: [String]

  /// A rule.
  public init(minimumAnsweredShare: Double, roles: [ItemRole], requiredItems: [String]) {
    self.minimumAnsweredShare = minimumAnsweredShare
    self.roles = roles
    self.requiredItems = requiredItems
  }
}

/// What happens to valid responses beyond a unit's target. They are kept and flagged either way.
public enum OverTargetRule: String, Sendable, Codable, CaseIterable {
  /// They enter the index like the others.
  case count
  /// Only as many as the target enter, the first ones in order of arrival.
  case exclude
}
