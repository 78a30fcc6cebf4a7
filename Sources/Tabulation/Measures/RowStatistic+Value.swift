import Estimation

extension RowStatistic {
  /// The number for some weights of the whole table, from some of its rows: what replicates need,
  /// without influence values. Not finite where it is undefined.
  func value(weights: [Double], rows: [Int], domain: [Bool]? = nil) -> Double {
    let weighted = WeightedRows(weights: weights, rows: rows, domain: domain)
    switch self {
    case .mean(let answers), .share(let answers): return weighted.mean(answers)
    case .total(let answers): return weighted.total(answers)
    case .ratio(let first, let second): return weighted.ratio(first, second)
    case .pooledShare(let items): return weighted.pooledMean(items)
    case .meanOfShares(let items):
      return items.reduce(0) { $0 + weighted.mean($1) } / Double(items.count)
    case .combinedTotal(let answers, let auxiliary, let known):
      return known * weighted.ratio(answers, auxiliary)
    case .separateTotal(let answers, let auxiliary, let strata, let known):
      return weighted.separateTotal(answers, auxiliary, strata, known)
    case .quantile(let probability, let answers):
      return weighted.quantile(probability, answers)
    case .inDomain(let marks, let statistic):
      return statistic.value(weights: weights, rows: rows, domain: marks.and(domain))
    case .combination(let parts, let coefficients):
      return zip(parts, coefficients).reduce(0) {
        $0 + $1.1 * $1.0.value(weights: weights, rows: rows, domain: domain)
      }
    }
  }
}

/// Some rows of a table with weights, and plain numbers of them.
private struct WeightedRows {
  let weights: [Double]
  let rows: [Int]
  let domain: [Bool]?

  func total(_ answers: Answers) -> Double {
    sum { answers.isGiven[$0] ? weights[$0] * answers.values[$0] : 0 }
  }

  func mean(_ answers: Answers) -> Double {
    total(answers) / sum { answers.isGiven[$0] ? weights[$0] : 0 }
  }

  func ratio(_ first: Answers, _ second: Answers) -> Double {
    func both(_ row: Int) -> Bool { first.isGiven[row] && second.isGiven[row] }
    let denominator = sum { both($0) ? weights[$0] * second.values[$0] : 0 }
    let size = sum { both($0) ? abs(weights[$0] * second.values[$0]) : 0 }
    guard RoundingNoise.cleared(denominator, scale: size) != 0 else { return .nan }
    return sum { both($0) ? weights[$0] * first.values[$0] : 0 } / denominator
  }

  func pooledMean(_ items: [Answers]) -> Double {
    var (ones, given) = (CompensatedSum(), CompensatedSum())
    for item in items {
      ones.add(total(item))
      given.add(sum { item.isGiven[$0] ? weights[$0] : 0 })
    }
    return ones.value / given.value
  }

  func separateTotal(
    _ answers: Answers, _ auxiliary: Answers, _ strata: [Int], _ known: [Double]
  ) -> Double {
    let members = Dictionary(grouping: rows.filter { domain?[$0] ?? true }) { strata[$0] }
    return members.keys.sorted().reduce(0) { sum, stratum in
      let own = WeightedRows(weights: weights, rows: members[stratum] ?? [], domain: nil)
      return sum + known[stratum] * own.ratio(answers, auxiliary)
    }
  }

  func quantile(_ probability: Double, _ answers: Answers) -> Double {
    let members = rows.filter { domain?[$0] ?? true }
    return DomainEstimate.quantile(
      probability, of: answers.rows(members), weights: members.map { weights[$0] }, t: nil,
      variance: { _ in 0 })?.estimate.value ?? .nan
  }

  private func sum(_ term: (Int) -> Double) -> Double {
    var sum = CompensatedSum()
    if let domain {
      for row in rows where domain[row] { sum.add(term(row)) }
    } else {
      for row in rows { sum.add(term(row)) }
    }
    return sum.value
  }
}
