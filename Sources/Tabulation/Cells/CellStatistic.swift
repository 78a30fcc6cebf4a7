import Estimation

/// A number computed from the sums of cells: a weighted sum, or one over another.
struct CellStatistic: Sendable {
  /// A word of the sums and what it counts.
  struct Term: Sendable {
    var word: Int
    var factor: Double
  }

  /// What the design effect and the counts of a row are made of.
  enum Kind: Sendable {
    /// Share of one item's answers.
    case share
    /// Mean of an item's numbers.
    case mean
    /// Sum of an item's numbers; count of a value.
    case total
    /// Count of everybody.
    case population
    /// Share of several items' answers, with the first word of their pair.
    case pooled(pairWord: Int)
  }

  let kind: Kind
  /// Weights of the numerator.
  let numerator: [Term]
  /// Weights of the denominator; of a total those of all answers.
  let denominator: [Term]

  /// Whether it is a share between 0 and 1.
  var isShare: Bool {
    switch kind {
    case .share, .pooled: true
    case .mean, .total, .population: false
    }
  }

  /// Whether it is a sum, not a ratio.
  var isTotal: Bool {
    switch kind {
    case .total, .population: true
    case .share, .mean, .pooled: false
    }
  }

  /// Numerator and denominator of some sums.
  @inline(__always)
  func parts(_ words: UnsafeBufferPointer<Int64>) -> (Double, Double) {
    (CellStatistic.sum(numerator, words), CellStatistic.sum(denominator, words))
  }

  @inline(__always)
  private static func sum(_ terms: [Term], _ words: UnsafeBufferPointer<Int64>) -> Double {
    var sum = 0.0
    for term in terms { sum += term.factor * Double(words[term.word]) }
    return sum
  }
}

extension CellStatistic {
  /// The answers a number of a domain rests on.
  ///
  /// - Parameters:
  ///   - sums: those of the domain.
  ///   - unit: what a weight of 1 is in the sums.
  func sample(_ sums: CellSums, estimate: Double, unit: Double) -> AnsweredRows {
    sums.words.withUnsafeBufferPointer { words in
      let rows = Int(sums.weightedRows)
      switch kind {
      case .population:
        return AnsweredRows(
          n: rows, missing: 0, weightSum: Double(sums.weight) / unit, spread: 0)
      case .pooled(let word):
        return pooledSample(words, word, rows: rows, estimate, unit)
      case .share, .mean, .total:
        let n = rowCount(denominator, words)
        let weight = denominator.reduce(0) { $0 + Double(words[$1.word]) }
        return AnsweredRows(
          n: n, missing: rows - n, answers: isShare ? n : nil,
          satisfied: isShare ? rowCount(numerator, words) : nil, weightSum: weight / unit,
          spread: spread(words, weight, estimate, unit))
      }
    }
  }

  /// Rows behind terms of slots, whose weights follow the rows.
  private func rowCount(_ terms: [Term], _ words: UnsafeBufferPointer<Int64>) -> Int {
    terms.reduce(0) { $0 + Int(words[$1.word - 1]) }
  }

  private func spread(
    _ words: UnsafeBufferPointer<Int64>, _ weight: Double, _ estimate: Double, _ unit: Double
  ) -> Double {
    guard weight > 0 else { return 0 }
    if case .share = kind {
      let (satisfied, given) = parts(words)
      return satisfied * (given - satisfied) / (given * given)
    }
    // Numerator and denominator of a mean or total name the same classes in the same order.
    let mean = numerator.reduce(0) { $0 + $1.factor * Double(words[$1.word]) } / weight
    let squares = numerator.reduce(0) { sum, term in
      let deviation = term.factor - mean
      return sum + Double(words[term.word]) * deviation * deviation
    }
    return isTotal ? weight / unit * squares / unit : squares / weight
  }

  private func pooledSample(
    _ words: UnsafeBufferPointer<Int64>, _ word: Int, rows: Int, _ estimate: Double,
    _ unit: Double
  ) -> AnsweredRows {
    let n = Int(words[word])
    let weight = Double(words[word + 1])
    let (xx, xy, yy) = (Double(words[word + 2]), Double(words[word + 3]), Double(words[word + 4]))
    let squares = max(0, yy - 2 * estimate * xy + estimate * estimate * xx)
    let given = parts(words).1
    return AnsweredRows(
      n: n, missing: rows - n, answers: rowCount(denominator, words),
      satisfied: rowCount(numerator, words), weightSum: weight / unit,
      spread: given > 0 ? weight * squares / (given * given) : 0)
  }
}
