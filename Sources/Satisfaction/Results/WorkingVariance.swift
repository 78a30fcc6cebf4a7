import Estimation

extension NodeEstimate {
  /// The variance to compare or to average with: the squared standard error; where the sample shows
  /// no variance, that of the interval that stands in for it, (half its width / t)², because 0 would
  /// claim what a sample cannot know; nil where nothing is known.
  ///
  /// - Parameter level: confidence level of the interval.
  func workingVariance(level: Double) -> Double? {
    guard let error = standardError, let freedom = degreesOfFreedom else { return nil }
    if error > ConfidenceInterval.smallestStandardError { return error * error }
    guard let lower = lower?.fraction, let upper = upper?.fraction,
      let t = StudentT.critical(level: level, degreesOfFreedom: freedom)
    else { return nil }
    let half = (upper - lower) / (2 * t)
    return half * half
  }
}
