import Sampling

/// Filling of a quota cell, all units together, as it may be published: how many persons of some
/// sex and age there are is theirs where they are few. Field teams get the exact counts of their
/// units by `sipas progress`.
public struct PublishedQuotaCell: Sendable, Hashable {
  /// Option codes joined with `|` in the order of `SamplePlan.cellItems`.
  public let cell: String
  /// Valid responses wanted.
  public let target: Int
  /// Valid responses there; nil where the count is hidden.
  public let valid: Int?
  /// Valid ones still wanted, unit by unit; nil where it would tell `valid`.
  public let missing: Int?
  /// Why the counts are hidden; nil where they are not. One reason for small cells and for those that
  /// protect them: which is which would tell the numbers.
  public let hidden: Ineligibility?

  /// The cells of all units in order of first appearance.
  ///
  /// - Parameter minimum: fewest persons behind a count that is shown. Cells that share an option
  ///   add up to the answers to one question, which are published too.
  public static func cells(
    of progress: [UnitProgress], minimum: Int
  ) -> [PublishedQuotaCell] {
    let sums = sums(of: progress)
    let persons = sums.map(\.valid)
    let tooSmall = persons.map { $0 > 0 && $0 < minimum }
    let hidden = CellProtection(
      minimum: minimum, persons: persons, totals: totals(sums.map(\.cell))
    ).hidden(tooSmall)
    return sums.indices.map { position in
      let (sum, isHidden) = (sums[position], hidden[position])
      return PublishedQuotaCell(
        cell: sum.cell, target: sum.target, valid: isHidden ? nil : sum.valid,
        missing: isHidden ? nil : sum.missing,
        hidden: isHidden ? .protectsSmallGroup : nil)
    }
  }

  private struct Sum {
    let cell: String
    var target = 0
    var valid = 0
    var missing = 0
  }

  private static func sums(of progress: [UnitProgress]) -> [Sum] {
    var sums: [Sum] = []
    var positions: [String: Int] = [:]
    for cell in progress.flatMap(\.cells) {
      let position = positions[cell.cell] ?? sums.count
      if position == sums.count {
        positions[cell.cell] = position
        sums.append(Sum(cell: cell.cell))
      }
      sums[position].target += cell.target
      sums[position].valid += cell.valid
      sums[position].missing += max(0, cell.target - cell.valid)
    }
    return sums
  }

  /// All cells, and those that share an option of one item.
  private static func totals(_ cells: [String]) -> [[Int]] {
    var byOption: [String: [Int]] = [:]
    for (position, cell) in cells.enumerated() {
      let codes = cell.split(separator: "|", omittingEmptySubsequences: false)
      for (item, code) in codes.enumerated() {
        byOption["\(item)|\(code)", default: []].append(position)
      }
    }
    return byOption.sorted { $0.key < $1.key }.map(\.value) + [Array(cells.indices)]
  }
}
