/// How probable each rank of each of several units is, given estimates with errors.
///
/// Values are drawn around the estimates with the estimates' errors and ranked: the distribution of
/// the true ranks under a flat prior (Goldstein and Spiegelhalter, JRSS A 159, 1996: 385). It says
/// what to bet on one unit; what a ranking may claim is the matter of `RankSets`.
public struct RankProbabilities: Sendable, Hashable {
  /// Number of units.
  public let units: Int
  /// Number of draws.
  public let draws: Int
  /// Draws in which a unit had a rank, unit after unit, from rank 1 on.
  private let counts: [Int]

  /// Probabilities from simulated values.
  ///
  /// - Parameters:
  ///   - degreesOfFreedom: of each unit's variance, above 0, infinity where it is known; nil where
  ///     all are. Values then have t distributions: the units' own where units are independent,
  ///     else one multivariate t with the least of them.
  ///   - generator: source of randomness; its seed is part of what makes the result repeatable.
  /// - Throws: `EstimationFault.lengthsDiffer`, `.notFinite`, `.notACovariance`,
  ///   `.noDegreesOfFreedom`.
  public init(
    _ estimates: [Double], covariances: Covariances, degreesOfFreedom: [Double]? = nil,
    draws: Int, using generator: inout SeededGenerator
  ) throws {
    guard covariances.count == estimates.count, draws > 0 else {
      throw EstimationFault.lengthsDiffer
    }
    guard estimates.allSatisfy(\.isFinite) else { throw EstimationFault.notFinite }
    try SimulatedVariances.check(degreesOfFreedom, units: estimates.count)
    var errors = try SimulatedErrors(covariances, draws: draws, using: &generator)
    if let degreesOfFreedom {
      errors.studentize(degreesOfFreedom, isShared: !covariances.isDiagonal, using: &generator)
    }
    let units = estimates.count
    var counts = Array(repeating: 0, count: units * units)
    for draw in 0..<draws {
      let values = estimates.indices.map { estimates[$0] + errors.values[$0 * draws + draw] }
      for (unit, rank) in RankProbabilities.ranks(values).enumerated() {
        counts[unit * units + rank - 1] += 1
      }
    }
    self.units = units
    self.draws = draws
    self.counts = counts
  }

  /// Probability that a unit has a rank from 1, the highest value, on; equal values share the best
  /// rank.
  public func probability(of unit: Int, rank: Int) -> Double {
    Double(counts[unit * units + rank - 1]) / Double(draws)
  }

  /// Probability that a unit is among the `count` highest: that fewer units are higher.
  public func probability(of unit: Int, inTop count: Int) -> Double {
    let ranks = counts[unit * units..<(unit + 1) * units].prefix(max(0, count))
    return Double(ranks.reduce(0, +)) / Double(draws)
  }

  /// Mean rank of a unit.
  public func expectedRank(of unit: Int) -> Double {
    (0..<units).reduce(0) { $0 + Double(($1 + 1) * counts[unit * units + $1]) } / Double(draws)
  }

  /// 1 + the number of higher values.
  private static func ranks(_ values: [Double]) -> [Int] {
    var ranks = Array(repeating: 1, count: values.count)
    var (rank, last) = (1, Double.infinity)
    for (position, unit) in values.indices.sorted(by: { values[$0] > values[$1] }).enumerated() {
      if values[unit] < last { (rank, last) = (position + 1, values[unit]) }
      ranks[unit] = rank
    }
    return ranks
  }
}
