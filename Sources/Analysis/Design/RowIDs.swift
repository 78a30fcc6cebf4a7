/// Dense ids of the values of one column, or of the combinations of several that occur.
///
/// Ids are numbered in the order of the texts, so that they do not depend on the order of rows.
public struct RowIDs: Sendable {
  /// Id of each row, from 0.
  public let ofRow: [Int]
  /// First row of each id.
  public let firstRows: [Int]
  private let columns: [ColumnStorage]

  /// Ids of the combinations of columns without missing values; without columns, one id for all of
  /// `rows`.
  init(_ columns: [ColumnStorage], rows: Int) {
    self.columns = columns
    var ids = Array(repeating: 0, count: rows)
    var bound = 1
    for column in columns {
      let (codes, ranks, count) = RowIDs.ranked(column)
      // Both factors are at most the number of rows, so the product is far from overflow.
      for row in ids.indices {
        ids[row] = ids[row] * count + (codes[row] < 0 ? 0 : ranks[Int(codes[row])])
      }
      bound = RowIDs.makeDense(&ids, bound: bound * count)
    }
    var first = Array(repeating: -1, count: rows == 0 ? 0 : bound)
    for (row, id) in ids.enumerated() where first[id] < 0 { first[id] = row }
    ofRow = ids
    firstRows = first
  }

  /// Every row an id of its own.
  init(ownOf rows: Int) {
    columns = []
    ofRow = Array(0..<rows)
    firstRows = ofRow
  }

  /// Number of ids.
  public var count: Int { firstRows.count }

  /// The texts an id stands for, one a column.
  public func label(_ id: Int) -> [String] {
    columns.map { $0.text(firstRows[id]) ?? "" }
  }

  /// The texts of an id in one line, for messages.
  func name(_ id: Int) -> String {
    label(id).joined(separator: " × ")
  }

  /// Number of different ids of `other` in each id of this; every id of `other` lies in one of
  /// these.
  func counts(of other: RowIDs) -> [Int] {
    var counts = Array(repeating: 0, count: count)
    for row in other.firstRows { counts[ofRow[row]] += 1 }
    return counts
  }

  /// Codes of a column, and the place of each among the texts in order.
  private static func ranked(
    _ column: ColumnStorage
  ) -> (codes: [Int32], ranks: [Int], count: Int) {
    let (codes, values) = column.coded
    var isUsed = Array(repeating: false, count: values.count)
    for code in codes where code >= 0 { isUsed[Int(code)] = true }
    let used = isUsed.indices.filter { isUsed[$0] }
      .map { (code: $0, text: values.text(Int32($0))) }
      .sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    var ranks = Array(repeating: 0, count: values.count)
    for (rank, value) in used.enumerated() { ranks[value.code] = rank }
    return (codes, ranks, max(1, used.count))
  }

  /// Renumbers ids below `bound` so that none is left out, in the same order, and gives their
  /// number.
  private static func makeDense(_ ids: inout [Int], bound: Int) -> Int {
    if bound <= max(1 << 20, ids.count * 4) {
      var number = Array(repeating: 0, count: bound)
      for id in ids { number[id] = 1 }
      var count = 0
      for id in number.indices where number[id] == 1 {
        number[id] = count
        count += 1
      }
      for row in ids.indices { ids[row] = number[ids[row]] }
      return max(1, count)
    }
    let sorted = Set(ids).sorted()
    let number = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    for row in ids.indices { ids[row] = number[ids[row]] ?? 0 }
    return sorted.count
  }
}
