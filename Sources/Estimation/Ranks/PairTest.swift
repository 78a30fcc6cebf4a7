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
  private var draws: Int { errors.draws }

  init(
    _ estimates: [Double], _ covariances: Covariances, degreesOfFreedom: [Double]?, draws: Int,
    using generator: inout some RandomNumberGenerator
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
    while !open.isEmpty {
      let critical = criticalValue(open, level: level)
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

  /// The order statistic at ⌈level × draws⌉ of the largest studentised error of the open pairs.
  private func criticalValue(_ open: [UnitPair], level: Double) -> Double {
    var largest = Array(repeating: -Double.infinity, count: draws)
    var scales = Array(repeating: 0.0, count: draws)
    let remaining = Set(open)
    errors.values.withUnsafeBufferPointer { errors in
      scales.withUnsafeMutableBufferPointer { scales in
        largest.withUnsafeMutableBufferPointer { largest in
          for pair in open {
            let isMutual = remaining.contains(UnitPair(higher: pair.lower, lower: pair.higher))
            if isMutual, pair.higher > pair.lower { continue }
            variances.writeScales(of: pair, into: scales)
            raise(largest, to: pair, isMutual: isMutual, errors, UnsafeBufferPointer(scales))
          }
        }
      }
    }
    largest.sort()
    let position = Int((level * Double(draws)).rounded(.up)) - 1
    return largest[min(draws - 1, max(0, position))]
  }

  /// Raises each draw's maximum to the pair's studentised error, or to its absolute value where
  /// the pair is open in both directions.
  private func raise(
    _ largest: UnsafeMutableBufferPointer<Double>, to pair: UnitPair, isMutual: Bool,
    _ errors: UnsafeBufferPointer<Double>, _ scales: UnsafeBufferPointer<Double>
  ) {
    let (high, low) = (pair.higher * draws, pair.lower * draws)
    for draw in 0..<draws {
      let error = errors[high + draw] - errors[low + draw]
      largest[draw] = max(largest[draw], (isMutual ? abs(error) : error) * scales[draw])
    }
  }
}
