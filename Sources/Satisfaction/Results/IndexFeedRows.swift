import Findings
import Questionnaires
import Rules

extension IndexFeed {
  /// The feed of a table: units, then blocks, then groups, each at every node in print order.
  ///
  /// - Parameters:
  ///   - language: of labels and messages.
  ///   - simulated: whether the answers were made by a program.
  ///   - complete: whether no import is unfinished.
  ///   - messages: wording of the table's problems.
  public init(
    _ table: IndexTable, language: Language = .vi, simulated: Bool = false,
    complete: Bool = true,
    messages: MessageCatalogue = MessageCatalogue(SatisfactionFault.self)
  ) {
    schema = IndexFeed.schema
    round = table.round
    method = Definition(table.method)
    questionnaire = Definition(
      id: table.questionnaire.id, version: table.questionnaire.version,
      digest: table.questionnaire.digest, unverified: table.questionnaire.unverified)
    confidenceLevel = table.method.confidenceLevel
    inputDigest = table.inputDigest
    self.simulated = simulated
    self.complete = complete
    problems = table.problems.map {
      Finding($0, messages: messages, language: language)
    }
    let maker = RowMaker(
      table: table, language: language, unverified: UnverifiedNodes(table))
    rows =
      table.units.flatMap(maker.rows) + table.blocks.flatMap(maker.rows)
      + table.groups.flatMap(maker.rows)
  }
}

/// Makes rows of one table.
private struct RowMaker {
  let table: IndexTable
  let language: Language
  let unverified: UnverifiedNodes

  func rows(_ unit: UnitIndex) -> [IndexFeed.Row] {
    rows(.unit, unit.nodes, unit.validResponses) { row, isRoot in
      row.code = unit.unit.code
      row.validFrom = unit.unit.key.validFrom
      row.name = unit.unit.name
      row.kind = unit.unit.kind.rawValue
      row.block = unit.blockID
      guard isRoot else { return }
      row.rank = unit.rank?.rank
      row.rankBest = unit.rank?.best
      row.rankWorst = unit.rank?.worst
      row.rankGroup = unit.rank?.group
      row.notRanked = unit.notRanked
    }
  }

  func rows(_ block: BlockIndex) -> [IndexFeed.Row] {
    let members = table.units.filter { $0.blockID == block.block.id }
    let responses = members.reduce(0) { $0 + $1.validResponses }
    let lists: [(IndexFeed.Scope, [NodeEstimate], Bool)] = [
      (.blockMean, block.meanOfUnits, block.block.aggregation == .meanOfUnits),
      (.blockPooled, block.pooled, block.block.aggregation == .pooled),
    ]
    return lists.flatMap { scope, nodes, isPublished in
      rows(scope, nodes, responses) { row, _ in
        row.code = block.block.id
        row.name = block.block.label[language]
        row.block = block.block.id
        row.isPublished = isPublished
      }
    }
  }

  func rows(_ group: GroupIndex) -> [IndexFeed.Row] {
    rows(.group, group.nodes, group.validResponses) { row, _ in
      row.code = group.itemID
      row.name = group.optionCode
    }
  }

  private func rows(
    _ scope: IndexFeed.Scope, _ estimates: [NodeEstimate], _ validResponses: Int?,
    complete: (inout IndexFeed.Row, Bool) -> Void
  ) -> [IndexFeed.Row] {
    estimates.indices.map { position in
      var row = row(scope, position, estimates[position], validResponses)
      complete(&row, position == 0)
      return row
    }
  }

  private func row(
    _ scope: IndexFeed.Scope, _ position: Int, _ estimate: NodeEstimate, _ validResponses: Int?
  ) -> IndexFeed.Row {
    let node = table.nodes[position]
    let isCounted = estimate.areCountsShown
    return IndexFeed.Row(
      scope: scope, code: nil, validFrom: nil, name: nil, kind: nil, block: nil,
      isPublished: true, node: node.id, label: node.label[language], level: node.level,
      percent: estimate.estimate?.value,
      rounded: estimate.estimate.map { table.method.rounding.text($0.value) },
      standardError: estimate.standardError.map { $0 * 100 }, lower: estimate.lower?.value,
      upper: estimate.upper?.value, degreesOfFreedom: estimate.degreesOfFreedom,
      validResponses: validResponses, n: isCounted ? estimate.responses : nil,
      answers: isCounted ? estimate.answers : nil,
      satisfied: estimate.suppressed == nil ? estimate.satisfied : nil,
      missing: isCounted ? estimate.missing : nil, rank: nil, rankBest: nil, rankWorst: nil,
      rankGroup: nil, suppressed: estimate.suppressed, notRanked: nil,
      isUnverified: unverified.contains(node.id))
  }

}

/// Which nodes depend on something that could not be checked against the legal text.
private struct UnverifiedNodes {
  private let isWhole: Bool
  private let ids: Set<String>

  /// A mark on a node or its item reaches the nodes above it; a mark on anything else, such as a
  /// rule of the method, reaches all.
  init(_ table: IndexTable) {
    let marked = Set((table.method.unverified + table.questionnaire.unverified).map(\.subject))
    let itemIDs = Set(table.questionnaire.items.map(\.id))
    let nodeIDs = Set(table.nodes.map(\.id))
    isWhole = !marked.subtracting(nodeIDs).subtracting(itemIDs).isEmpty
    ids = Set(
      table.nodes.filter { node in
        node.entering.contains { $0.isNamed(in: marked) }
      }.map(\.id))
  }

  func contains(_ id: String) -> Bool { isWhole || ids.contains(id) }
}

extension IndexNode {
  /// This node and those its value is made of.
  fileprivate var entering: [IndexNode] {
    if case .ownItem = aggregation { return [self] }
    return [self] + children.filter(\.entersParent).flatMap(\.entering)
  }

  fileprivate func isNamed(in subjects: Set<String>) -> Bool {
    if subjects.contains(id) { return true }
    switch aggregation {
    case .item(let item), .ownItem(let item): return subjects.contains(item)
    default: return false
    }
  }
}
