/// Values of all nodes of a tree for the responses of a tally.
///
/// A mean is taken over the parts that have answers, shares made to add up to 1 again; a node without
/// any has no value.
struct NodeValues {
  /// Satisfied and counted weight of answers, in units of 10^-4.
  struct Fraction {
    var satisfied: Int64 = 0
    var counted: Int64 = 0

    var value: Double? { counted > 0 ? Double(satisfied) / Double(counted) : nil }
  }

  /// Answers to the items that enter each node.
  let fractions: [Fraction]
  /// One a node; nil where nobody answered.
  private(set) var values: [Double?]

  init(_ tree: IndexTree, _ tally: AnswerTally) {
    let leaves = tree.leaves.map { NodeValues.fraction($0, tally) }
    fractions = tree.leavesOfNode.map { entering in
      entering.reduce(into: Fraction()) { sum, leaf in
        sum.satisfied += leaves[leaf].satisfied
        sum.counted += leaves[leaf].counted
      }
    }
    values = fractions.map(\.value)
    for node in tree.nodes.indices.reversed() {
      guard case .combination(let parts) = tree.rules[node] else { continue }
      let total = knownShare(of: parts)
      let sum = parts.reduce(0) { $0 + (values[$1.node] ?? 0) * $1.share }
      values[node] = total > 0 ? sum / total : nil
    }
  }

  /// The parts of a mean that have a value, with shares that add up to 1.
  func knownParts(of rule: IndexTree.Rule) -> [(node: Int, share: Double)] {
    guard case .combination(let parts) = rule else { return [] }
    let total = knownShare(of: parts)
    return parts.filter { total > 0 && values[$0.node] != nil }.map { ($0.node, $0.share / total) }
  }

  private func knownShare(of parts: [(node: Int, share: Double)]) -> Double {
    parts.reduce(0) { $0 + (values[$1.node] == nil ? 0 : $1.share) }
  }

  private static func fraction(_ leaf: TreeLeaf, _ tally: AnswerTally) -> Fraction {
    leaf.countedBytes.reduce(into: Fraction()) { fraction, byte in
      let weight = tally.weight(slot: leaf.slot, byte: byte)
      fraction.counted += weight
      if leaf.classes[byte] == AnswerClass.satisfied.rawValue { fraction.satisfied += weight }
    }
  }
}
