import Testing

@testable import Estimation

/// Units that are all equal: any pair told apart is an error. Mean and variance of each unit come
/// from six normal numbers, so the variance has five degrees of freedom.
@Suite("Equal units are told apart in 5 % of all surveys")
struct RankCoverageTests {
  private static let repetitions = 200

  @Test(arguments: [13, 20])
  func estimatedVariances(units: Int) throws {
    let rate = try errorRate(units: units, degreesOfFreedom: 5)
    #expect(rate <= 0.07 && rate >= 0.01)
  }

  @Test func takenAsKnownTheyAreToldApartFarTooOften() throws {
    #expect(try errorRate(units: 13, degreesOfFreedom: nil) > 0.25)
  }

  /// Domains of one design with six PSUs, each PSU's luck shared by all domains; of seven the
  /// covariances are singular.
  @Test(arguments: [4, 7]) func covariancesEstimatedTogether(units: Int) throws {
    #expect(try sharedErrorRate(units: units, psus: 6, degreesOfFreedom: 5) <= 0.1)
    #expect(try sharedErrorRate(units: units, psus: 6, degreesOfFreedom: nil) > 0.2)
  }

  @Test(arguments: [1.0, 2, 5, 40])
  func varianceRatiosHaveTheMomentsOfChiSquared(degreesOfFreedom: Double) {
    var generator = SeededGenerator(seed: 5)
    let ratios = (0..<40_000).map { _ in
      generator.nextVarianceRatio(degreesOfFreedom: degreesOfFreedom)
    }
    let mean = ratios.reduce(0, +) / 40_000
    let variance = ratios.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 40_000
    #expect(abs(mean - 1) < 0.03)
    #expect(abs(variance * degreesOfFreedom / 2 - 1) < 0.1)
  }

  private func errorRate(units: Int, degreesOfFreedom: Double?) throws -> Double {
    var generator = SeededGenerator(seed: 11)
    let errors = try (0..<RankCoverageTests.repetitions).count { _ in
      let samples = (0..<units).map { _ in sample(using: &generator) }
      let sets = try RankSets.joint(
        samples.map(\.mean), covariances: Covariances(variances: samples.map(\.variance)),
        degreesOfFreedom: degreesOfFreedom.map { Array(repeating: $0, count: units) }, level: 0.95,
        draws: 200, using: &generator)
      return sets.lowerUnits.contains { !$0.isEmpty }
    }
    return Double(errors) / Double(RankCoverageTests.repetitions)
  }

  private func sharedErrorRate(units: Int, psus: Int, degreesOfFreedom: Double?) throws -> Double {
    var generator = SeededGenerator(seed: 11)
    let design = try SampleDesign(
      strata: Array(repeating: 0, count: psus), psus: Array(0..<psus),
      weights: Array(repeating: 1, count: psus), lonePSU: .fail)
    let errors = try (0..<100).count { _ in
      let luck = (0..<psus).map { _ in generator.nextNormalPair().0 }
      let means = try (0..<units).map { _ in
        let values = luck.map { $0 + generator.nextNormalPair().0 }
        return try #require(LinearizedEstimate.mean(values, weights: design.weights))
      }
      let sets = try RankSets.joint(
        means.map(\.value), covariances: design.covariances(of: means),
        degreesOfFreedom: degreesOfFreedom.map { Array(repeating: $0, count: units) }, level: 0.95,
        draws: 200, using: &generator)
      return sets.lowerUnits.contains { !$0.isEmpty }
    }
    return Double(errors) / 100
  }

  private func sample(using generator: inout SeededGenerator) -> (mean: Double, variance: Double) {
    let numbers = (0..<3).flatMap { _ in
      let pair = generator.nextNormalPair()
      return [pair.0, pair.1]
    }
    let mean = numbers.reduce(0, +) / 6
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 5 / 6
    return (mean, variance)
  }
}
