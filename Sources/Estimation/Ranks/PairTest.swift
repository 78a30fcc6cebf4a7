/// The claim that one unit is higher than another.
struct UnitPair: Hashable {
  var higher: Int
  var lower: Int
}

/// Tests of many pairwise differences at once against the largest studentised difference.
struct PairTest {
  private let estimates: [Double]
  private let covariances: Covariances
  private let draws: Int
  /// Simulated estimation errors, unit after unit, `draws` each.
  private let errors: [Double]

  init(
    _ estimates: [Double], _ covariances: Covariances, draws: Int,
    using generator: inout some RandomNumberGenerator
  ) throws {
    guard covariances.count == estimates.count, draws > 0 else {
      throw EstimationFault.lengthsDiffer
    }
    self.estimates = estimates
    self.covariances = covariances
    self.draws = draws
    errors = try PairTest.simulate(covariances, draws: draws, using: &generator)
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
    errors.withUnsafeBufferPointer { errors in
      largest.withUnsafeMutableBufferPointer { largest in
        let remaining = Set(open)
        for pair in open {
          let isMutual = remaining.contains(UnitPair(higher: pair.lower, lower: pair.higher))
          if isMutual, pair.higher > pair.lower { continue }
          raise(largest, to: pair, isMutual: isMutual, errors)
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
    _ errors: UnsafeBufferPointer<Double>
  ) {
    let scale = 1 / deviation(pair)
    let (high, low) = (pair.higher * draws, pair.lower * draws)
    guard isMutual else {
      for draw in 0..<draws {
        largest[draw] = max(largest[draw], (errors[high + draw] - errors[low + draw]) * scale)
      }
      return
    }
    for draw in 0..<draws {
      largest[draw] = max(largest[draw], abs(errors[high + draw] - errors[low + draw]) * scale)
    }
  }

  private static func simulate(
    _ covariances: Covariances, draws: Int, using generator: inout some RandomNumberGenerator
  ) throws -> [Double] {
    let units = covariances.count
    var normal = Array(repeating: 0.0, count: units * draws)
    for start in stride(from: 0, to: normal.count, by: 2) {
      let pair = generator.nextNormalPair()
      normal[start] = pair.0
      if start + 1 < normal.count { normal[start + 1] = pair.1 }
    }
    return covariances.isDiagonal
      ? try scaled(normal, covariances, draws) : try mixed(normal, covariances, draws)
  }

  private static func scaled(_ normal: [Double], _ covariances: Covariances, _ draws: Int) throws
    -> [Double]
  {
    var errors = normal
    for unit in 0..<covariances.count {
      guard covariances.variance(unit) >= 0 else { throw EstimationFault.notACovariance }
      let deviation = covariances.standardError(unit)
      for i in unit * draws..<(unit + 1) * draws { errors[i] *= deviation }
    }
    return errors
  }

  private static func mixed(_ normal: [Double], _ covariances: Covariances, _ draws: Int) throws
    -> [Double]
  {
    let units = covariances.count
    let factor = try covariances.lowerFactor()
    var errors = Array(repeating: 0.0, count: normal.count)
    for unit in 0..<units {
      for source in 0...unit where factor[unit * units + source] != 0 {
        let slope = factor[unit * units + source]
        for draw in 0..<draws {
          errors[unit * draws + draw] += slope * normal[source * draws + draw]
        }
      }
    }
    return errors
  }
}
