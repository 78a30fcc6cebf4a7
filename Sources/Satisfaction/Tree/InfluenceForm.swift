/// The influence of a response on every node of a tree, as a sum over its answers.
///
/// A pooled share R over the counted weight X changes by (1 - R)/X with a satisfied answer and by
/// -R/X with another; means pass the influence of their parts on. This is the linearisation of
/// the whole tree, so covariances between items are carried through without being named.
struct InfluenceForm {
  private let slots: [Int]
  private let classes: [UInt8]
  private let terms: [Term]
  private let termRanges: [Range<Int>]
  private let parts: [(node: Int, share: Double)]
  private let partRanges: [Range<Int>]

  private struct Term {
    var leaf: Int
    /// Influence of an answer by `AnswerClass`.
    var byClass: SIMD4<Double>
  }

  init(_ tree: IndexTree, _ values: NodeValues) {
    slots = tree.leaves.map(\.slot)
    classes = tree.leaves.flatMap(\.classes)
    var terms: [Term] = []
    var termRanges: [Range<Int>] = []
    var parts: [(node: Int, share: Double)] = []
    var partRanges: [Range<Int>] = []
    for rule in tree.rules {
      let (firstTerm, firstPart) = (terms.count, parts.count)
      switch rule {
      case .pooled(let leaves): terms += InfluenceForm.pooled(leaves, values)
      case .meanOfLeaves(let leaves): terms += InfluenceForm.mean(leaves, values)
      case .combination(let children): parts += InfluenceForm.shares(children, values)
      }
      termRanges.append(firstTerm..<terms.count)
      partRanges.append(firstPart..<parts.count)
    }
    self.terms = terms
    self.termRanges = termRanges
    self.parts = parts
    self.partRanges = partRanges
  }

  /// Number of nodes.
  var nodeCount: Int { termRanges.count }
  /// Number of leaves.
  var leafCount: Int { slots.count }

  /// Adds the weighted influence of one response on every node to `totals`.
  ///
  /// - Parameters:
  ///   - classOfLeaf: room for `leafCount` bytes.
  ///   - own: room for `nodeCount` numbers.
  ///   - responses: raised by 1 at every node that the response answers.
  func add(
    _ row: CountedRow, to totals: UnsafeMutableBufferPointer<Double>,
    responses: UnsafeMutableBufferPointer<Int>, own: UnsafeMutableBufferPointer<Double>,
    answered: UnsafeMutableBufferPointer<Bool>, classOfLeaf: UnsafeMutableBufferPointer<UInt8>
  ) {
    for leaf in slots.indices {
      classOfLeaf[leaf] = classes[leaf << 8 | Int(row.answers[slots[leaf]])]
    }
    let weight = Double(row.weight)
    for node in termRanges.indices.reversed() {
      var influence = 0.0
      var isAnswered = false
      for term in termRanges[node] {
        let answer = classOfLeaf[terms[term].leaf]
        influence += terms[term].byClass[Int(answer)]
        isAnswered = isAnswered || answer == 1 || answer == 2
      }
      for part in partRanges[node] {
        influence += parts[part].share * own[parts[part].node]
        isAnswered = isAnswered || answered[parts[part].node]
      }
      own[node] = influence
      answered[node] = isAnswered
      totals[node] += weight * influence
      responses[node] += isAnswered ? 1 : 0
    }
  }

  private static func pooled(_ leaves: [Int], _ values: NodeValues) -> [Term] {
    let fraction = values.pooled(leaves)
    guard let share = fraction.value else { return [] }
    return leaves.map { term($0, share: share, counted: Double(fraction.counted)) }
  }

  private static func mean(_ leaves: [Int], _ values: NodeValues) -> [Term] {
    let known = leaves.filter { values.fractions[$0].counted > 0 }
    return known.compactMap { leaf in
      let fraction = values.fractions[leaf]
      return fraction.value.map {
        term(leaf, share: $0, counted: Double(fraction.counted) * Double(known.count))
      }
    }
  }

  private static func shares(_ children: [(node: Int, share: Double)], _ values: NodeValues)
    -> [(node: Int, share: Double)]
  {
    let known = children.filter { values.values[$0.node] != nil }
    let total = known.reduce(0) { $0 + $1.share }
    return total > 0 ? known.map { ($0.node, $0.share / total) } : []
  }

  private static func term(_ leaf: Int, share: Double, counted: Double) -> Term {
    let unsatisfied = -share / counted
    return Term(
      leaf: leaf, byClass: SIMD4(0, unsatisfied, (1 - share) / counted, unsatisfied))
  }
}
