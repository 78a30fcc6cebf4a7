import Findings
import Questionnaires
import Rules

/// The machine-readable index (`sipas export index`), schema `sipas.index/1`: one row for every
/// unit, block and group at every node of the tree.
public struct IndexFeed: Sendable, Hashable, Codable {
  /// Name and version of the contract.
  public static let schema = "sipas.index/1"

  /// `sipas.index/1`.
  public var schema: String
  /// Round (đợt khảo sát).
  public var round: String
  /// Method that computed the index.
  public var method: Definition
  /// Questionnaire asked.
  public var questionnaire: Definition
  /// Confidence level of intervals, 0.95.
  public var confidenceLevel: Double
  /// SHA-256 of what was counted.
  public var inputDigest: ContentDigest
  /// Whether the answers were made by a program and say nothing about real people.
  public var simulated: Bool
  /// Whether everything that was sent is counted; false while an import is unfinished, which
  /// `problems` then names.
  public var complete: Bool
  /// Notes that belong beside the figures.
  public var problems: [Finding]
  /// The figures.
  public var rows: [Row]

  /// A definition the figures depend on.
  public struct Definition: Sendable, Hashable, Codable {
    /// Id.
    public var id: String
    /// Version.
    public var version: String
    /// SHA-256 of its file.
    public var digest: ContentDigest
    /// What could not be checked against the legal text.
    public var unverified: [UnverifiedMark]

    /// What is said of a definition.
    public init(id: String, version: String, digest: ContentDigest, unverified: [UnverifiedMark]) {
      self.id = id
      self.version = version
      self.digest = digest
      self.unverified = unverified
    }

    /// What is said of a method.
    public init(_ method: IndexMethod) {
      self.init(
        id: method.id, version: method.version, digest: method.digest,
        unverified: method.unverified)
    }
  }

  /// A note beside the figures.
  public struct Finding: Sendable, Hashable, Codable {
    /// Stable code, `SAT007`.
    public var code: String
    /// How grave it is.
    public var severity: Severity
    /// What is wrong and what to do, in the language of the feed.
    public var message: String
    /// What the message is made of.
    public var facts: [String: String]

    /// A problem with its wording.
    public init(_ problem: Problem, messages: MessageCatalogue, language: Language) {
      code = problem.code
      severity = problem.severity
      message = messages.message(for: problem, in: language)
      facts = problem.facts
    }
  }

  /// Whose figure a row is.
  public enum Scope: String, Sendable, Hashable, Codable, CaseIterable {
    /// One unit.
    case unit
    /// Simple mean of the units of a block.
    case blockMean
    /// All responses of a block together.
    case blockPooled
    /// Respondents of one kind over all units; everybody where the option is null.
    case group
  }

  /// One figure with its evidence. What does not apply is null, never absent:
  ///
  /// - `percent`, `rounded` and `satisfied` are null exactly where `suppressed` says why:
  ///   `tooFewResponses`, `protectsSmallGroup`, `noAnswer` (nobody answered the node's items) or
  ///   `noResponse` (there is no valid response at all).
  /// - `n`, `answers` and `missing` are null where `suppressed` is `tooFewResponses` or
  ///   `protectsSmallGroup`; `validResponses` is null for a group whose size is hidden.
  /// - `standardError`, `lower`, `upper` and `degreesOfFreedom` are null there too, and where all
  ///   responses come from one PSU (SAT008) or there is one response (SAT014).
  /// - The ranks are null but at the root of the tree of a ranked unit; at the root of one that is
  ///   not ranked `notRanked` says why.
  public struct Row: Sendable, Hashable, Codable {
    /// Whose figure it is.
    public var scope: Scope
    /// Unit code, block id, or item id of the group; null for everybody.
    public var code: String?
    /// First day on which the unit code means this unit.
    public var validFrom: Day?
    /// Unit or block name, or option code of the group.
    public var name: String?
    /// Kind of unit, as in `UnitKind`.
    public var kind: String?
    /// Block the unit is ranked in.
    public var block: String?
    /// Whether the method publishes this figure of the block; true for units and groups.
    public var isPublished: Bool
    /// Node of the index tree.
    public var node: String
    /// Name of the node.
    public var label: String
    /// What the method calls the node: overall, content, element, item.
    public var level: IndexLevel
    /// Percentage, 0 to 100, unrounded.
    public var percent: Double?
    /// Percentage rounded by the method's rule.
    public var rounded: String?
    /// Standard error in percentage points.
    public var standardError: Double?
    /// Lower limit of the interval, percent.
    public var lower: Double?
    /// Upper limit of the interval, percent.
    public var upper: Double?
    /// Degrees of freedom of the interval.
    public var degreesOfFreedom: Double?
    /// Valid responses of the unit, block or group; null for a group too small to be shown.
    public var validResponses: Int?
    /// Responses with an answer at the node.
    public var n: Int?
    /// Answers given to the node's items.
    public var answers: Int?
    /// Answers that count as satisfied; null where the figure is suppressed.
    public var satisfied: Int?
    /// Items asked without an answer.
    public var missing: Int?
    /// Rank in the block, of the root of the tree only.
    public var rank: Int?
    /// Best rank the data leave open.
    public var rankBest: Int?
    /// Worst rank the data leave open.
    public var rankWorst: Int?
    /// Group of units that cannot be told apart.
    public var rankGroup: Int?
    /// Why there is no figure.
    public var suppressed: Ineligibility?
    /// Why the unit is not ranked, at the root of the tree only.
    public var notRanked: Ineligibility?
    /// Whether the node or the whole method carries an unverified mark.
    public var isUnverified: Bool

    enum CodingKeys: String, CodingKey, CaseIterable {
      case scope, code, validFrom, name, kind, block, isPublished, node, label, level, percent
      case rounded, standardError, lower, upper, degreesOfFreedom, validResponses, n, answers
      case satisfied, missing, rank, rankBest, rankWorst, rankGroup, suppressed, notRanked
      case isUnverified
    }
  }
}
