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
