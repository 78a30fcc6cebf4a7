import Questionnaires

/// Hides levels that fewer persons chose than the method asks for, and levels that would give them
/// away.
///
/// Items that say who answered and about what describe the sample, as the sizes of the groups do:
/// nothing of them is hidden. Neither is a level that the index itself tells, because it alone counts
/// as satisfied, or alone does not.
struct LevelProtection {
  let tree: IndexTree
  let minimum: Int

  /// The distribution of an item as it may be published.
  func published(_ distribution: ItemDistribution, of item: Item) -> ItemDistribution {
    guard item.role != .respondent, item.role != .service else { return distribution }
    let counts = distribution.counts.map { $0 ?? 0 }
    let nodes = tree.leaves.indices.filter { tree.leaves[$0].itemID == item.id }
    if distribution.answers > 0 && distribution.answers < minimum {
      return hiding(counts.map { _ in .tooFewResponses }, in: distribution)
    }
    let sets =
      nodes.isEmpty ? [Array(counts.indices)] : nodes.flatMap { satisfactionSets(tree.leaves[$0]) }
    let told = Set(sets.filter { $0.count == 1 }.joined())
    let tooSmall = counts.indices.map {
      counts[$0] > 0 && counts[$0] < minimum && !told.contains($0)
    }
    let hidden = CellProtection(
      minimum: minimum, persons: counts,
      totals: sets.filter { $0.count > 1 }
    ).hidden(tooSmall)
    return hiding(
      counts.indices.map {
        tooSmall[$0] ? .tooFewResponses : hidden[$0] ? .protectsSmallGroup : nil
      }, in: distribution)
  }

  private func hiding(
    _ reasons: [Ineligibility?], in distribution: ItemDistribution
  ) -> ItemDistribution {
    var published = distribution
    published.hidden = reasons
    published.counts = zip(distribution.counts, reasons).map { $1 == nil ? $0 : nil }
    return published
  }

  /// Levels that count as satisfied and those that do not: the index tells how many there are of
  /// each.
  private func satisfactionSets(_ leaf: TreeLeaf) -> [[Int]] {
    let isSatisfied = (0..<leaf.optionCount).map {
      leaf.classes[Int(AnswerByte.firstOption) + $0] == AnswerClass.satisfied.rawValue
    }
    return [true, false].map { wanted in isSatisfied.indices.filter { isSatisfied[$0] == wanted } }
  }
}
