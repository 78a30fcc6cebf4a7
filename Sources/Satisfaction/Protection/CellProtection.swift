/// Figures tied together by sums: which further ones may not be shown, so that no figure of too few
/// persons is what is left of a sum (ẩn bổ sung).
///
/// A sum gives hidden parts away where only one of them is hidden, or where all hidden ones together
/// stand for fewer persons than the minimum. The part with the fewest persons then goes too, of
/// those alike the one beside which the fewest are hidden already, so that no column of a table is
/// emptied; until no sum tells anything. Where no part is left, the total goes.
struct CellProtection {
  /// A published total with its parts, all of them positions of cells.
  struct Sum {
    var parts: [Int]
    /// Nil for a total that is published whatever happens.
    var total: Int?
  }

  /// Fewest persons behind a figure that is shown.
  let minimum: Int
  /// Persons behind each cell. One without anybody is hidden only where nothing else is left.
  let persons: [Int]
  let sums: [Sum]

  /// Whether each cell is hidden in the end.
  ///
  /// - Parameter tooSmall: whether it rests on fewer persons than the minimum.
  func hidden(_ tooSmall: [Bool]) -> [Bool] {
    var hidden = tooSmall
    let sumsOfCell = sumsOfCell
    var pending = sums.indices.filter { members(of: sums[$0]).contains { hidden[$0] } }
    var isPending = sums.indices.map { _ in false }
    for sum in pending { isPending[sum] = true }
    while let sum = pending.popLast() {
      isPending[sum] = false
      while tells(sums[sum], hidden), let cell = next(sums[sum], hidden, sumsOfCell) {
        hidden[cell] = true
        for other in sumsOfCell[cell] where other != sum && !isPending[other] {
          isPending[other] = true
          pending.append(other)
        }
      }
    }
    return hidden
  }

  /// Whether a sum gives something away.
  private func tells(_ sum: Sum, _ hidden: [Bool]) -> Bool {
    let parts = sum.parts.filter { hidden[$0] }
    if let total = sum.total, hidden[total] { return parts.isEmpty }
    guard !parts.isEmpty else { return false }
    let together = parts.reduce(0) { $0 + persons[$1] }
    return parts.count < 2 || together < minimum
  }

  /// What to hide next in a sum that tells something.
  private func next(_ sum: Sum, _ hidden: [Bool], _ sumsOfCell: [[Int]]) -> Int? {
    let shown = sum.parts.filter { !hidden[$0] }
    let fewest = shown.map(size).min()
    let alike = shown.filter { size($0) == fewest }
    guard alike.count > 1 else {
      return alike.first ?? sum.total.flatMap { hidden[$0] ? nil : $0 }
    }
    let beside = alike.map { cell in
      sumsOfCell[cell].reduce(0) { $0 + sums[$1].parts.count { hidden[$0] } }
    }
    return zip(beside, alike).min { $0 < $1 }?.1
  }

  private func size(_ cell: Int) -> Int { persons[cell] > 0 ? persons[cell] : .max }

  private func members(of sum: Sum) -> [Int] { sum.parts + [sum.total].compactMap(\.self) }

  private var sumsOfCell: [[Int]] {
    var sumsOfCell = [[Int]](repeating: [], count: persons.count)
    for (position, sum) in sums.enumerated() {
      for cell in members(of: sum) { sumsOfCell[cell].append(position) }
    }
    return sumsOfCell
  }
}
