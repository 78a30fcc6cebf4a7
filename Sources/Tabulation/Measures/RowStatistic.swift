import Estimation

/// A number computed from rows and their weights. All lists have one entry a row.
indirect enum RowStatistic: Sendable {
  /// Mean of the answers.
  case mean(Answers)
  /// Weighted sum of the answers.
  case total(Answers)
  /// Share of the answers that are 1.
  case share(Answers)
  /// A weighted sum over another, of rows with both.
  case ratio(Answers, Answers)
  /// Share of the answers to several items that are 1, all answers counting the same.
  case pooledShare([Answers])
  /// Mean of the items' shares.
  case meanOfShares([Answers])
  /// Combined ratio estimate of a total.
  case combinedTotal(Answers, by: Answers, known: Double)
  /// Separate ratio estimate of a total, with the known total of each stratum.
  case separateTotal(Answers, by: Answers, strata: [Int], known: [Double])
  /// A quantile.
  case quantile(Double, Answers)
  /// A number of the marked rows.
  case inDomain([Bool], RowStatistic)
  /// Σ coefficient × number.
  case combination([RowStatistic], [Double])

  /// Whether it is a share between 0 and 1, which has intervals of its own.
  var isShare: Bool {
    switch self {
    case .share, .pooledShare, .meanOfShares: true
    case .inDomain(_, let statistic): statistic.isShare
    default: false
    }
  }

  /// Whether it is a quantile or made of some.
  var hasQuantile: Bool {
    switch self {
    case .quantile: true
    case .inDomain(_, let statistic): statistic.hasQuantile
    case .combination(let parts, _): parts.contains(where: \.hasQuantile)
    default: false
    }
  }

  /// The marked rows of parts that are about some rows only; nil where it is about all.
  var domain: [Bool]? {
    switch self {
    case .inDomain(let marks, let statistic): marks.and(statistic.domain)
    case .combination(let parts, _):
      parts.dropFirst().reduce(parts.first?.domain) { SampleDesign.union($0, $1.domain) }
    default: nil
    }
  }

  /// Rows that have what the number needs: both sides of a ratio, else any of the answers.
  var isAnswered: [Bool] {
    switch self {
    case .mean(let answers), .total(let answers), .share(let answers), .quantile(_, let answers):
      answers.isGiven
    case .ratio(let first, let second), .combinedTotal(let first, by: let second, known: _),
      .separateTotal(let first, by: let second, strata: _, known: _):
      first.isGiven.and(second.isGiven)
    case .pooledShare(let items), .meanOfShares(let items):
      RowStatistic.any(items.map(\.isGiven))
    case .inDomain(let marks, let statistic): marks.and(statistic.isAnswered)
    case .combination(let parts, _): RowStatistic.any(parts.map(\.isAnswered))
    }
  }

  /// The number as the rows of a domain see it, in the order given.
  func restricted(toRows rows: [Int]) -> RowStatistic {
    func only(_ answers: Answers) -> Answers { answers.rows(rows) }
    switch self {
    case .mean(let answers): return .mean(only(answers))
    case .total(let answers): return .total(only(answers))
    case .share(let answers): return .share(only(answers))
    case .ratio(let first, let second): return .ratio(only(first), only(second))
    case .pooledShare(let items): return .pooledShare(items.map(only))
    case .meanOfShares(let items): return .meanOfShares(items.map(only))
    case .combinedTotal(let answers, let auxiliary, let known):
      return .combinedTotal(only(answers), by: only(auxiliary), known: known)
    case .separateTotal(let answers, let auxiliary, let strata, let known):
      return .separateTotal(
        only(answers), by: only(auxiliary), strata: rows.map { strata[$0] }, known: known)
    case .quantile(let probability, let answers): return .quantile(probability, only(answers))
    case .inDomain(let marks, let statistic):
      return .inDomain(rows.map { marks[$0] }, statistic.restricted(toRows: rows))
    case .combination(let parts, let coefficients):
      return .combination(parts.map { $0.restricted(toRows: rows) }, coefficients)
    }
  }

  private static func any(_ lists: [[Bool]]) -> [Bool] {
    guard var result = lists.first else { return [] }
    for list in lists.dropFirst() {
      for row in result.indices where list[row] { result[row] = true }
    }
    return result
  }
}

extension [Bool] {
  /// Rows marked in both; nil marks all.
  func and(_ other: [Bool]?) -> [Bool] {
    guard let other else { return self }
    return zip(self, other).map { $0 && $1 }
  }
}
