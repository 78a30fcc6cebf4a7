import Agencies
import Findings
import Questionnaires
import Rules

/// The indices of one round: every unit and block, every node of the index tree, with their
/// evidence. Reports, the machine feed and PAR scoring read nothing else.
public struct IndexTable: Sendable, Hashable {
  /// Round the responses belong to.
  public var round: String
  /// Questionnaire version asked.
  public var questionnaire: Questionnaire
  /// Method that computed it.
  public var method: IndexMethod
  /// SHA-256 over the responses counted, method and questionnaire.
  public var inputDigest: ContentDigest
  /// Nodes of the method's tree, parents first; every `nodes` list below has this order.
  public var nodes: [IndexNode]
  /// Units in the order of the plan, else by code.
  public var units: [UnitIndex]
  /// Ranking blocks of the method that have units in this round.
  public var blocks: [BlockIndex]
  /// All responses of the round together, and by respondent group.
  public var groups: [GroupIndex]
  /// Answers of every rating and choice item, all counted responses together, each counted once
  /// whatever its weight.
  public var distributions: [ItemDistribution]
  /// Notes that belong beside the numbers.
  public var problems: [Problem]
  /// Whether a response has another weight than 1, so that shares of the counts are not the index.
  public var isWeighted: Bool

  /// Made by `IndexCalculation`.
  public init(
    round: String, questionnaire: Questionnaire, method: IndexMethod, inputDigest: ContentDigest,
    nodes: [IndexNode], units: [UnitIndex], blocks: [BlockIndex], groups: [GroupIndex],
    distributions: [ItemDistribution], problems: [Problem], isWeighted: Bool = false
  ) {
    self.round = round
    self.questionnaire = questionnaire
    self.method = method
    self.inputDigest = inputDigest
    self.nodes = nodes
    self.units = units
    self.blocks = blocks
    self.groups = groups
    self.distributions = distributions
    self.problems = problems
    self.isWeighted = isWeighted
  }
}

/// The indices of one unit.
public struct UnitIndex: Sendable, Hashable {
  /// The unit.
  public var unit: AdministrativeUnit
  /// Block it is ranked in, or nil where its kind is in none.
  public var blockID: String?
  /// Responses that count.
  public var validResponses: Int
  /// Target of the plan, where there is one.
  public var target: Int?
  /// One estimate a node.
  public var nodes: [NodeEstimate]
  /// Its place among the ranked units of its block; nil where it is not ranked.
  public var rank: RankPosition?
  /// Why it is not ranked.
  public var notRanked: Ineligibility?

  /// Made by `IndexCalculation`.
  public init(
    unit: AdministrativeUnit, blockID: String?, validResponses: Int, target: Int?,
    nodes: [NodeEstimate], rank: RankPosition?, notRanked: Ineligibility?
  ) {
    self.unit = unit
    self.blockID = blockID
    self.validResponses = validResponses
    self.target = target
    self.nodes = nodes
    self.rank = rank
    self.notRanked = notRanked
  }
}

/// A satisfaction share with its evidence.
public struct NodeEstimate: Sendable, Hashable {
  /// Node of the tree.
  public var nodeID: String
  /// The share, unrounded; nil exactly where `suppressed` says why.
  public var estimate: Percent?
  /// Standard error as a fraction; nil where it cannot be computed (fewer than two PSUs).
  public var standardError: Double?
  /// Interval at the method's level, within 0 and 1.
  public var lower: Percent?
  /// Interval at the method's level, within 0 and 1.
  public var upper: Percent?
  /// Degrees of freedom of the interval.
  public var degreesOfFreedom: Double?
  /// Responses with at least one answer that enters the node.
  public var responses: Int
  /// Answers that enter.
  public var answers: Int
  /// Answers that count as satisfied; 0 where the figure is suppressed.
  public var satisfied: Int
  /// Items asked without an answer: blank, không biết, không trả lời.
  public var missing: Int
  /// Why there is no figure to show; nil exactly where there is one.
  public var suppressed: Ineligibility?
  /// Answers per option, in option order, all items of the node together; empty where they have
  /// scales of different length and where the figure is suppressed.
  public var levelCounts: [Int]

  /// Made by `IndexCalculation`.
  public init(
    nodeID: String, estimate: Percent?, standardError: Double?, lower: Percent?, upper: Percent?,
    degreesOfFreedom: Double?, responses: Int, answers: Int, satisfied: Int, missing: Int,
    suppressed: Ineligibility? = nil, levelCounts: [Int] = []
  ) {
    self.nodeID = nodeID
    self.estimate = estimate
    self.standardError = standardError
    self.lower = lower
    self.upper = upper
    self.degreesOfFreedom = degreesOfFreedom
    self.responses = responses
    self.answers = answers
    self.satisfied = satisfied
    self.missing = missing
    self.suppressed = suppressed
    self.levelCounts = levelCounts
  }

  /// Whether `responses`, `answers` and `missing` may be shown: not where too few persons answered,
  /// nor where they would tell how many those were.
  public var areCountsShown: Bool {
    suppressed != .tooFewResponses && suppressed != .protectsSmallGroup
  }

  /// Whether the figure may be hidden for the sake of others: one that is there, and one of too few
  /// persons, which is told in the same words so that nobody learns which of several it is.
  var mayProtect: Bool { estimate != nil || suppressed == .tooFewResponses }

  /// The estimate without its figure and without the counts that tell it; the numbers of persons
  /// and answers stay.
  func hidden(_ reason: Ineligibility) -> NodeEstimate {
    NodeEstimate(
      nodeID: nodeID, estimate: nil, standardError: nil, lower: nil, upper: nil,
      degreesOfFreedom: nil, responses: responses, answers: answers, satisfied: 0,
      missing: missing, suppressed: reason)
  }
}

/// Why a unit is not ranked or a figure not shown.
public enum Ineligibility: String, Sendable, Codable, CaseIterable {
  /// Fewer valid responses than the method asks for.
  case tooFewResponses
  /// The unit's kind is in no block.
  case notInABlock
  /// No response at all.
  case noResponse
  /// There are responses, but none answers what the figure is about.
  case noAnswer
  /// It rests on too few persons, or, shown, it would give away a figure that does.
  case protectsSmallGroup
}

/// Place of a unit among the ranked ones of its block.
public struct RankPosition: Sendable, Hashable {
  /// Rank on the published (rounded) value; equal values share the better rank.
  public var rank: Int
  /// Best rank the data leave open, all units of the block together at the method's level.
  public var best: Int
  /// Worst rank the data leave open.
  public var worst: Int
  /// Number of the group of units that cannot be told apart from the group's first one; 1 is the
  /// highest group.
  public var group: Int

  /// A place.
  public init(rank: Int, best: Int, worst: Int, group: Int) {
    self.rank = rank
    self.best = best
    self.worst = worst
    self.group = group
  }
}

/// The value of a whole block, both ways.
public struct BlockIndex: Sendable, Hashable {
  /// The block; `block.aggregation` says which list is the published one.
  public var block: RankingBlock
  /// Units in it.
  public var unitCount: Int
  /// Simple means of the units with a value.
  public var meanOfUnits: [NodeEstimate]
  /// All responses of the block together.
  public var pooled: [NodeEstimate]

  /// Made by `IndexCalculation`.
  public init(
    block: RankingBlock, unitCount: Int, meanOfUnits: [NodeEstimate], pooled: [NodeEstimate]
  ) {
    self.block = block
    self.unitCount = unitCount
    self.meanOfUnits = meanOfUnits
    self.pooled = pooled
  }

  /// The list the method publishes.
  public var published: [NodeEstimate] {
    block.aggregation == .meanOfUnits ? meanOfUnits : pooled
  }
}

/// The indices of a respondent group over all units; `item` nil is everybody.
public struct GroupIndex: Sendable, Hashable {
  /// Item whose option makes the group.
  public var itemID: String?
  /// Code of the option.
  public var optionCode: String?
  /// Valid responses of the group; nil where they are too few to be shown, or would tell the size
  /// of a group that has too few.
  public var validResponses: Int?
  /// One estimate a node.
  public var nodes: [NodeEstimate]

  /// Made by `IndexCalculation`.
  public init(itemID: String?, optionCode: String?, validResponses: Int?, nodes: [NodeEstimate]) {
    self.itemID = itemID
    self.optionCode = optionCode
    self.validResponses = validResponses
    self.nodes = nodes
  }
}

/// How often each option of an item was chosen.
public struct ItemDistribution: Sendable, Hashable {
  /// The item.
  public var itemID: String
  /// Answers per option, in option order; nil where the count is hidden.
  public var counts: [Int?]
  /// Why the count of an option is hidden; nil where it is not.
  public var hidden: [Ineligibility?]
  /// Answers of all options together; nil where too few answered.
  public var answers: Int?
  /// Không biết, không trả lời, không áp dụng, in `MissingReason.allCases` order; nil where the
  /// count is hidden.
  public var missing: [Int?]
  /// Blank though asked; nil where the count is hidden.
  public var blank: Int?

  /// Counts of an item, nothing hidden.
  public init(itemID: String, counts: [Int], missing: [Int], blank: Int) {
    self.itemID = itemID
    self.counts = counts
    hidden = counts.map { _ in nil }
    answers = counts.reduce(0, +)
    self.missing = missing
    self.blank = blank
  }
}
