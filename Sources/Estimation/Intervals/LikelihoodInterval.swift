import Foundation

extension ConfidenceInterval {
  /// The shares q for which 2 n (p log(p/q) + (1 - p) log((1 - p)/(1 - q))) is at most `limit`: a
  /// likelihood ratio interval with the effective size n. Nil for p of 0 or 1.
  public static func likelihood(share p: Double, effectiveSize n: Double, limit: Double)
    -> ConfidenceInterval?
  {
    guard p > 0, p < 1, n > 0, limit >= 0 else { return nil }
    func isInside(_ q: Double) -> Bool {
      2 * n * (p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))) <= limit
    }
    return ConfidenceInterval(
      share: edge(inside: p, outside: 0, isInside), edge(inside: p, outside: 1, isInside))
  }

  /// Where a condition that holds at `inside` ends on the way to `outside`, to the last bit.
  private static func edge(inside: Double, outside: Double, _ holds: (Double) -> Bool) -> Double {
    var inside = inside
    var outside = outside
    while true {
      let middle = inside + (outside - inside) / 2
      guard middle != inside, middle != outside else { return inside }
      if holds(middle) { inside = middle } else { outside = middle }
    }
  }
}
