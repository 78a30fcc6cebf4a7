import Findings
import Questionnaires

/// The method's tree made ready for counting: nodes in print order with what enters each.
struct IndexTree {
  /// How a node's value is made.
  enum Rule {
    /// Satisfied over answered, of the leaves that enter together.
    case pooled
    /// Mean of nodes further down with shares.
    case combination([(node: Int, share: Double)])
  }

  /// The method's nodes, parents first.
  let nodes: [IndexNode]
  /// One a node.
  let rules: [Rule]
  /// Leaves that enter each node, directly or through children that enter it.
  let leavesOfNode: [[Int]]
  /// Items of the tree, one for each place where an item stands.
  let leaves: [TreeLeaf]

  /// - Throws: a `Problem` where the method does not fit the questionnaire.
  init(_ method: IndexMethod, _ questionnaire: Questionnaire) throws {
    var builder = Builder(method: method, questionnaire: questionnaire)
    _ = try builder.add(method.tree)
    nodes = method.tree.flattened
    rules = builder.rules
    leavesOfNode = builder.leavesOfNode
    leaves = builder.leaves
  }

  /// Reads one node after the other, so that positions are those of `IndexNode.flattened`.
  private struct Builder {
    let method: IndexMethod
    let questionnaire: Questionnaire
    var rules: [Rule] = []
    var leavesOfNode: [[Int]] = []
    var leaves: [TreeLeaf] = []

    mutating func add(_ node: IndexNode) throws -> Int {
      let position = rules.count
      rules.append(.pooled)
      leavesOfNode.append([])
      var children: [Int] = []
      for child in node.children {
        children.append(try add(child))
      }
      (rules[position], leavesOfNode[position]) = try rule(of: node, at: position, children)
      return position
    }

    /// - Parameter children: positions of all children, also of those printed for information.
    private mutating func rule(
      of node: IndexNode, at position: Int, _ children: [Int]
    ) throws -> (Rule, [Int]) {
      let entering = zip(node.children, children).filter { $0.0.entersParent }.map(\.1)
      let below = entering.flatMap { leavesOfNode[$0] }
      switch node.aggregation {
      case .item(let id), .ownItem(let id):
        return (.pooled, [try addLeaf(id, node, at: position)])
      case .pooledAnswers: return (.pooled, below)
      case .meanOfItems: return (.combination(below.map { (leaves[$0].node, 1) }), below)
      case .meanOfChildren: return (.combination(entering.map { ($0, 1) }), below)
      case .weightedChildren(let shares):
        guard shares.count == children.count else {
          throw Problem(
            SatisfactionFault.sharesDoNotFit, at: Place(item: node.id),
            ["value": node.id, "shares": "\(shares.count)", "children": "\(children.count)"])
        }
        let parts = zip(children, shares).filter { entering.contains($0.0) }
        return (.combination(parts.map { ($0.0, $0.1) }), below)
      }
    }

    private mutating func addLeaf(_ id: String, _ node: IndexNode, at position: Int) throws -> Int {
      let codes = node.satisfiedCodes ?? method.satisfiedCodes
      let (slot, item) = try CodedItem.find(id, in: questionnaire)
      guard item.options.contains(where: { codes.contains($0.code) }) else {
        throw Problem(
          SatisfactionFault.noSatisfiedOption, at: Place(item: node.id),
          ["value": id, "codes": codes.joined(separator: ", ")])
      }
      leaves.append(
        TreeLeaf(
          node: position, slot: slot, item: item, satisfiedCodes: codes,
          denominator: method.denominator))
      return leaves.count - 1
    }
  }
}
