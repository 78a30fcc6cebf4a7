/// The sample an estimate rests on. Rows of weight 0 are in none of the counts.
public struct AnsweredRows: Sendable, Hashable {
  /// Rows of the domain with an answer.
  public let n: Int
  /// Rows of the domain without an answer.
  public let missing: Int
  /// Answers given, unweighted, where the estimate is a share; several a row where it pools items.
  public let answers: Int?
  /// Answers that count as satisfied, unweighted, where the estimate is a share.
  public let satisfied: Int?
  /// Sum of the weights of rows with an answer.
  public let weightSum: Double
  /// (Σ w)² times the weighted variance of the influence values over rows with an answer: what a
  /// simple random sample's variance and the effective sample size are made of. For a mean it is
  /// Σ w (y - ȳ)²/Σ w.
  public let spread: Double

  /// All rows of the domain.
  public var rows: Int { n + missing }

  /// A sample whose counts and sums were found elsewhere, such as in a table of cells.
  public init(
    n: Int, missing: Int, answers: Int? = nil, satisfied: Int? = nil, weightSum: Double,
    spread: Double
  ) {
    self.n = n
    self.missing = missing
    self.answers = answers
    self.satisfied = satisfied
    self.weightSum = weightSum
    self.spread = spread
  }

  /// The sample behind influence values.
  init(
    of estimate: LinearizedEstimate, weights: [Double], domain: [Bool]?,
    answers: (count: Int, satisfied: Int)? = nil, isAnswered: (Int) -> Bool
  ) {
    var n = 0
    var missing = 0
    var weightSum = CompensatedSum()
    var influenceSum = CompensatedSum()
    for (row, weight) in weights.enumerated() where weight != 0 && domain?[row] ?? true {
      guard isAnswered(row) else {
        missing += 1
        continue
      }
      n += 1
      weightSum.add(weight)
      influenceSum.add(weight * estimate.influence[row])
    }
    let mean = influenceSum.value / weightSum.value
    var squares = CompensatedSum()
    for (row, weight) in weights.enumerated()
    where weight != 0 && domain?[row] ?? true && isAnswered(row) {
      let deviation = estimate.influence[row] - mean
      squares.add(weight * deviation * deviation)
    }
    self.n = n
    self.missing = missing
    self.answers = answers?.count
    self.satisfied = answers?.satisfied
    self.weightSum = weightSum.value
    spread = weightSum.value * squares.value
  }

  /// The sample of an estimate whose influence values are `slope` times these, and which is no
  /// share.
  func scaled(by slope: Double) -> AnsweredRows {
    AnsweredRows(n: n, missing: missing, weightSum: weightSum, spread: spread * slope * slope)
  }
}
