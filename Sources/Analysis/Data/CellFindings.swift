import Findings

/// Findings about cells: the first ones, then their number.
struct CellFindings {
  private let limit: Int
  private var kept: [Problem] = []
  private var count = 0

  init(limit: Int) { self.limit = limit }

  mutating func add(_ problem: @autoclosure () -> Problem) {
    count += 1
    if kept.count < limit { kept.append(problem()) }
  }

  /// What was kept, and how many were not.
  var problems: [Problem] {
    guard count > kept.count, let last = kept.last else { return kept }
    return kept + [last.further(count - kept.count)]
  }
}

extension Problem {
  /// The note that more cells of the same column have this fault.
  func further(_ count: Int) -> Problem {
    Problem(
      AnalysisFault.moreCells,
      at: Place(file: place.file, sheet: place.sheet, header: place.header),
      ["count": "\(count)", "code": code])
  }
}
