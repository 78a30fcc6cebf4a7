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
    guard bound <= max(1 << 12, ids.count * 4) else { return makeSparseDense(&ids) }
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

  /// The same without a table of all ids; rows mostly follow one like themselves or the next.
  private static func makeSparseDense(_ ids: inout [Int]) -> Int {
    var known = ids.sorted()
    var count = 0
    for id in known where count == 0 || known[count - 1] != id {
      known[count] = id
      count += 1
    }
    known.removeLast(known.count - count)
    var number = 0
    for row in ids.indices {
      let id = ids[row]
      if known[number] != id, number + 1 < count { number += 1 }
      if known[number] != id { number = position(of: id, in: known) }
      ids[row] = number
    }
    return count
  }

  private static func position(of id: Int, in known: [Int]) -> Int {
    var (low, high) = (0, known.count)
    while low < high {
      let middle = low + (high - low) / 2
      if known[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
