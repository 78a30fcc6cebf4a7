/// A quantile with its Woodruff interval.
///
/// Without an interval the influence values of `estimate` are 0 and stand for no variance.
public struct QuantileEstimate: Sendable, Hashable {
  /// The quantile; its influence is that of the distribution function there times the slope of the
  /// interval, so that differences and their covariances can be made.
  public let estimate: DomainEstimate
  /// Limits; nil where a limit of the distribution function lies outside 0 and 1, where the quantile
  /// is the largest of different answers, or without t.
  public let interval: ConfidenceInterval?
  /// Length of the interval over 2 t.
  public let standardError: Double?
}

extension DomainEstimate {
  /// The least answer at or below which at least the share `probability` of the weight lies, with
  /// the interval of Woodruff (1952): the t interval of the distribution function there, taken back
  /// through the distribution function (`svyquantile`, `interval.type = "mean"`, R's survey).
  ///
  /// Where the quantile is the largest of different answers the distribution function is 1 and shows
  /// no variance, from which nothing follows: there is no interval, where R gives the point.
  ///
  /// - Parameters:
  ///   - probability: Above 0 and below 1.
  ///   - t: Two-sided critical value; nil for no interval.
  ///   - variance: Variance of a linearised share under the design.
  /// - Throws: What `variance` throws.
  public static func quantile(
    _ probability: Double, of answers: Answers, weights: [Double], domain: [Bool]? = nil,
    t: Double?, variance: (LinearizedEstimate) throws -> Double
  ) rethrows -> QuantileEstimate? {
    guard probability > 0, probability < 1,
      let function = WeightedDistribution(answers, weights: weights, domain: domain),
      case let quantile = function.quantile(probability),
      let share = share(
        of: answers.map { $0 <= quantile ? 1 : 0 }, weights: weights, domain: domain)
    else { return nil }
    let error = try variance(share.linearized).squareRoot()
    let isAtEdge = share.value >= 1 && !function.isOfOneValue
    guard let t, !isAtEdge, share.value - t * error >= 0, share.value + t * error <= 1 else {
      return QuantileEstimate(
        estimate: share.taken(to: quantile, slope: 0), interval: nil, standardError: nil)
    }
    let interval = ConfidenceInterval(
      lower: function.quantile(share.value - t * error),
      upper: function.quantile(share.value + t * error))
    let length = interval.upper - interval.lower
    let slope = error > 0 ? -length / (2 * t * error) : 0
    return QuantileEstimate(
      estimate: share.taken(to: quantile, slope: slope), interval: interval,
      standardError: length / (2 * t))
  }

  private func taken(to quantile: Double, slope: Double) -> DomainEstimate {
    let estimate = LinearizedEstimate.smooth([linearized], value: quantile, gradient: [slope])
    return DomainEstimate(estimate, sample.scaled(by: slope))
  }
}

/// The weighted distribution function of the answers of a domain.
struct WeightedDistribution {
  private let values: [Double]
  private let cumulative: [Double]

  /// Whether all answers are alike.
  var isOfOneValue: Bool { values.first == values.last }

  /// Nil without an answer of weight.
  init?(_ answers: Answers, weights: [Double], domain: [Bool]?) {
    let rows = weights.indices.filter {
      weights[$0] != 0 && answers.isGiven[$0] && domain?[$0] ?? true
    }
    guard !rows.isEmpty else { return nil }
    let order = rows.sorted {
      (answers.values[$0], weights[$0]) < (answers.values[$1], weights[$1])
    }
    var sum = CompensatedSum()
    values = order.map { answers.values[$0] }
    cumulative = order.map { row in
      sum.add(weights[row])
      return sum.value
    }
  }

  /// The least value at or below which the share `p` of the weight lies. A share reached up to
  /// rounding counts as reached.
  func quantile(_ p: Double) -> Double {
    let total = cumulative[cumulative.count - 1]
    let aim = p * total - 1e-12 * total
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] >= aim { high = middle } else { low = middle + 1 }
    }
    return values[low]
  }
}
