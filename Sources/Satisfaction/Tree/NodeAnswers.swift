/// What a response says at every node of a tree, as numbers that add up over responses.
struct NodeAnswers {
  /// Number of nodes.
  let nodes: Int
  private let slots: [Int]
  private let classes: [UInt8]
  /// Nodes that each leaf enters, as a range of `entered`.
  private let ranges: [Range<Int>]
  private let entered: [Int]

  init(_ tree: IndexTree) {
    nodes = tree.nodes.count
    slots = tree.leaves.map(\.slot)
    classes = tree.leaves.flatMap(\.classes)
    var ranges: [Range<Int>] = []
    var entered: [Int] = []
    for leaf in tree.leaves.indices {
      let nodes = tree.nodes.indices.filter { tree.leavesOfNode[$0].contains(leaf) }
      ranges.append(entered.count..<entered.count + nodes.count)
      entered += nodes
    }
    self.ranges = ranges
    self.entered = entered
  }

  /// Numbers of a response: for every node whether it is answered, then the satisfied weight, then
  /// the counted weight of its answers.
  var width: Int { 3 * nodes }

  /// Writes the numbers of a response.
  func write(_ row: CountedRow, to numbers: UnsafeMutableBufferPointer<Int64>) {
    numbers.update(repeating: 0)
    for leaf in slots.indices {
      let answer = classes[leaf << 8 | Int(row.answers[slots[leaf]])]
      guard answer != AnswerClass.none.rawValue else { continue }
      let isAnswered: Int64 = answer == AnswerClass.missingCounted.rawValue ? 0 : 1
      let satisfied = answer == AnswerClass.satisfied.rawValue ? row.weight : 0
      for position in ranges[leaf] {
        let node = entered[position]
        numbers[node] |= isAnswered
        numbers[nodes + node] &+= satisfied
        numbers[2 * nodes + node] &+= row.weight
      }
    }
  }
}
