/// Dense ids of the combinations of two ids that occur, numbered by the outer id, then the inner:
/// the combinations of one outer id are neighbours, and the numbers do not depend on row order.
struct CrossedIDs: Sendable {
  /// Combination of each row.
  let ofRow: [Int]
  /// Outer id of each combination.
  let outer: [Int]
  /// Inner id of each combination.
  let inner: [Int]

  /// Crosses two lists of ids; without `inner`, every row is a combination of its own.
  init(_ outerIDs: [Int], _ innerIDs: [Int]?) {
    let byInner = innerIDs.map { Self.sorted(Array($0.indices), by: $0) }
    let order = Self.sorted(byInner ?? Array(outerIDs.indices), by: outerIDs)
    var ofRow = Array(repeating: 0, count: outerIDs.count)
    var outer: [Int] = []
    var inner: [Int] = []
    for row in order {
      let id = innerIDs?[row] ?? row
      if outer.last != outerIDs[row] || inner.last != id {
        outer.append(outerIDs[row])
        inner.append(id)
      }
      ofRow[row] = outer.count - 1
    }
    self.ofRow = ofRow
    self.outer = outer
    self.inner = inner
  }

  /// Rows in order of their ids, equal ids in the order they came (counting sort).
  private static func sorted(_ rows: [Int], by ids: [Int]) -> [Int] {
    var next = Array(repeating: 0, count: (ids.max() ?? -1) + 2)
    for row in rows { next[ids[row] + 1] += 1 }
    for id in next.indices.dropFirst() { next[id] += next[id - 1] }
    var order = rows
    for row in rows {
      order[next[ids[row]]] = row
      next[ids[row]] += 1
    }
    return order
  }
}
