import Analysis

/// Rows that an estimate is about, and the values that make them.
struct Domain: Sendable {
  /// The values, in the order of the columns.
  let values: [DomainValue]
  /// Rows of the table, in order.
  let rows: [Int]
}

extension Domain {
  /// The domains that columns make of some rows, in the order of their values; a row that misses a
  /// value is in none. Without columns all rows are one domain.
  static func crossed(
    _ columns: [(name: String, values: ColumnStorage)], rows: [Int]
  ) -> [Domain] {
    var groups = [Domain(values: [], rows: rows)]
    for column in columns {
      let levels = ColumnLevels(column.values)
      groups = groups.flatMap { $0.divided(by: levels, column.name) }
    }
    return groups
  }

  private func divided(by levels: ColumnLevels, _ name: String) -> [Domain] {
    var members = Array(repeating: [Int](), count: levels.texts.count)
    for row in rows {
      if let level = levels.ofRow(row) { members[level].append(row) }
    }
    return members.enumerated().filter { !$0.element.isEmpty }.map { level, rows in
      Domain(values: values + [DomainValue(name, levels.texts[level])], rows: rows)
    }
  }
}
