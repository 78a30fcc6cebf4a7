/// Rows of `estimates` in their order: as they are, or as the numbers of entries, of which rows are
/// made one at a time.
struct EstimateRows: Sendable, Sequence {
  /// Neighbouring rows.
  enum Part: Sendable {
    case rows([EstimateRow])
    case series(EstimateSeries)

    var count: Int {
      switch self {
      case .rows(let rows): rows.count
      case .series(let series): series.count
      }
    }
  }

  private(set) var parts: [Part] = []

  /// Rows as they are.
  init(_ rows: [EstimateRow] = []) { append(rows) }

  mutating func append(_ rows: [EstimateRow]) {
    if !rows.isEmpty { parts.append(.rows(rows)) }
  }

  mutating func append(_ series: EstimateSeries) { parts.append(.series(series)) }

  func makeIterator() -> Iterator { Iterator(parts) }

  struct Iterator: IteratorProtocol {
    private let parts: [Part]
    private let values = CriticalValueSets()
    private var part = 0
    private var row = 0

    init(_ parts: [Part]) { self.parts = parts }

    mutating func next() -> EstimateRow? {
      while part < parts.count, row == parts[part].count { (part, row) = (part + 1, 0) }
      guard part < parts.count else { return nil }
      defer { row += 1 }
      return switch parts[part] {
      case .rows(let rows): rows[row]
      case .series(let series): series.row(row, values)
      }
    }
  }
}

extension EstimateRows: Hashable {
  static func == (one: EstimateRows, other: EstimateRows) -> Bool { one.elementsEqual(other) }

  func hash(into hasher: inout Hasher) {
    for row in self { hasher.combine(row) }
  }
}
