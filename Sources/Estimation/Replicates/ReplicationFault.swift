/// Why replicates cannot be made or used.
public enum ReplicationFault: Error, Hashable, Sendable {
  /// A stratum has not the two PSUs that balanced half samples need.
  case notTwoPSUs(stratum: Int, psus: Int)
  /// Fewer replicates than a variance needs.
  case tooFewReplicates(Int)
  /// A replicate's column has not one weight a row.
  case columnLengthDiffers(replicate: Int, rows: Int, expected: Int)
  /// Weights of a replicate are not finite.
  case invalidWeights(replicate: Int, rows: [Int])
  /// Fay's factor is not in 0 ≤ ρ < 1.
  case invalidRho(Double)
  /// Supplied replicates of a stratified jackknife came without their scales.
  case replicateScalesMissing
  /// There is not one scale a replicate.
  case replicateScaleCountDiffers(scales: Int, replicates: Int)
  /// A scale is negative or not finite.
  case invalidScale(Double)
  /// The policy for lone PSUs means nothing for this kind of replicates.
  case policyNotReplicable(LonePSUPolicy)
  /// The replicates are columns of rows, which totals of PSUs cannot use.
  case rowsNeeded
  /// Totals are of a PSU that the design does not have.
  case unknownPSU(Int)
  /// A replicate could not be weighted like the sample.
  case weighting(WeightingFault, step: Int, replicate: Int)
}
