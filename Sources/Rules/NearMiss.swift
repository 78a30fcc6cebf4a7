import Findings

/// Finds what somebody probably meant to write.
public enum NearMiss {
  /// Longest text a neighbour is looked for, in bytes; the work grows with the square of it.
  private static let longest = 200

  /// The candidate nearest to `text`, at most two edits (one for short words) away; nil where none
  /// is near or two are equally near.
  public static func suggestion(for text: String, among candidates: some Sequence<String>)
    -> String?
  {
    guard text.utf8.count <= longest else { return nil }
    let limit = text.count <= 4 ? 1 : 2
    let near = Set(candidates).filter { abs($0.count - text.count) <= limit }
      .map { ($0, distance(text.lowercased(), $0.lowercased())) }
      .filter { $0.1 <= limit }
      .sorted { $0.1 < $1.1 }
    guard let first = near.first, near.count == 1 || near[1].1 > first.1 else { return nil }
    return first.0
  }

  /// The `suggestion` fact of a message, ` (→ «nearest»?)`; empty where there is none.
  public static func fact(for text: String, among candidates: some Sequence<String>) -> String {
    fact(naming: suggestion(for: text, among: candidates))
  }

  /// The same for a suggestion found otherwise.
  public static func fact(naming suggestion: String?) -> String {
    suggestion.map { " (→ «\($0)»?)" } ?? ""
  }

  /// Number of letters to insert, delete, replace or swap with the next one (optimal string
  /// alignment distance).
  public static func distance(_ left: String, _ right: String) -> Int {
    let (a, b) = (Array(left), Array(right))
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var current = [i + 1]
      for j in b.indices {
        var best = Swift.min(
          last[j + 1] + 1, current[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = Swift.min(best, beforeLast[j - 1] + 1)
        }
        current.append(best)
      }
      (beforeLast, last) = (last, current)
    }
    return last[b.count]
  }
}
