/// The ranks that the data leave open for each of several units, after Mogstad, Romano, Shaikh and
/// Wilhelm (Review of Economic Studies 91, 2024: 476).
///
/// All pairwise differences are tested together: the critical value is a quantile of the largest
/// studentised difference, simulated from the estimates' covariances. Pairs found different are
/// taken out and the rest tested again until nothing new is found (step-down). The best rank of a
/// unit is 1 + the number of units significantly higher, the worst K - those significantly lower.
///
/// A variance estimated from few PSUs is itself uncertain: taken as known, five degrees of freedom
/// make the largest difference among a dozen equal units exceed its 5 % limit in about a third
/// of all surveys. With degrees of freedom f every draw therefore simulates the variance estimate
/// too, V χ²(f)/f, and divides the difference of errors by the root of the sum of simulated
/// variances (parametric bootstrap of the studentised maximum). Where units covary, the simulated
/// variance of a difference comes from a Wishart matrix of all of them.
public struct RankSets: Sendable, Hashable {
  /// Best and worst rank of a unit; 1 is the highest estimate.
  public struct Bounds: Sendable, Hashable {
    /// Best rank left open.
    public var best: Int
    /// Worst rank left open.
    public var worst: Int
  }

  /// Which end of a set is wanted.
  public enum Side: Sendable, CaseIterable {
    /// Best and worst rank.
    case both
    /// The best rank alone; the worst is the last one.
    case best
    /// The worst rank alone; the best is 1.
    case worst
  }

  /// One a unit, in the order of the estimates.
  public let bounds: [Bounds]
  /// For each unit, those it is significantly higher than.
  public let lowerUnits: [Set<Int>]
  /// Critical values of the steps; for marginal sets those of the first unit.
  public let criticalValues: [Double]

  /// Sets that hold for all units at once with probability `level`.
  ///
  /// - Parameters:
  ///   - degreesOfFreedom: of each unit's variance, above 0, infinity where it is known; nil where
  ///     all are. Units that covary have their covariances estimated together: the least of the
  ///     degrees of freedom then holds for all.
  ///   - draws: number of simulated vectors.
  ///   - generator: source of randomness; its seed is part of what makes the result repeatable.
  /// - Throws: `EstimationFault` where the covariances do not fit the estimates, or for a level
  ///   outside 0 < level < 1.
  public static func joint(
    _ estimates: [Double], covariances: Covariances, degreesOfFreedom: [Double]? = nil,
    level: Double, draws: Int, using generator: inout SeededGenerator
  ) throws -> RankSets {
    guard level > 0, level < 1 else { throw EstimationFault.invalidLevel }
    let test = try PairTest(
      estimates, covariances, degreesOfFreedom: degreesOfFreedom, draws: draws, using: &generator)
    let units = estimates.indices
    let pairs = units.flatMap { high in
      units.filter { $0 != high }.map { UnitPair(higher: high, lower: $0) }
    }
    let result = test.stepDown(pairs, level: level)
    return RankSets(units: estimates.count, rejected: result.rejected, result.criticalValues)
  }

  /// Sets each of which holds for its own unit with probability `level`: narrower, but not all
  /// true at once.
  ///
  /// One end alone tests half as many differences and is narrower again. Joint sets test every
  /// difference in both directions anyway, so that their ends are those of one-sided sets.
  ///
  /// - Throws: `EstimationFault` where the covariances do not fit the estimates, or for a level
  ///   outside 0 < level < 1.
  public static func marginal(
    _ estimates: [Double], covariances: Covariances, degreesOfFreedom: [Double]? = nil,
    level: Double, side: Side = .both, draws: Int, using generator: inout SeededGenerator
  ) throws -> RankSets {
    guard level > 0, level < 1 else { throw EstimationFault.invalidLevel }
    let test = try PairTest(
      estimates, covariances, degreesOfFreedom: degreesOfFreedom, draws: draws, using: &generator)
    var bounds: [Bounds] = []
    var lower: [Set<Int>] = []
    var critical: [Double] = []
    for unit in estimates.indices {
      let pairs = estimates.indices.filter { $0 != unit }.flatMap { other in
        let (below, above) = (
          UnitPair(higher: unit, lower: other), UnitPair(higher: other, lower: unit)
        )
        return side == .both ? [below, above] : side == .best ? [above] : [below]
      }
      let result = test.stepDown(pairs, level: level)
      let own = RankSets(units: estimates.count, rejected: result.rejected, result.criticalValues)
      bounds.append(own.bounds[unit])
      lower.append(own.lowerUnits[unit])
      if unit == 0 { critical = result.criticalValues }
    }
    return RankSets(bounds: bounds, lowerUnits: lower, criticalValues: critical)
  }

  /// Groups of units that cannot be told apart from the group's first one: from the highest
  /// estimate down, a unit opens a new group when it is significantly lower than the first of the
  /// group before. Group numbers from 1, in the order of the estimates.
  public func groups(_ estimates: [Double]) -> [Int] {
    let order = estimates.indices.sorted {
      (estimates[$1], $0) < (estimates[$0], $1)
    }
    var groups = Array(repeating: 1, count: estimates.count)
    guard var first = order.first else { return [] }
    var group = 1
    for unit in order {
      if lowerUnits[first].contains(unit) {
        group += 1
        first = unit
      }
      groups[unit] = group
    }
    return groups
  }

  /// Units that are neither significantly higher nor lower than one, itself left out.
  public func unitsNotToldApart(from unit: Int) -> Set<Int> {
    Set(
      bounds.indices.filter { other in
        other != unit && !lowerUnits[unit].contains(other) && !lowerUnits[other].contains(unit)
      })
  }

  /// Units that may be among the `count` highest. From joint sets, all units that truly are so
  /// stand here with probability `level`.
  public func candidatesForTop(_ count: Int) -> [Int] {
    bounds.indices.filter { bounds[$0].best <= count }
  }

  private init(bounds: [Bounds], lowerUnits: [Set<Int>], criticalValues: [Double]) {
    self.bounds = bounds
    self.lowerUnits = lowerUnits
    self.criticalValues = criticalValues
  }

  private init(units: Int, rejected: [UnitPair], _ criticalValues: [Double]) {
    var bounds = Array(repeating: Bounds(best: 1, worst: units), count: units)
    var lower = Array(repeating: Set<Int>(), count: units)
    for pair in rejected {
      bounds[pair.lower].best += 1
      bounds[pair.higher].worst -= 1
      lower[pair.higher].insert(pair.lower)
    }
    self.init(bounds: bounds, lowerUnits: lower, criticalValues: criticalValues)
  }
}
