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
  /// Whole weights (`WholeWeights`) in one unit of the last decimal that the sums keep.
  private let scale: Double
  private let hasWholeFactors: Bool

  /// A number of sums that keep so many decimals of weights.
  init(kind: Kind, numerator: [Term], denominator: [Term], decimals: Int) {
    self.kind = kind
    self.numerator = numerator
    self.denominator = denominator
    scale = (0..<decimals).reduce(WholeWeights.one) { power, _ in power / 10 }
    hasWholeFactors = numerator.allSatisfy { $0.factor == $0.factor.rounded() }
  }

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

  /// Numerator and denominator of some sums, each the double nearest to the exact one.
  @inline(__always)
  func parts(_ words: UnsafeBufferPointer<Int64>) -> (Double, Double) {
    (sum(numerator, words), sum(denominator, words))
  }

  @inline(__always)
  private func sum(_ terms: [Term], _ words: UnsafeBufferPointer<Int64>) -> Double {
    var sum = 0.0
    var size = 0.0
    for term in terms {
      let product = term.factor * Double(words[term.word])
      sum += product
      size += abs(product)
    }
    // Whole numbers that all have their double.
    if hasWholeFactors, size * scale < 0x1p53 { return sum * scale }
    return exactSum(terms, words)
  }

  private func exactSum(_ terms: [Term], _ words: UnsafeBufferPointer<Int64>) -> Double {
    var sum = ExactSum()
    for term in terms { sum.add(term.factor, times: Double(words[term.word]) * scale) }
    return sum.value
  }
}

extension CellStatistic {
  /// The number of a domain with the answers it rests on.
  func whole(_ sums: CellSums) -> WholeSum {
    sums.words.withUnsafeBufferPointer { words in
      let (numerator, denominator) = parts(words)
      return WholeSum(
        numerator: numerator, denominator: denominator, isTotal: isTotal,
        sample: sample(words, rows: Int(sums.weightedRows), numerator, denominator))
    }
  }

  private func sample(
    _ words: UnsafeBufferPointer<Int64>, rows: Int, _ numerator: Double, _ denominator: Double
  ) -> AnsweredRows {
    switch kind {
    case .population:
      AnsweredRows(rows: rows, n: rows, weight: denominator, squares: 0, isTotal: true)
    case .share:
      AnsweredRows(
        rows: rows, n: rowCount(self.denominator, words),
        satisfiedRows: rowCount(self.numerator, words), satisfied: numerator, given: denominator)
    case .mean, .total:
      AnsweredRows(
        rows: rows, n: rowCount(self.denominator, words), weight: denominator,
        squares: squares(words, mean: numerator / denominator), isTotal: isTotal)
    case .pooled(let word):
      AnsweredRows(
        rows: rows, n: Int(words[word]), answers: rowCount(self.denominator, words),
        satisfiedAnswers: rowCount(self.numerator, words), weight: scaled(words[word + 1]),
        satisfied: numerator, given: denominator,
        products: (scaled(words[word + 2]), scaled(words[word + 3]), scaled(words[word + 4])))
    }
  }

  /// Rows behind terms of slots, whose weights follow the rows.
  private func rowCount(_ terms: [Term], _ words: UnsafeBufferPointer<Int64>) -> Int {
    terms.reduce(0) { $0 + Int(words[$1.word - 1]) }
  }

  /// Weighted sum of the squared deviations from a mean.
  private func squares(_ words: UnsafeBufferPointer<Int64>, mean: Double) -> Double {
    var sum = ExactSum()
    for term in numerator where words[term.word] > 0 {
      let deviation = term.factor - mean
      sum.add(deviation * deviation, times: Double(words[term.word]) * scale)
    }
    return sum.value
  }

  /// The double nearest to the exact product. Products of doubles below 2^53 are exact, and many times
  /// cheaper than numbers of 128 bits.
  private func scaled(_ word: Int64) -> Double {
    let product = Double(word) * scale
    return abs(product) < 0x1p53 ? product : Double(Int128(word) * Int128(scale))
  }
}
