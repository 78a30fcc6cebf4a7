/// The influence of a response on every node of a tree, as a sum over its answers.
///
/// A pooled share R over the counted weight X changes by (1 - R)/X with a satisfied answer and by
/// -R/X with another; means pass the influence of their parts on. This is the linearisation of
/// the whole tree, so covariances between items are carried through without being named.
struct InfluenceForm {
  private let slots: [Int]
  private let classes: [UInt8]
  private let termLeaves: [Int]
  /// Influence of an answer by `AnswerClass`, four a term.
  private let influences: [Double]
  private let termRanges: [Range<Int>]
  private let parts: [(node: Int, share: Double)]
  private let partRanges: [Range<Int>]

  private struct Term {
    var leaf: Int
    var byClass: [Double]
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
    termLeaves = terms.map(\.leaf)
    influences = terms.flatMap(\.byClass)
    self.termRanges = termRanges
    self.parts = parts
    self.partRanges = partRanges
  }

  /// Number of nodes.
  var nodeCount: Int { termRanges.count }
  /// Number of leaves.
  var leafCount: Int { slots.count }

  /// Calls `body` with the form laid out for counting.
  func withTables<Result>(_ body: (InfluenceTables) -> Result) -> Result {
    slots.withUnsafeBufferPointer { slots in
      classes.withUnsafeBufferPointer { classes in
        termLeaves.withUnsafeBufferPointer { termLeaves in
          influences.withUnsafeBufferPointer { influences in
            termRanges.withUnsafeBufferPointer { termRanges in
              parts.withUnsafeBufferPointer { parts in
                partRanges.withUnsafeBufferPointer { partRanges in
                  body(
                    InfluenceTables(
                      slots: slots, classes: classes, termLeaves: termLeaves,
                      influences: influences, termRanges: termRanges, parts: parts,
                      partRanges: partRanges))
                }
              }
            }
          }
        }
      }
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
      leaf: leaf, byClass: [0, unsatisfied, (1 - share) / counted, unsatisfied])
  }
}
