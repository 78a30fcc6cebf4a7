import Testing

@testable import Estimation

/// The quantile found from few draws against the sorted maxima of all draws, worked out one by one.
@Suite("Largest differences")
struct LargestDifferencesTests {
  private static let draws = 1_000
  private static let units = 7

  @Test(arguments: [0.01, 0.5, 0.9, 0.95, 0.999], [nil, 4.0, 30])
  func everyStepIsTheQuantileOfAllDraws(level: Double, degreesOfFreedom: Double?) throws {
    try check(
      Covariances(variances: (1...LargestDifferencesTests.units).map { Double($0) }),
      degreesOfFreedom, level)
  }

  @Test(arguments: [0.5, 0.95], [nil, 4.0])
  func unitsThatCovary(level: Double, degreesOfFreedom: Double?) throws {
    let units = LargestDifferencesTests.units
    let matrix = (0..<units * units).map { $0 % (units + 1) == 0 ? 2.0 : 0.5 }
    try check(Covariances(matrix: matrix, count: units), degreesOfFreedom, level)
  }

  /// Takes pairs out step by step, mutual ones in one direction first.
  private func check(_ covariances: Covariances, _ degreesOfFreedom: Double?, _ level: Double)
    throws
  {
    let (draws, units) = (LargestDifferencesTests.draws, LargestDifferencesTests.units)
    var generator = SeededGenerator(seed: 17)
    let errors = try SimulatedErrors(covariances, draws: draws, using: &generator)
    let variances = try SimulatedVariances(
      covariances, degreesOfFreedom: degreesOfFreedom.map { Array(repeating: $0, count: units) },
      draws: draws, using: &generator)
    var largest = LargestDifferences(errors, variances)
    var pairs = (0..<units).flatMap { low in
      (low + 1..<units).map { LargestDifferences.Pair(higher: $0, lower: low, isMutual: true) }
    }
    while !pairs.isEmpty {
      let expected = quantile(level, pairs, errors, variances)
      let found = largest.quantile(at: level, over: pairs)
      #expect(abs(found - expected) <= 1e-12 * abs(expected))
      if let mutual = pairs.firstIndex(where: \.isMutual), generator.nextUniform() < 0.5 {
        pairs[mutual].isMutual = false
      } else {
        pairs.remove(at: Int(generator.nextUniform() * Double(pairs.count)))
      }
    }
  }

  private func quantile(
    _ level: Double, _ pairs: [LargestDifferences.Pair], _ errors: SimulatedErrors,
    _ variances: SimulatedVariances
  ) -> Double {
    let draws = LargestDifferencesTests.draws
    var maxima = Array(repeating: -Double.infinity, count: draws)
    for pair in pairs {
      var spread = Array(repeating: 0.0, count: draws)
      spread.withUnsafeMutableBufferPointer {
        variances.write(of: pair.higher, pair.lower, into: $0)
      }
      for draw in 0..<draws {
        let error =
          errors.values[pair.higher * draws + draw]
          - errors.values[pair.lower * draws + draw]
        maxima[draw] = max(
          maxima[draw], (pair.isMutual ? abs(error) : error) / spread[draw].squareRoot())
      }
    }
    return maxima.sorted()[Int((level * Double(draws)).rounded(.up)) - 1]
  }
}
