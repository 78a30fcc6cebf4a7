import Questionnaires

/// Hides the numbers of persons of a distribution that are below the method's minimum, and those
/// that would give them away.
///
/// The index tells how many answers count as satisfied, so levels are protected within that part
/// too. Where one level alone is such a part, it is hidden here though the index tells it.
struct LevelProtection {
  let tree: IndexTree
  let minimum: Int

  /// The distribution of an item as it may be published.
  func published(_ distribution: ItemDistribution, of item: Item) -> ItemDistribution {
    var published = hidingMissing(distribution)
    let counts = distribution.counts.map { $0 ?? 0 }
    let answers = counts.reduce(0, +)
    if isTooSmall(answers) {
      published.answers = nil
      return hiding(counts.map { _ in .tooFewResponses }, in: published)
    }
    let tooSmall = counts.map(isTooSmall)
    let hidden = CellProtection(
      minimum: minimum, persons: counts, totals: parts(of: item, options: counts.count)
    ).hidden(tooSmall)
    // One reason for all of them: which are the small ones would tell the numbers.
    return hiding(hidden.map { $0 ? .protectsSmallGroup : nil }, in: published)
  }

  private func isTooSmall(_ persons: Int) -> Bool { persons > 0 && persons < minimum }

  private func hiding(
    _ reasons: [Ineligibility?], in distribution: ItemDistribution
  ) -> ItemDistribution {
    var published = distribution
    published.hidden = reasons
    published.counts = zip(distribution.counts, reasons).map { $1 == nil ? $0 : nil }
    return published
  }

  /// How many gave no answer is no secret, as those asked less those who answered; why each of them
  /// did not is.
  private func hidingMissing(_ distribution: ItemDistribution) -> ItemDistribution {
    let kinds = (distribution.missing + [distribution.blank]).map { $0 ?? 0 }
    let hidden = CellProtection(
      minimum: minimum, persons: kinds, totals: [Array(kinds.indices)]
    ).hidden(kinds.map(isTooSmall))
    let shown = zip(kinds, hidden).map { $1 ? nil : $0 }
    var published = distribution
    published.missing = Array(shown.dropLast())
    published.blank = shown.last.flatMap(\.self)
    return published
  }

  /// Options whose counts add up to something published: by the index those that count as satisfied
  /// and those that do not, and all of them to the number of answers. What the narrow parts hide
  /// mostly serves the whole too, so it comes last.
  private func parts(of item: Item, options: Int) -> [[Int]] {
    let leaves = tree.leaves.filter { $0.itemID == item.id }
    return leaves.flatMap(satisfactionParts).filter { $0.count > 1 } + [Array(0..<options)]
  }

  private func satisfactionParts(_ leaf: TreeLeaf) -> [[Int]] {
    let isSatisfied = (0..<leaf.optionCount).map {
      leaf.classes[Int(AnswerByte.firstOption) + $0] == AnswerClass.satisfied.rawValue
    }
    return [true, false].map { wanted in isSatisfied.indices.filter { isSatisfied[$0] == wanted } }
  }
}
