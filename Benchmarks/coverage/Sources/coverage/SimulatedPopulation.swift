import Estimation
import Foundation

/// A population whose PSUs differ: the chance of being satisfied is drawn for each from a beta
/// distribution with mean `share`, so that two people of a PSU correlate by `intraclass`.
struct SimulatedPopulation {
  /// Mean chance of being satisfied, which the intervals must cover.
  let share: Double
  /// Correlation of two people of one PSU, above 0.
  let intraclass: Double

  /// Answers of 1 and 0, `answers` of each of some PSUs drawn anew.
  func answers(psus: Int, each answers: Int, _ generator: inout SeededGenerator) -> [Double] {
    let size = 1 / intraclass - 1
    var result: [Double] = []
    result.reserveCapacity(psus * answers)
    for _ in 0..<psus {
      let satisfied = Self.gamma(share * size, &generator)
      let chance = satisfied / (satisfied + Self.gamma((1 - share) * size, &generator))
      for _ in 0..<answers {
        result.append(Double.random(in: 0..<1, using: &generator) < chance ? 1 : 0)
      }
    }
    return result
  }

  /// A gamma number of shape at least 1 by squeezing (Marsaglia and Tsang 2000), of a smaller one
  /// by the power they give.
  private static func gamma(_ shape: Double, _ generator: inout SeededGenerator) -> Double {
    if shape < 1 {
      let power = pow(Double.random(in: 0..<1, using: &generator), 1 / shape)
      return gamma(shape + 1, &generator) * power
    }
    let d = shape - 1 / 3
    while true {
      let x = normal(&generator)
      let v = 1 + x / (9 * d).squareRoot()
      guard v > 0 else { continue }
      let cube = v * v * v
      let u = 1 - Double.random(in: 0..<1, using: &generator)
      if log(u) < x * x / 2 + d - d * cube + d * log(cube) { return d * cube }
    }
  }

  private static func normal(_ generator: inout SeededGenerator) -> Double {
    let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &generator))).squareRoot()
    return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &generator))
  }
}
