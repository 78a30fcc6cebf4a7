/// The sum of numbers as if it were computed without any rounding and rounded once at the end: no
/// order of the terms, and no way of adding some of them up before, leaves a trace (Shewchuk,
/// Discrete and Computational Geometry 18, 1997: 305; Python's `math.fsum`).
///
/// Several times slower than `CompensatedSum`; for sums that two programs must agree on to the last
/// bit. Terms must be finite and far from overflow.
public struct ExactSum: Sendable {
  /// Numbers of growing size that do not overlap and whose sum is exact.
  private var parts: [Double] = []

  /// Nothing added yet.
  public init() {}

  /// Adds a term.
  public mutating func add(_ term: Double) {
    var carried = term
    var kept = 0
    for index in parts.indices {
      let part = parts[index]
      let sum = carried + part
      let rounded = sum - carried
      let error = (carried - (sum - rounded)) + (part - rounded)
      if error != 0 {
        parts[kept] = error
        kept += 1
      }
      carried = sum
    }
    parts.removeSubrange(kept...)
    if carried != 0 { parts.append(carried) }
  }

  /// Adds a product, exact also where it has no double.
  public mutating func add(_ factor: Double, times other: Double) {
    let product = factor * other
    add(product)
    add((-product).addingProduct(factor, other))
  }

  /// The sum, rounded to the nearest double, to the even one of two.
  public var value: Double {
    guard var sum = parts.last else { return 0 }
    var index = parts.count - 1
    while index > 0 {
      index -= 1
      let whole = sum + parts[index]
      let error = parts[index] - (whole - sum)
      sum = whole
      guard error != 0 else { continue }
      // Half a last bit in either direction: what is left decides which way to round.
      guard index > 0, (error > 0) == (parts[index - 1] > 0) else { break }
      let doubled = 2 * error
      let next = sum + doubled
      if next - sum == doubled { sum = next }
      break
    }
    return sum
  }
}
