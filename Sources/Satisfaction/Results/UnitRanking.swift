import Estimation
import Foundation
import Questionnaires
import Rules

/// Ranks the units of a block on the root of the tree.
struct UnitRanking {
  /// How published percentages are rounded.
  let rounding: RoundingRule
  /// Confidence level of the rank intervals, all units of the block at once.
  let level: Double
  /// How the intervals are simulated.
  let simulation: RankSimulation

  /// Places in the order of the estimates.
  ///
  /// The rank is taken on the rounded value; equal values share the better rank. A unit without
  /// standard error cannot be told apart from any other. Variances come from few PSUs, so their
  /// degrees of freedom are simulated with them.
  func positions(_ estimates: [NodeEstimate]) throws -> [RankPosition] {
    let values = estimates.map { $0.estimate?.fraction ?? 0 }
    // Where nothing is known: 1, more than any share can vary.
    let variances = estimates.map { $0.workingVariance(level: level) ?? 1 }
    let rounded = values.map { Percent(fraction: $0).rounded(rounding) }
    var generator = SeededGenerator(seed: simulation.seed)
    let sets = try RankSets.joint(
      values, covariances: Covariances(variances: variances),
      degreesOfFreedom: estimates.map { $0.degreesOfFreedom ?? .infinity }, level: level,
      draws: simulation.draws, using: &generator)
    let groups = sets.groups(values)
    return estimates.indices.map { unit in
      let rank = 1 + rounded.count { $0 > rounded[unit] }
      return RankPosition(
        rank: rank, best: min(rank, sets.bounds[unit].best),
        worst: max(rank, sets.bounds[unit].worst), group: groups[unit])
    }
  }
}

/// How rank intervals are simulated; part of what makes a published rank repeatable.
public struct RankSimulation: Sendable, Hashable {
  /// Simulated vectors.
  public var draws: Int
  /// Seed of the `SeededGenerator`, the same for every block.
  public var seed: UInt64

  /// 10,000 draws from seed 1 unless the caller publishes others.
  public init(draws: Int = 10_000, seed: UInt64 = 1) {
    self.draws = draws
    self.seed = seed
  }
}
