/// Counts tied together by published totals: which further ones may not be shown, so that none of
/// too few persons is what is left of a total (ẩn bổ sung).
///
/// A total gives hidden parts away where only one of them is hidden, or where all hidden ones
/// together stand for fewer persons than the minimum. The shown part with the fewest persons then
/// goes too, until no total tells anything.
struct CellProtection {
  /// Fewest persons behind a figure that is shown.
  let minimum: Int
  /// Persons behind each cell. One without anybody is hidden only where nothing else is left.
  let persons: [Int]
  /// Cells that make up a published total, one list a total.
  let totals: [[Int]]

  /// Whether each cell is hidden in the end.
  ///
  /// - Parameter tooSmall: whether it rests on fewer persons than the minimum.
  func hidden(_ tooSmall: [Bool]) -> [Bool] {
    var hidden = tooSmall
    while let cell = totals.lazy.compactMap({ next($0, hidden) }).first { hidden[cell] = true }
    return hidden
  }

  /// What to hide next among the parts of a total; nil where the total tells nothing.
  private func next(_ parts: [Int], _ hidden: [Bool]) -> Int? {
    let gone = parts.filter { hidden[$0] }
    let together = gone.reduce(0) { $0 + persons[$1] }
    guard gone.count == 1 || (gone.count > 1 && together < minimum) else { return nil }
    return parts.filter { !hidden[$0] }.min { size($0) < size($1) }
  }

  private func size(_ cell: Int) -> Int { persons[cell] > 0 ? persons[cell] : .max }
}
