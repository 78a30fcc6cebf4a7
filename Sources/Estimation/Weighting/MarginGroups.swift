/// The rows of a sample by combination of cells of all margins: rows of one group keep their
/// proportions under raking, so that fitting handles groups only.
struct MarginGroups: Sendable {
  /// Group of each row; negative for a row without cell in some margin.
  private let groupOfRow: [Int32]
  /// For each margin the cell of each group.
  let cellOfGroup: [[Int]]

  /// Number of groups.
  var count: Int { cellOfGroup.first?.count ?? 0 }

  init(_ margins: [Margin], rows: Int) {
    var groupOfRow = Array(repeating: Int32(0), count: rows)
    var cellOfGroup: [[Int]] = []
    for margin in margins {
      var known: [GroupKey: Int32] = [:]
      var parents: [Int] = []
      var cells: [Int] = []
      for row in 0..<rows where groupOfRow[row] >= 0 {
        guard let cell = margin.cellOfRow[row] else {
          groupOfRow[row] = -1
          continue
        }
        let key = GroupKey(parent: groupOfRow[row], cell: cell)
        if known[key] == nil {
          known[key] = Int32(cells.count)
          parents.append(Int(key.parent))
          cells.append(cell)
        }
        groupOfRow[row] = known[key, default: -1]
      }
      cellOfGroup = cellOfGroup.map { outer in parents.map { outer[$0] } } + [cells]
    }
    self.groupOfRow = groupOfRow
    self.cellOfGroup = cellOfGroup
  }

  /// Sum of the weights of each group.
  func sums(_ weights: [Double]) -> [Double] {
    var sums = Array(repeating: CompensatedSum(), count: count)
    for (row, group) in groupOfRow.enumerated() where group >= 0 {
      sums[Int(group)].add(weights[row])
    }
    return sums.map(\.value)
  }

  /// Weights times the factor of their group.
  func scaled(_ weights: [Double], by factors: [Double]) -> [Double] {
    weights.indices.map { row in
      groupOfRow[row] < 0 ? weights[row] : weights[row] * factors[Int(groupOfRow[row])]
    }
  }

  private struct GroupKey: Hashable {
    var parent: Int32
    var cell: Int
  }
}

/// Groups on their way to the margins' totals.
struct ProportionalFit {
  /// By what each group has been multiplied so far.
  private(set) var factors: [Double]

  private let groups: MarginGroups
  private let totals: [[Double]]
  private let base: [Double]

  init(_ groups: MarginGroups, totals: [[Double]], _ weights: [Double]) {
    self.groups = groups
    self.totals = totals
    base = groups.sums(weights)
    factors = Array(repeating: 1, count: groups.count)
  }

  /// Scales every cell of one margin after the other to its total.
  mutating func fitAllMargins() {
    for margin in totals.indices {
      let sums = sums(margin)
      let ratios = sums.indices.map { sums[$0] > 0 ? totals[margin][$0] / sums[$0] : 1 }
      for (group, cell) in groups.cellOfGroup[margin].enumerated() {
        factors[group] *= ratios[cell]
      }
    }
  }

  /// The largest difference between a cell's sum and its total.
  var largestMiss: Double {
    totals.indices.reduce(0) { largest, margin in
      zip(sums(margin), totals[margin]).reduce(largest) { max($0, abs($1.0 - $1.1)) }
    }
  }

  private func sums(_ margin: Int) -> [Double] {
    var sums = Array(repeating: CompensatedSum(), count: totals[margin].count)
    for (group, cell) in groups.cellOfGroup[margin].enumerated() {
      sums[cell].add(base[group] * factors[group])
    }
    return sums.map(\.value)
  }
}
