import Questionnaires

/// The figures of a round at every node, before and after those are hidden that would give away a
/// figure of too few persons.
///
/// Figures are tied together across the table, where units make a block, blocks the whole, and the
/// options of an item the whole. Along the tree nothing is hidden: an element that few persons of a
/// unit answered enters the unit's overall index, whose note says so (`childBelowMinimum`), and to
/// keep it from being worked out a sound figure of the same unit would have to go.
struct FigureProtection {
  /// One list of estimates a unit.
  var units: [[NodeEstimate]]
  /// Block of each unit, as a position; nil where it is in none.
  let blockOfUnit: [Int?]
  /// All responses of each block together.
  var pooled: [[NodeEstimate]]
  /// Simple means of each block.
  var means: [[NodeEstimate]]
  /// Everybody.
  var everybody: [NodeEstimate]
  /// Respondent groups, a list an item.
  var groups: [[[NodeEstimate]]]

  /// Hides what has to be hidden.
  ///
  /// - Returns: how many figures that was.
  mutating func protect(_ tree: IndexTree, minimum: Int) -> Int {
    let rows = rows
    let persons = persons
    let isSmall = zip(rows.joined(), persons.joined()).map {
      $0.suppressed == .tooFewResponses && $1 > 0
    }
    guard isSmall.contains(true) else { return 0 }
    let hidden = CellProtection(
      minimum: minimum, persons: Array(persons.joined()), sums: sums(tree, persons)
    ).hidden(isSmall)
    var count = 0
    let width = tree.nodes.count
    take(
      rows.enumerated().map { row, nodes in
        nodes.enumerated().map { node, estimate in
          guard hidden[row * width + node], estimate.suppressed == nil else { return estimate }
          count += 1
          return estimate.hidden(.protectsSmallGroup)
        }
      })
    return count
  }

  private var rows: [[NodeEstimate]] {
    units + pooled + means + [everybody] + groups.flatMap(\.self)
  }

  /// Persons behind each figure. A mean without any shown unit is no figure of few persons, unless
  /// the whole block has too few.
  private var persons: [[Int]] {
    let means = zip(means, pooled).map { means, pooled in
      zip(means, pooled).map { mean, pooled in
        mean.estimate == nil && pooled.suppressed == nil ? 0 : pooled.responses
      }
    }
    let others = [everybody] + groups.flatMap(\.self)
    return (units + pooled).map { $0.map(\.responses) } + means
      + others.map { $0.map(\.responses) }
  }

  private var firstMean: Int { units.count + pooled.count }
  private var everybodyRow: Int { firstMean + means.count }

  private mutating func take(_ rows: [[NodeEstimate]]) {
    units = Array(rows[..<units.count])
    pooled = Array(rows[units.count..<firstMean])
    means = Array(rows[firstMean..<everybodyRow])
    everybody = rows[everybodyRow]
    var next = everybodyRow + 1
    for item in groups.indices {
      groups[item] = Array(rows[next..<(next + groups[item].count)])
      next += groups[item].count
    }
  }

  private func sums(_ tree: IndexTree, _ persons: [[Int]]) -> [CellProtection.Sum] {
    let width = tree.nodes.count
    return rowSums.flatMap { sum in
      tree.nodes.indices.map { node in
        CellProtection.Sum(
          parts: sum.parts.filter { row in
            persons[row][node] > 0 && !(sum.isMean && units[row][node].estimate == nil)
          }.map { $0 * width + node },
          total: sum.total * width + node)
      }
    }
  }

  /// Rows that make up another row.
  private var rowSums: [(parts: [Int], total: Int, isMean: Bool)] {
    let blocks = pooled.indices.flatMap { block in
      let members = units.indices.filter { blockOfUnit[$0] == block }
      return [(members, units.count + block, false), (members, firstMean + block, true)]
    }
    let whole = Array(units.count..<firstMean) + units.indices.filter { blockOfUnit[$0] == nil }
    var next = everybodyRow + 1
    let options = groups.map { options in
      defer { next += options.count }
      return (Array(next..<(next + options.count)), everybodyRow, false)
    }
    return (blocks + [(whole, everybodyRow, false)] + options)
      .map { (parts: $0.0, total: $0.1, isMean: $0.2) }
  }
}
