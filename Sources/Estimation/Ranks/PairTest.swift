/// The claim that one unit is higher than another.
struct UnitPair: Hashable {
  var higher: Int
  var lower: Int
}

/// Tests of many pairwise differences at once against the largest studentised difference.
struct PairTest {
  private let estimates: [Double]
  private let covariances: Covariances
  private let errors: SimulatedErrors
  private let variances: SimulatedVariances

  init(
    _ estimates: [Double], _ covariances: Covariances, degreesOfFreedom: [Double]?, draws: Int,
    using generator: inout SeededGenerator
  ) throws {
    guard covariances.count == estimates.count, draws > 0 else {
      throw EstimationFault.lengthsDiffer
    }
    guard estimates.allSatisfy(\.isFinite) else { throw EstimationFault.notFinite }
    self.estimates = estimates
    self.covariances = covariances
    errors = try SimulatedErrors(covariances, draws: draws, using: &generator)
    variances = try SimulatedVariances(
      covariances, degreesOfFreedom: degreesOfFreedom, draws: draws, using: &generator)
  }

  /// The pairs found different, and the critical value of each step.
  ///
  /// A difference without any variance is taken for what it is and not simulated.
  func stepDown(_ pairs: [UnitPair], level: Double) -> (
    rejected: [UnitPair], criticalValues: [Double]
  ) {
    var rejected = pairs.filter { deviation($0) == 0 && difference($0) > 0 }
    var open = pairs.filter { deviation($0) > 0 }
    var criticalValues: [Double] = []
    var largest = LargestDifferences(errors, variances)
    while !open.isEmpty {
      let critical = largest.quantile(at: level, over: merged(open))
      criticalValues.append(critical)
      let found = open.filter { difference($0) / deviation($0) > critical }
      if found.isEmpty { break }
      rejected += found
      open.removeAll { difference($0) / deviation($0) > critical }
    }
    return (rejected, criticalValues)
  }

  private func difference(_ pair: UnitPair) -> Double {
    estimates[pair.higher] - estimates[pair.lower]
  }

  private func deviation(_ pair: UnitPair) -> Double {
    covariances.varianceOfDifference(pair.higher, pair.lower).squareRoot()
  }

  /// Pairs open in both directions as one.
  private func merged(_ open: [UnitPair]) -> [LargestDifferences.Pair] {
    let remaining = Set(open)
    return open.compactMap { pair in
      let isMutual = remaining.contains(UnitPair(higher: pair.lower, lower: pair.higher))
      guard !isMutual || pair.higher < pair.lower else { return nil }
      return LargestDifferences.Pair(higher: pair.higher, lower: pair.lower, isMutual: isMutual)
    }
  }
}
