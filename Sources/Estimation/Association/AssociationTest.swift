/// Which test of independence.
public enum AssociationStatistic: String, Sendable, Codable, CaseIterable {
  /// Pearson's X² over the sum of the design effects, against F: Rao and Scott's second order.
  case f = "F"
  /// Pearson's X² over the mean design effect, against χ²: Rao and Scott's first order.
  case chiSquared = "Chisq"
  /// Pearson's X² against its own distribution, a linear combination of F variables.
  case linearCombination = "lincom"
  /// Wald's statistic of observed less expected.
  case wald = "Wald"
  /// Wald's statistic corrected for few degrees of freedom.
  case adjustedWald = "adjWald"
}

/// A test of independence in a two-way table of weighted answers; R's `svychisq` prints the same.
public struct AssociationTest: Sendable, Hashable {
  /// Which test.
  public let kind: AssociationStatistic
  /// The statistic: F, X² or the Wald statistic over its degrees of freedom.
  public let statistic: Double
  /// Degrees of freedom of the numerator; nil where the distribution has none.
  public let numeratorDF: Double?
  /// Degrees of freedom of the denominator; nil where there is none.
  public let denominatorDF: Double?
  /// Probability of a statistic as large under independence.
  public let p: Double

  init(
    _ kind: AssociationStatistic, _ statistic: Double, numeratorDF: Double? = nil,
    denominatorDF: Double? = nil, p: Double
  ) throws {
    guard statistic.isFinite, p.isFinite else { throw EstimationFault.noConvergence }
    self.kind = kind
    self.statistic = statistic
    self.numeratorDF = numeratorDF
    self.denominatorDF = denominatorDF
    self.p = p
  }
}
