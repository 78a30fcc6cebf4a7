/// Why an estimate cannot be made.
public enum EstimationFault: Error, Hashable, Sendable {
  /// A stratum has one PSU and the policy is to fail.
  case lonePSU(stratum: Int)
  /// The population of a stratum has fewer PSUs than its sample.
  case populationBelowSample(stratum: Int)
  /// A PSU has rows in two strata.
  case psuInTwoStrata(psu: Int)
  /// An id is negative.
  case negativeID(row: Int)
  /// A weight is negative or not a finite number.
  case invalidWeight(row: Int)
  /// A population size is not positive, or a sampling fraction not above 0 and at most 1.
  case invalidPopulationSize(stage: Int, row: Int)
  /// Numbers below 1 and above 1 stand in one list of population sizes.
  case countsMixedWithFractions(row: Int)
  /// Rows of one stratum, or of one unit of the stage above, carry different population sizes.
  case populationSizeVaries(stage: Int, row: Int)
  /// A stratum, or a unit of the stage above, has fewer units than were drawn from it.
  case populationBelowUnits(stage: Int, row: Int)
  /// A unit of the stage above has one unit at this stage and the policy is to fail.
  case loneUnit(stage: Int, unitAbove: Int)
  /// The policy is the average of the other strata, and all of them have a single unit.
  case noStratumToAverage(stage: Int)
  /// An inclusion probability is not above 0 and at most 1.
  case invalidProbability(row: Int)
  /// Unequal probabilities are given for a design of several stages or with population sizes.
  case unequalProbabilitiesNeedOneStage
  /// Rows of one unit carry different inclusion probabilities.
  case probabilityVariesWithinUnit(row: Int)
  /// Joint probabilities are not a symmetric table of one row and column a row of the sample
  /// (`row` nil), or one of them is no probability or contradicts the row's own.
  case jointProbabilitiesDoNotFit(row: Int?)
  /// Joint probabilities are given, and a unit has several rows.
  case jointProbabilitiesNeedOneRowAUnit(row: Int)
  /// The design has no second stage to condition on the first.
  case noStageBelow
  /// A row that the design does not have.
  case noSuchRow(row: Int)
  /// Lists that must have one entry a row, stratum or column do not.
  case lengthsDiffer
  /// A step of weighting cannot be done.
  case weighting(WeightingFault, step: Int)
  /// Replicates cannot be made or used.
  case replication(ReplicationFault)
  /// A covariance matrix has a negative variance or is not positive semidefinite.
  case notACovariance
  /// A quantile has no interval, so that nothing is known of its variance.
  case quantileWithoutInterval
  /// A function of quantiles is to be had by the jackknife, which is inconsistent for them (Shao and
  /// Tu, The Jackknife and Bootstrap, 1995, 1.4).
  case jackknifeOfQuantile
  /// Degrees of freedom are not positive.
  case noDegreesOfFreedom
  /// A number is NaN or infinite where the formula needs a finite one.
  case notFinite
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
  /// The means of all groups are alike, so that there is nothing to tell them apart by.
  case groupMeansAlike
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
