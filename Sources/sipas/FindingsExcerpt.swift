import Findings

/// The findings of a long list that a terminal shows: the gravest first, none of them twice, and of
/// every code at least one as long as there is room.
struct FindingsExcerpt {
  /// A finding that stands for all that say the same of a file.
  struct Line: Equatable {
    /// The first of them.
    var problem: Problem
    /// How many more say the same elsewhere in the file.
    var alike = 0
  }

  /// What is shown, the gravest first.
  let lines: [Line]
  /// Findings that no line stands for.
  let rest: Int

  /// - Parameter limit: most lines. Lists that are no longer are shown as they are.
  init(_ problems: [Problem], limit: Int) {
    let ordered = problems.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
      .map(\.element)
    guard ordered.count > limit else {
      (lines, rest) = (ordered.map { Line(problem: $0) }, 0)
      return
    }
    let all = FindingsExcerpt.joined(ordered)
    let chosen = FindingsExcerpt.choice(of: limit, among: all.map(\.problem.code))
    lines = chosen.map { all[$0] }
    rest = ordered.count - lines.reduce(0) { $0 + 1 + $1.alike }
  }

  /// One line for all findings of a code with the same value in the same file.
  private static func joined(_ problems: [Problem]) -> [Line] {
    var lines: [Line] = []
    var positions: [[String?]: Int] = [:]
    for problem in problems {
      guard let value = problem.facts["value"] else {
        lines.append(Line(problem: problem))
        continue
      }
      let key = [problem.code, value, problem.place.file, problem.place.sheet]
      if let position = positions[key] {
        lines[position].alike += 1
      } else {
        positions[key] = lines.count
        lines.append(Line(problem: problem))
      }
    }
    return lines
  }

  /// Positions of the first finding of each code, then of others from the start of the list.
  private static func choice(of limit: Int, among codes: [String]) -> [Int] {
    var seen: Set<String> = []
    let firsts = codes.indices.filter { seen.insert(codes[$0]).inserted }
    let chosen = Set(firsts)
    let others = codes.indices.filter { !chosen.contains($0) }
    return (firsts + others).prefix(limit).sorted()
  }
}
