import Findings
import Questionnaires
import Rules
import Satisfaction

/// Orders in which reports read an index table.
extension IndexTable {
  /// Units of a block: ranked ones by rank, then the others in table order.
  func units(in blockID: String) -> [UnitIndex] {
    let units = units.enumerated().filter { $0.element.blockID == blockID }
    return units.sorted { left, right in
      (left.element.rank?.rank ?? .max, left.offset)
        < (right.element.rank?.rank ?? .max, right.offset)
    }.map(\.element)
  }

  /// Units that belong to no block.
  var unitsOutsideBlocks: [UnitIndex] {
    let known = Set(blocks.map(\.block.id))
    return units.filter { unit in unit.blockID.map { !known.contains($0) } ?? true }
  }

  /// Nodes that get a column of their own beside the overall index: contents and elements.
  var columnNodes: [IndexNode] {
    let named = nodes.dropFirst().filter { $0.level == .content || $0.level == .element }
    guard named.isEmpty else { return named }
    return nodes.first?.children.filter { $0.level != .item } ?? []
  }

  /// Nodes with their depth below the root, parents first.
  var outline: [(node: IndexNode, depth: Int)] {
    nodes.first.map { IndexTable.outline($0, depth: 0) } ?? []
  }

  /// Responses that count, of all units.
  var validResponses: Int { units.reduce(0) { $0 + $1.validResponses } }

  private static func outline(_ node: IndexNode, depth: Int) -> [(node: IndexNode, depth: Int)] {
    [(node, depth)] + node.children.flatMap { outline($0, depth: depth + 1) }
  }
}

extension Sequence<NodeEstimate> {
  /// The estimate of a node.
  func estimate(of nodeID: String) -> NodeEstimate? { first { $0.nodeID == nodeID } }
}

extension UnitIndex {
  /// Estimate of the overall index.
  var overall: NodeEstimate? { nodes.first }

  /// Why the unit has no rank, where it has none.
  var rankReason: Ineligibility? {
    rank == nil ? notRanked ?? (validResponses == 0 ? .noResponse : nil) : nil
  }
}
