import Findings

extension RowIDs {
  /// The position of each id's total among stated ones; nil where none is stated.
  func positions(among totals: [StatedTotal]) -> [Int?] {
    let positions = Dictionary(
      totals.enumerated().map { ($0.element.values.map(\.identity), $0.offset) },
      uniquingKeysWith: { first, _ in first })
    return (0..<count).map { id in positions[label(id).map { SpecValue($0).identity }] }
  }

  /// Ids without a total, and totals that no id has.
  ///
  /// - Parameter cells: the `positions` of the ids.
  func problems(
    _ columns: [ColumnReference], _ totals: [StatedTotal], _ cells: [Int?], at place: Place
  ) -> [Problem] {
    let names = columns.map(\.text).joined(separator: " × ")
    let without = cells.enumerated().filter { $0.element == nil }.map { id, _ in
      Problem(
        AnalysisFault.cellWithoutTotal, at: place, ["cell": name(id), "columns": names])
    }
    let used = Set(cells)
    let unused = totals.enumerated().filter { !used.contains($0.offset) }.map { _, total in
      Problem(
        AnalysisFault.totalWithoutSample, at: total.place,
        ["cell": total.values.map(\.text).joined(separator: " × ")])
    }
    return without + unused
  }
}

extension EstimateSpec {
  /// Totals known for each stratum that do not fit the strata of the sample.
  func separateTotalProblems(_ table: DataTable) -> [Problem] {
    let strata = RowIDs(design.strata.map { table.values(of: $0) }, rows: table.rowCount)
    return estimates.flatMap { entry -> [Problem] in
      guard case .total(_, let assisted?) = entry.measure,
        case .separate(let totals) = assisted.known
      else { return [] }
      guard !design.strata.isEmpty else {
        let facts = ["key": "separate", "other": "strata"]
        return [Problem(AnalysisFault.keyNeedsOther, at: entry.place, facts)]
      }
      let positions = strata.positions(among: totals)
      return strata.problems(design.strata, totals, positions, at: entry.place)
    }
  }
}
