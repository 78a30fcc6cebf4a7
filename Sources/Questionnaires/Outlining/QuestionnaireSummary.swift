import Findings
import Rules

/// A questionnaire and its method in short, for machines. Written as JSON by
/// `questionnaire show --format json`.
public struct QuestionnaireSummary: Codable, Sendable, Hashable {
  /// An item in short.
  public struct ItemSummary: Codable, Sendable, Hashable {
    /// The item's id.
    public var id: String
    /// The section it stands in.
    public var section: String
    /// Form of the answer.
    public var kind: ItemKind
    /// What the item is for.
    public var role: ItemRole
    /// The question.
    public var text: LocalizedText
    /// Answers by code, in stored order.
    public var options: [OptionSummary]
    /// Whether an answer is required.
    public var isRequired: Bool
    /// When the item is asked.
    public var relevant: String?
    /// What an answer must satisfy.
    public var constraint: String?
  }

  /// An answer or missing code in short.
  public struct OptionSummary: Codable, Sendable, Hashable {
    /// Stored code.
    public var code: String
    /// Label as printed.
    public var label: LocalizedText
    /// Why the code is no answer; nil where it is one.
    public var missing: MissingReason?
  }

  /// A node of the index tree in short.
  public struct NodeSummary: Codable, Sendable, Hashable {
    /// The node's id.
    public var id: String
    /// The node above; nil of the root.
    public var parent: String?
    /// Name as printed.
    public var label: LocalizedText
    /// Place in the tree.
    public var level: IndexLevel
    /// How the value comes about, as a method file writes it.
    public var aggregation: String
    /// Whether the node is part of those above.
    public var entersParent: Bool
  }

  /// Name and version of this format.
  public var schema = "sipas.questionnaire/1"
  /// Id of the questionnaire.
  public var id: String
  /// Its version.
  public var version: String
  /// Its title.
  public var title: LocalizedText
  /// Where it comes from.
  public var sources: [LegalSource]
  /// When it may be used.
  public var validity: Validity
  /// Its items in print order.
  public var items: [ItemSummary]
  /// Nodes of the index tree, parents first; empty without a method.
  public var nodes: [NodeSummary]
  /// What could not be checked, of both files.
  public var unverified: [UnverifiedMark]
  /// SHA-256 of the questionnaire file.
  public var digest: ContentDigest
  /// SHA-256 of the method file.
  public var methodDigest: ContentDigest?

  /// The summary of a questionnaire and, where there is one, its method.
  public init(_ questionnaire: Questionnaire, method: IndexMethod? = nil) {
    id = questionnaire.id
    version = questionnaire.version
    title = questionnaire.title
    sources = questionnaire.sources
    validity = questionnaire.validity
    items = questionnaire.sections.flatMap { section in
      section.itemIDs.compactMap(questionnaire.item).map { ItemSummary($0, in: section.id) }
    }
    nodes = method.map { NodeSummary.all($0.tree, parent: nil) } ?? []
    unverified = questionnaire.unverified + (method?.unverified ?? [])
    digest = questionnaire.digest
    methodDigest = method?.digest
  }
}

extension QuestionnaireSummary.ItemSummary {
  fileprivate init(_ item: Item, in section: String) {
    id = item.id
    self.section = section
    kind = item.kind
    role = item.role
    text = item.text
    options =
      item.options.map { .init(code: $0.code, label: $0.label) }
      + item.missingCodes.map { .init(code: $0.code, label: $0.label, missing: $0.reason) }
    isRequired = item.isRequired
    relevant = item.relevant?.source
    constraint = item.constraint?.source
  }
}

extension QuestionnaireSummary.NodeSummary {
  fileprivate static func all(_ node: IndexNode, parent: String?) -> [Self] {
    let summary = Self(
      id: node.id, parent: parent, label: node.label, level: node.level,
      aggregation: node.aggregation.written, entersParent: node.entersParent)
    return [summary] + node.children.flatMap { all($0, parent: node.id) }
  }
}
