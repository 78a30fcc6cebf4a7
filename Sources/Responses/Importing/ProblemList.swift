import Findings

/// Findings of one sheet: the first ones as they are, all of them counted.
struct ProblemList {
  private let limit: Int
  private(set) var listed: [Problem] = []
  private(set) var counts: [String: Int] = [:]
  private(set) var hasErrors = false
  private var leftOut = 0

  init(limit: Int) {
    self.limit = limit
  }

  mutating func add(_ problems: [Problem]) {
    for problem in problems {
      counts[problem.code, default: 0] += 1
      if problem.severity == .error { hasErrors = true }
      if listed.count < limit { listed.append(problem) } else { leftOut += 1 }
    }
  }

  /// What a receipt shows: the listed ones, and how many are not.
  func shown(at place: Place) -> [Problem] {
    guard leftOut > 0 else { return listed }
    return listed + [Problem(ResponseFault.moreProblems, at: place, ["count": "\(leftOut)"])]
  }
}
