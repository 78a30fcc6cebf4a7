import Estimation

/// A number of an entry in one domain, with everything its row is made of, from whichever engine.
struct TargetValue: Sendable, Hashable {
  /// The estimate.
  var estimate: Double
  /// Its variance; nil where there is none.
  var variance: Double?
  /// Replicates in which it is undefined, which leave it without variance.
  var undefinedReplicates = 0
  /// The sample it rests on.
  var sample: AnsweredRows
  /// Whether it is a share between 0 and 1.
  var isShare: Bool
  /// Degrees of freedom of its variance; 0 leaves it without limits.
  var degreesOfFreedom: Double
  /// Limits of a quantile, and its standard error; nil for everything else.
  var woodruff: Woodruff?
  /// Why there is no variance, where the formula gives none.
  var fault: EstimationFault?

  /// The same without what is rounding of 0.
  var cleared: TargetValue {
    var value = self
    (value.estimate, value.variance, value.sample) = sample.cleared(
      estimate: estimate, variance: variance)
    return value
  }

  /// Whether a number is beyond the largest one.
  var isTooLarge: Bool { !estimate.isFinite || !(variance?.isFinite ?? true) }

  /// What Woodruff's method gives a quantile.
  struct Woodruff: Sendable, Hashable {
    /// Limits; nil where they lie beyond the answers.
    var interval: ConfidenceInterval?
    /// Length of the interval over 2 t.
    var standardError: Double?
  }
}

/// What a number of an entry is about.
struct Target: Sendable, Hashable {
  /// The columns.
  var of: [String]
  /// The value of a count or distribution, two for a table.
  var level: [String]?
  /// Probability of a quantile.
  var probability: Double?
}

/// A target in a domain, with its number where there is one.
struct TargetResult: Sendable {
  /// What it is about.
  var target: Target
  /// The domain.
  var by: [DomainValue]
  /// The number; nil where the domain has no answer.
  var value: TargetValue?
  /// Rows of the domain, those of weight 0 left out.
  var rows: Int
  /// Rows with an answer, where there is no number in spite of them.
  var answered = 0

  /// The same without what is rounding of 0.
  var cleared: TargetResult {
    var result = self
    result.value = value?.cleared
    return result
  }
}
