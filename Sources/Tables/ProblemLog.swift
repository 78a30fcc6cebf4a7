import Findings

/// Findings of one reader, bounded: the first ones, then their number.
struct ProblemLog {
  private let limit: Int
  private var kept: [Problem] = []
  private var leftOut = 0

  init(limit: Int) {
    self.limit = limit
  }

  /// Keeps a finding, or counts it where there are too many.
  mutating func add(_ problem: Problem) {
    if kept.count < limit { kept.append(problem) } else { leftOut += 1 }
  }

  /// All that was kept, and how many were not.
  var problems: [Problem] {
    guard leftOut > 0, let file = kept.last?.place.file else { return kept }
    return kept + [TableFault.moreFindings.at(file, ["count": "\(leftOut)"])]
  }
}

/// How much of a long value a message quotes.
func excerpt(_ bytes: some Collection<UInt8>) -> String {
  let text = String(decoding: bytes.prefix(160), as: UTF8.self)
  return text.count > 60 ? text.prefix(60) + "…" : text
}

/// A size in the unit that reads best.
func byteCount(_ bytes: Int) -> String {
  bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : bytes >= 1 << 10 ? "\(bytes >> 10) KiB" : "\(bytes) B"
}
