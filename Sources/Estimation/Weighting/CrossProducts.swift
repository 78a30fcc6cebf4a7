/// X' W X of a step's columns, split in absorbed and remaining ones.
struct CrossProducts {
  /// Columns that are to be eliminated: cells of one auxiliary.
  let absorbed: Range<Int>
  /// All other columns.
  let remaining: [Int]
  /// Products of absorbed columns with themselves; those of two of them are 0.
  private(set) var diagonal: [CompensatedSum]
  /// Products of absorbed (rows) and remaining columns.
  private(set) var mixed: [CompensatedSum]
  /// Products of remaining columns, the lower triangle row by row.
  private var inner: [CompensatedSum]
  /// Where a column stands among the remaining ones.
  private let position: [Int]

  init(_ columns: AuxiliaryColumns, absorbed: Range<Int>) {
    self.absorbed = absorbed
    let others = (0..<columns.count).filter { !absorbed.contains($0) }
    remaining = others
    var position = Array(repeating: 0, count: columns.count)
    for (index, column) in others.enumerated() { position[column] = index }
    self.position = position
    diagonal = Array(repeating: CompensatedSum(), count: absorbed.count)
    mixed = Array(repeating: CompensatedSum(), count: absorbed.count * others.count)
    inner = Array(repeating: CompensatedSum(), count: others.count * (others.count + 1) / 2)
  }

  /// Adds w x x' of every row.
  mutating func add(_ columns: AuxiliaryColumns, weights: [Double]) {
    var entries: [(position: Int, value: Double)] = []
    entries.reserveCapacity(columns.terms.count)
    for row in 0..<columns.rows where weights[row] != 0 {
      var cell: Int?
      entries.removeAll(keepingCapacity: true)
      for term in columns.terms {
        guard let entry = term.entry(row) else { continue }
        if absorbed.contains(entry.column) {
          cell = entry.column - absorbed.lowerBound
        } else {
          entries.append((position[entry.column], entry.value))
        }
      }
      add(entries, cell: cell, weight: weights[row])
    }
  }

  /// Adds one row; its entries stand in the order of columns.
  private mutating func add(
    _ entries: [(position: Int, value: Double)], cell: Int?, weight: Double
  ) {
    if let cell {
      diagonal[cell].add(weight)
      for entry in entries {
        mixed[cell * remaining.count + entry.position].add(weight * entry.value)
      }
    }
    for (index, first) in entries.enumerated() {
      let start = first.position * (first.position + 1) / 2
      for second in entries[...index] {
        inner[start + second.position].add(weight * first.value * second.value)
      }
    }
  }

  /// The remaining columns after elimination of the absorbed ones. A column of which elimination
  /// leaves rounding noise only becomes 0.
  func remainder(tolerance: Double) -> SymmetricMatrix {
    var result = SymmetricMatrix(order: remaining.count) { row, column in
      inner[row * (row + 1) / 2 + column].value
    }
    let whole = result.diagonal
    for (row, sum) in diagonal.enumerated() where sum.value > 0 {
      let products = mixed[row * remaining.count..<(row + 1) * remaining.count].map(\.value)
      result.addOuterProduct(of: products, times: -1 / sum.value)
    }
    for column in remaining.indices where result[column, column] <= tolerance * whole[column] {
      for other in remaining.indices { result[column, other] = 0 }
    }
    return result
  }
}

extension AuxiliaryColumns.Term {
  /// The one column in which a row is not 0, and its value there.
  fileprivate func entry(_ row: Int) -> (column: Int, value: Double)? {
    switch self {
    case .population(let column): (column, 1)
    case .cells(let columnOfRow, _):
      columnOfRow[row] < 0 ? nil : (Int(columnOfRow[row]), 1)
    case .quantity(let values, let column): (column, values[row])
    }
  }
}
