import Agencies
import Questionnaires

/// What the valid responses of one PSU add up to.
public struct StoredCell: Sendable, Hashable {
  /// The unit.
  public var unit: UnitKey
  /// The PSU; nil for respondents who are PSUs themselves.
  public var psu: String?
  /// Responses, valid or not.
  public var received: Int64
  /// Valid responses.
  public var valid: Int64
  /// Sum of the weights of the valid ones, in units of 10^-4.
  public var weight: Int64
  /// One entry a level of `CellLayout`.
  public var levels: [LevelCount]
}

/// The answers to one item in one unit.
public struct StoredDistribution: Sendable, Hashable {
  /// The unit.
  public var unit: UnitKey
  /// Item id.
  public var item: String
  /// Valid responses without an answer and not for a reason of its own.
  public var blank: LevelCount
  /// Per option, in the order of the stored codes.
  public var options: [LevelCount]
  /// Không biết, không trả lời, không áp dụng.
  public var missing: [MissingReason: LevelCount]
  /// Valid responses that were not asked.
  public var notAsked: LevelCount
}

extension Store {
  /// The cell table of a round, by unit and PSU.
  public func cells(round: String) throws -> [StoredCell] {
    let stored = try self.round(round)
    let width = stored.cellLayout.levelCount * 2
    return try read { db in
      let rows = try RawStatement(db, Store.cellQuery)
      rows.bind(stored.number, at: 1)
      defer { rows.reset() }
      var cells: [StoredCell] = []
      while try rows.step() {
        var sums = CellTally.Sums(levels: Array(repeating: 0, count: width))
        sums.add(rows)
        cells.append(try cell(sums, unit: StoreText.unitKey(rows, 4), psu: rows.text(6)))
      }
      return cells
    }
  }

  /// The answers to every coded item in every unit, from the cells alone.
  public func distributionsFromCells(round: String) throws -> [StoredDistribution] {
    let layout = try self.round(round).cellLayout
    let units = Dictionary(grouping: try cells(round: round), by: \.unit)
    return units.sorted { $0.key < $1.key }.flatMap { unit, cells in
      layout.items.map { item in
        distribution(of: item, unit: unit, item.levels.map { level in cells.sum(at: level) })
      }
    }
  }

  private static let cellQuery = """
    SELECT received, valid, weight, counts, u.code, u.valid_from, p.code
    FROM cell c JOIN psu p ON p.id = c.psu JOIN unit u ON u.id = p.unit
    WHERE c.round = ? ORDER BY u.code, u.valid_from, ifnull(p.code, '')
    """

  private func cell(_ sums: CellTally.Sums, unit: UnitKey, psu: String?) -> StoredCell {
    let levels = stride(from: 0, to: sums.levels.count, by: 2).map {
      LevelCount(count: sums.levels[$0], weight: sums.levels[$0 + 1])
    }
    return StoredCell(
      unit: unit, psu: psu, received: sums.received, valid: sums.valid, weight: sums.weight,
      levels: levels)
  }

  private func distribution(
    of item: CellLayout.CodedItem, unit: UnitKey, _ levels: [LevelCount]
  ) -> StoredDistribution {
    StoredDistribution(
      unit: unit, item: item.id, blank: levels[0], options: Array(levels[1...item.options]),
      missing: [
        .dontKnow: levels[item.options + 1], .refused: levels[item.options + 2],
        .notApplicable: levels[item.options + 3],
      ],
      notAsked: levels[item.options + 4])
  }
}

extension [StoredCell] {
  fileprivate func sum(at level: Int) -> LevelCount {
    reduce(LevelCount(count: 0, weight: 0)) { sum, cell in
      LevelCount(
        count: sum.count &+ cell.levels[level].count,
        weight: sum.weight &+ cell.levels[level].weight)
    }
  }
}
