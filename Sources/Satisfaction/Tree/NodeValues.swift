/// Values of all nodes of a tree for the responses of a tally.
///
/// A mean of items or children is taken over those that have answers, shares made to add up to 1
/// again; a node without any has no value.
struct NodeValues {
  /// Satisfied and counted weight of a leaf or of several, in units of 10^-4.
  struct Fraction {
    var satisfied: Int64 = 0
    var counted: Int64 = 0

    var value: Double? { counted > 0 ? Double(satisfied) / Double(counted) : nil }
  }

  /// One a leaf.
  let fractions: [Fraction]
  /// One a node; nil where nobody answered.
  let values: [Double?]

  init(_ tree: IndexTree, _ tally: AnswerTally) {
    fractions = tree.leaves.map { NodeValues.fraction($0, tally) }
    var values = [Double?](repeating: nil, count: tree.nodes.count)
    for node in tree.nodes.indices.reversed() {
      values[node] = NodeValues.value(tree.rules[node], fractions, values)
    }
    self.values = values
  }

  /// Satisfied and counted weight of some leaves together.
  func pooled(_ leaves: [Int]) -> Fraction { NodeValues.pooled(leaves, fractions) }

  private static func value(_ rule: IndexTree.Rule, _ fractions: [Fraction], _ nodes: [Double?])
    -> Double?
  {
    switch rule {
    case .pooled(let leaves): return pooled(leaves, fractions).value
    case .meanOfLeaves(let leaves):
      let shares = leaves.compactMap { fractions[$0].value }
      return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
    case .combination(let parts):
      let known = parts.compactMap { part in nodes[part.node].map { ($0, part.share) } }
      let total = known.reduce(0) { $0 + $1.1 }
      return total > 0 ? known.reduce(0) { $0 + $1.0 * $1.1 } / total : nil
    }
  }

  private static func pooled(_ leaves: [Int], _ fractions: [Fraction]) -> Fraction {
    leaves.reduce(into: Fraction()) { sum, leaf in
      sum.satisfied += fractions[leaf].satisfied
      sum.counted += fractions[leaf].counted
    }
  }

  private static func fraction(_ leaf: TreeLeaf, _ tally: AnswerTally) -> Fraction {
    var fraction = Fraction()
    for byte in 0..<256 where leaf.classes[byte] != AnswerClass.none.rawValue {
      let weight = tally.weight(slot: leaf.slot, byte: byte)
      fraction.counted += weight
      if leaf.classes[byte] == AnswerClass.satisfied.rawValue { fraction.satisfied += weight }
    }
    return fraction
  }
}
