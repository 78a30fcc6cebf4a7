/// How well some items measure the same thing: alpha with its standard error, omega, and each item
/// beside the others.
public struct ScaleReliability: Sendable, Hashable {
  /// Which answers enter the covariances.
  public enum Missing: String, Sendable, Codable, CaseIterable {
    /// Each covariance over the persons who answered both items.
    case pairwise
    /// Only persons who answered every item.
    case complete
  }

  /// An item beside the others.
  public struct Item: Sendable, Hashable {
    /// Persons whose answer entered.
    public let answers: Int
    /// Alpha of the other items; nil where fewer than two are left.
    public let alphaIfDropped: Double?
    /// Correlation with the sum of the other items; nil where that does not vary.
    public let itemRestCorrelation: Double?
  }

  /// Persons: all of the domain, or the complete ones.
  public let rows: Int
  /// Cronbach's alpha.
  public let alpha: Double
  /// Alpha of the correlations.
  public let standardizedAlpha: Double?
  /// Standard error of alpha after Duhachek and Iacobucci with n = `rows`.
  public let standardError: Double
  /// Guttman's λ₆; nil where the correlations have no inverse.
  public let lambda6: Double?
  /// McDonald's omega total of one factor behind the complete rows; nil below three items or where
  /// no such factor can be fitted.
  public let omega: Double?
  /// Mean correlation of two items.
  public let meanCorrelation: Double
  /// Weighted mean of the persons' means over the items they answered.
  public let mean: Double
  /// Standard deviation of these means.
  public let standardDeviation: Double
  /// One an item, in order.
  public let items: [Item]

  /// Reliability of the scale made of all items.
  ///
  /// Weights enter every mean and covariance; standard errors take the persons for independent.
  ///
  /// - Throws: `EstimationFault.tooFewItems`, `.tooFewAnswers`, `.itemWithoutVariance`,
  ///   `.sumWithoutVariance`.
  public init(_ answers: ItemAnswers, missing: Missing = .pairwise) throws {
    guard answers.items.count > 1 else { throw EstimationFault.tooFewItems }
    let complete = answers.complete()
    let used = missing == .complete || complete.rows == answers.rows ? complete : answers
    let scale = try CronbachAlpha(used.covariances())
    let common = used.rows == complete.rows ? scale.covariances : try? complete.covariances()
    rows = used.rows
    alpha = scale.value
    standardizedAlpha = scale.standardized
    standardError = scale.standardError(rows: used.rows)
    lambda6 = scale.lambda6
    omega = common.flatMap { try? OneFactorModel($0) }?.omega
    meanCorrelation = scale.meanCorrelation
    let (dropped, withRest) = (scale.valuesIfDropped, scale.itemRestCorrelations)
    let persons = used.personMeans()
    (mean, standardDeviation) = ScaleReliability.moments(persons.means, persons.weights)
    items = used.answered.indices.map { item in
      Item(
        answers: used.answered[item], alphaIfDropped: dropped[item],
        itemRestCorrelation: withRest[item])
    }
  }

  /// alpha ± z SE, not cut at 1; nil for a level outside 0 < level < 1.
  public func interval(level: Double) -> ClosedRange<Double>? {
    StudentT.critical(level: level, degreesOfFreedom: .infinity).map { z in
      alpha - z * standardError...alpha + z * standardError
    }
  }

  private static func moments(_ values: [Double], _ weights: [Double]) -> (Double, Double) {
    let n = Double(values.count)
    let weight = weights.compensatedSum { $0 }
    let mean = zip(values, weights).compensatedSum { $0.0 * $0.1 } / weight
    let squares = zip(values, weights).compensatedSum { $0.1 * ($0.0 - mean) * ($0.0 - mean) }
    return (mean, (squares / weight * n / (n - 1)).squareRoot())
  }
}
