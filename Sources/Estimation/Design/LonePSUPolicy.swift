/// What a stratum with a single PSU adds to a variance, which cannot be estimated from it alone.
/// There is no silent default: whoever builds a design names one.
public enum LonePSUPolicy: String, Sendable, Codable, CaseIterable {
  /// No variance at all: `EstimationFault.lonePSU`.
  case fail
  /// Nothing; the stratum is left out as if it had been asked in full.
  case remove
  /// Nothing; the PSU was certain to be in the sample.
  case certainty
  /// Squared deviation from the mean of all PSU totals, times the population correction.
  case adjust
  /// The mean contribution of the other strata.
  case average
}

/// Why an estimate cannot be made.
public enum EstimationFault: Error, Hashable, Sendable {
  /// A stratum has one PSU and the policy is to fail.
  case lonePSU(stratum: Int)
  /// The population of a stratum has fewer PSUs than its sample.
  case populationBelowSample(stratum: Int)
  /// A PSU has rows in two strata.
  case psuInTwoStrata(psu: Int)
  /// Lists that must have one entry a row, stratum or column do not.
  case lengthsDiffer
  /// A covariance matrix has a negative variance or is not positive semidefinite.
  case notACovariance
  /// Degrees of freedom are not positive.
  case noDegreesOfFreedom
  /// A number is NaN or infinite where the formula needs a finite one.
  case notFinite
  /// A weight is negative or not a finite number.
  case invalidWeight(row: Int)
  /// A scale needs two items at least.
  case tooFewItems
  /// Fewer rows than a variance needs have the answers.
  case tooFewAnswers
  /// All answers to an item are alike.
  case itemWithoutVariance(item: Int)
  /// The items cancel each other: their sum does not vary.
  case sumWithoutVariance
  /// Fewer than two groups, or no group with two answers.
  case tooFewGroups
  /// A table needs two rows and two columns with answers.
  case tooFewLevels
  /// A table has more cells than can be tested.
  case tooManyCells(most: Int)
  /// A row or column of a table adds up to nothing.
  case emptyLevel(Int)
  /// Some of the estimates a test is about determine others.
  case singularCovariances
  /// An area's sampling variance is not a positive number.
  case invalidAreaVariance(area: Int)
  /// A model needs more areas with an estimate than it has coefficients.
  case tooFewAreas
  /// Predictors that others determine, by position; in an area model the intercept is 0.
  case dependentPredictors([Int])
  /// More predictors than all subsets can be tried of.
  case tooManyPredictors(most: Int)
  /// The response does not vary.
  case responseWithoutVariance
  /// More units covary than can be simulated with so many draws.
  case tooManyUnits
  /// A confidence level is not between 0 and 1.
  case invalidLevel
  /// An iteration did not come to rest.
  case noConvergence
}
