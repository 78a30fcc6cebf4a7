/// The influence of a PSU on every node of a tree, which is linear in the PSU's sums.
///
/// A pooled share R over the counted weight X changes by (s - R x)/X with a PSU of satisfied weight s
/// and counted weight x; means pass the influence of their parts on. This is the linearisation of
/// the whole tree, so covariances between items are carried through without being named.
struct Linearization {
  private let shares: [Double]
  /// 1/X; 0 for a mean and for a node without answers.
  private let factors: [Double]
  /// What parts pass on, a part always complete before it is read.
  private let parts: [(node: Int, part: Int, share: Double)]

  init(_ tree: IndexTree, _ values: NodeValues) {
    let pooled = tree.nodes.indices.map { node -> NodeValues.Fraction? in
      guard case .pooled = tree.rules[node] else { return nil }
      return values.fractions[node]
    }
    shares = pooled.map { $0?.value ?? 0 }
    factors = pooled.map { fraction in
      fraction.flatMap { $0.counted > 0 ? 1 / Double($0.counted) : nil } ?? 0
    }
    parts = tree.nodes.indices.reversed().flatMap { node in
      values.knownParts(of: tree.rules[node]).map { (node, $0.node, $0.share) }
    }
  }

  /// Writes the influence of a PSU on every node.
  ///
  /// - Parameter sums: as `NodeAnswers` lays them out.
  func write(
    _ sums: UnsafeBufferPointer<Int64>, to influence: UnsafeMutableBufferPointer<Double>
  ) {
    let nodes = influence.count
    let satisfied = UnsafeBufferPointer(rebasing: sums[nodes..<2 * nodes])
    let counted = UnsafeBufferPointer(rebasing: sums[(2 * nodes)...])
    shares.withUnsafeBufferPointer { shares in
      factors.withUnsafeBufferPointer { factors in
        for node in influence.indices {
          influence[node] =
            (Double(satisfied[node]) - shares[node] * Double(counted[node])) * factors[node]
        }
      }
    }
    for part in parts { influence[part.node] += part.share * influence[part.part] }
  }
}
