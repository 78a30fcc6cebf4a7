import Findings

extension EstimateSpec {
  /// Faults of estimates inside others that do not give exactly one value. Ranges must have been
  /// resolved.
  var severalValueProblems: [Problem] {
    estimates.flatMap { $0.measure.severalValueProblems }
  }
}

extension EstimateEntry {
  /// The fault that the entry gives several values, and those of the entries inside it.
  fileprivate var singleValueProblems: [Problem] {
    let inner = measure.severalValueProblems
    guard !measure.isSingleValue else { return inner }
    return [Problem(AnalysisFault.notOneValue, at: place)] + inner
  }
}

extension Measure {
  fileprivate var severalValueProblems: [Problem] {
    switch self {
    case .difference(let first, let second):
      first.singleValueProblems + second.singleValueProblems
    case .domainDifference(let entry, _): entry.singleValueProblems
    case .combine(let entries, _): entries.flatMap(\.singleValueProblems)
    case .ranks(let ranking): ranking.of.singleValueProblems
    case .smallArea(let model):
      if case .estimate(let entry) = model.of { entry.singleValueProblems } else { [] }
    default: []
    }
  }

  /// Whether the estimate is one number in each domain.
  fileprivate var isSingleValue: Bool {
    switch self {
    case .mean(let columns), .total(let columns, _), .share(let columns, _):
      columns.entries.count == 1
    case .quantile(let columns, let probabilities):
      columns.entries.count == 1 && probabilities.count == 1
    case .distribution(let columns, let levels):
      columns.entries.count == 1 && levels?.count == 1
    case .population, .ratio, .topTwo, .difference, .domainDifference, .combine: true
    case .count, .table, .chiSquare, .alpha, .icc, .ranks, .smallArea: false
    }
  }
}
