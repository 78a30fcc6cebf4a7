/// An estimate of a domain with its influence values and the sample it rests on.
///
/// Every estimator takes answers and weights a row, and the domain as a mark a row; rows outside
/// the domain stay in the design with influence 0. Estimators give nil where the domain has no
/// answer, or none with weight.
public struct DomainEstimate: Sendable, Hashable {
  /// Value and influence.
  public let linearized: LinearizedEstimate
  /// The sample it rests on.
  public let sample: AnsweredRows
  /// Whether it is a share between 0 and 1, for which the intervals of shares are made.
  public let isShare: Bool

  /// The estimate.
  public var value: Double { linearized.value }

  init(_ linearized: LinearizedEstimate, _ sample: AnsweredRows, isShare: Bool = false) {
    self.linearized = linearized
    self.sample = sample
    self.isShare = isShare
  }

  /// An estimate made elsewhere, such as a smooth function of others, with the rows that have what
  /// it needs. Nil without an estimate or such a row.
  public init?(
    _ linearized: LinearizedEstimate?, answered isGiven: [Bool], weights: [Double],
    domain: [Bool]?, isShare: Bool = false
  ) {
    guard let linearized else { return nil }
    let sample = AnsweredRows(of: linearized, weights: weights, domain: domain) { isGiven[$0] }
    guard sample.n > 0 else { return nil }
    self.init(linearized, sample, isShare: isShare)
  }
}
