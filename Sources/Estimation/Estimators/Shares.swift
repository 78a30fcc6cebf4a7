extension DomainEstimate {
  /// Share of the answers that are 1, of answers of 1 and 0.
  public static func share(of answers: Answers, weights: [Double], domain: [Bool]? = nil)
    -> DomainEstimate?
  {
    pooledShare(of: [answers], satisfied: [1], weights: weights, domain: domain)
  }

  /// Share of each level among the answers given. Answers at none of the levels count in the
  /// denominator.
  public static func distribution(
    of answers: Answers, levels: [Double], weights: [Double], domain: [Bool]? = nil
  ) -> [DomainEstimate]? {
    let shares = levels.compactMap { level in
      share(of: answers.equals(level), weights: weights, domain: domain)
    }
    return shares.count == levels.count ? shares : nil
  }

  /// Joint share of a level of each of two questions, among rows with both answers.
  public static func jointShare(
    of first: Answers, at firstLevel: Double, and second: Answers, at secondLevel: Double,
    weights: [Double], domain: [Bool]? = nil
  ) -> DomainEstimate? {
    let left = first.given(where: second).equals(firstLevel).values
    let both = second.given(where: first).equals(secondLevel)
    var joint: [Double?] = []
    for row in left.indices { joint.append(both.isGiven[row] ? left[row] * both.values[row] : nil) }
    return share(of: Answers(joint), weights: weights, domain: domain)
  }

  /// Satisfied answers over answers given, pooled over items: a row counts once an item it
  /// answered.
  public static func pooledShare(
    of items: [Answers], satisfied levels: Set<Double>, weights: [Double], domain: [Bool]? = nil
  ) -> DomainEstimate? {
    let levels = Array(levels)
    let counts = PooledAnswers(items, rows: weights.count) { levels.contains($0) ? 1 : 0 }
    return counts.ratio(weights: weights, domain: domain, isShare: true)
  }

  /// Mean of the answers to several items, pooled: a row counts once an item it answered.
  public static func meanRating(of items: [Answers], weights: [Double], domain: [Bool]? = nil)
    -> DomainEstimate?
  {
    PooledAnswers(items, rows: weights.count) { $0 }
      .ratio(weights: weights, domain: domain, isShare: false)
  }

  /// Mean of the items' shares of satisfied answers, each item among its own answers; nil where an
  /// item has none in the domain. Differs from `pooledShare` where items have different gaps.
  public static func meanOfShares(
    of items: [Answers], satisfied levels: Set<Double>, weights: [Double], domain: [Bool]? = nil
  ) -> DomainEstimate? {
    let shares = items.compactMap {
      share(of: $0.isOne(of: levels), weights: weights, domain: domain)
    }
    guard shares.count == items.count, !items.isEmpty else { return nil }
    let count = Double(items.count)
    let mean = LinearizedEstimate.smooth(
      shares.map(\.linearized), value: shares.compensatedSum(\.value) / count,
      gradient: items.map { _ in 1 / count })
    let answers = shares.reduce(0) { $0 + ($1.sample.answers ?? 0) }
    let satisfied = shares.reduce(0) { $0 + ($1.sample.satisfied ?? 0) }
    let sample = AnsweredRows(
      of: mean, weights: weights, domain: domain, answers: (answers, satisfied)
    ) { row in items.contains { $0.isGiven[row] } }
    return DomainEstimate(mean, sample, isShare: true)
  }
}

/// Sums over the answered items of each row.
private struct PooledAnswers {
  /// Sum of the scores of a row's answers.
  let sums: [Double]
  /// Number of a row's answers.
  let counts: [Double]

  init(_ items: [Answers], rows: Int, score: (Double) -> Double) {
    var sums = Array(repeating: 0.0, count: rows)
    var counts = sums
    for item in items {
      for (row, isGiven) in item.isGiven.enumerated() where isGiven {
        sums[row] += score(item.values[row])
        counts[row] += 1
      }
    }
    self.sums = sums
    self.counts = counts
  }

  func ratio(weights: [Double], domain: [Bool]?, isShare: Bool) -> DomainEstimate? {
    guard
      let ratio = LinearizedEstimate.ratio(sums, over: counts, weights: weights, domain: domain)
    else { return nil }
    var answers = 0.0
    var satisfied = 0.0
    for (row, weight) in weights.enumerated() where weight != 0 && domain?[row] ?? true {
      answers += counts[row]
      satisfied += sums[row]
    }
    let sample = AnsweredRows(
      of: ratio, weights: weights, domain: domain,
      answers: isShare ? (Int(answers), Int(satisfied)) : nil
    ) { counts[$0] > 0 }
    return DomainEstimate(ratio, sample, isShare: isShare)
  }
}
