import Estimation
import Testing

/// Expected numbers: numpy 2.4.6, four million draws with its own generator, seed 7, for
/// est = [.95, .80, .90, .70, .78], sd = [.02, .05, .03, .04, .02], df = [6, 8, 10, 12, inf], and
/// with cov[0,1] = .0006, cov[2,3] = -.0004:
///
///     th = est + standard_normal((n,5)) * sd [/ sqrt(chisquare(df)/df)]
///     rank = (th[:,None,:] > th[:,:,None]).sum(2) + 1; probability = (rank == k).mean(0)
///
/// Correlated with df: all five errors of a draw over one sqrt(chisquare(6)/6).
///
/// 20,000 draws have a simulation error of at most 0.0035.
@Suite("Probabilities of ranks")
struct RankProbabilitiesTests {
  private let estimates = [0.95, 0.80, 0.90, 0.70, 0.78]
  private let variances = [0.02, 0.05, 0.03, 0.04, 0.02].map { $0 * $0 }

  private var correlated: Covariances {
    var matrix = Array(repeating: 0.0, count: 25)
    for unit in 0..<5 { matrix[unit * 6] = variances[unit] }
    for (cell, value) in [(1, 0.0006), (5, 0.0006), (13, -0.0004), (17, -0.0004)] {
      matrix[cell] = value
    }
    return Covariances(matrix: matrix, count: 5)
  }

  @Test func independentUnits() throws {
    let result = try probabilities(Covariances(variances: variances))
    expect(
      (1...5).map { result.probability(of: 1, rank: $0) }, [0.0023, 0.0412, 0.5971, 0.3045, 0.0549])
    expect(
      (0..<5).map { result.probability(of: $0, inTop: 2) }, [0.9994, 0.0435, 0.9567, 0, 0.0003])
    expect((0..<5).map(result.expectedRank), [1.0852, 3.3684, 1.9612, 4.9039, 3.6813])
    for unit in 0..<5 { #expect(result.probability(of: unit, inTop: 5) == 1) }
    #expect(result.probability(of: 0, inTop: 0) == 0)
  }

  @Test func variancesFromFewPSUs() throws {
    let result = try probabilities(
      Covariances(variances: variances), degreesOfFreedom: [6, 8, 10, 12, .infinity])
    expect(
      (1...5).map { result.probability(of: 1, rank: $0) }, [0.0102, 0.054, 0.568, 0.296, 0.0718])
    expect(
      (0..<5).map { result.probability(of: $0, inTop: 2) },
      [0.9971, 0.0642, 0.9371, 0.0004, 0.0012])
  }

  @Test func correlatedUnits() throws {
    let result = try probabilities(correlated)
    expect(
      (1...5).map { result.probability(of: 1, rank: $0) }, [0.0001, 0.043, 0.5977, 0.3043, 0.0548])
    expect(
      (1...5).map { result.probability(of: 3, rank: $0) }, [0, 0.0002, 0.0126, 0.0705, 0.9168])
  }

  @Test func correlatedUnitsWithFewDegreesOfFreedom() throws {
    let result = try probabilities(correlated, degreesOfFreedom: [6, 8, 10, 12, .infinity])
    expect(
      (1...5).map { result.probability(of: 1, rank: $0) }, [0.0049, 0.0625, 0.5636, 0.2936, 0.0754])
    expect(
      (0..<5).map { result.probability(of: $0, inTop: 2) },
      [0.9985, 0.0675, 0.9255, 0.0042, 0.0043])
  }

  @Test func equalUnitsWithoutVarianceShareTheBestRank() throws {
    var generator = SeededGenerator(seed: 1)
    let result = try RankProbabilities(
      [0.7, 0.8, 0.8], covariances: Covariances(variances: [0, 0, 0]), draws: 3, using: &generator)
    #expect(result.probability(of: 1, rank: 1) == 1 && result.probability(of: 2, rank: 1) == 1)
    #expect(result.expectedRank(of: 0) == 3)
  }

  @Test func nothingToRank() throws {
    var generator = SeededGenerator(seed: 1)
    let none = try RankProbabilities(
      [], covariances: Covariances(variances: []), draws: 10, using: &generator)
    #expect(none.units == 0)
  }

  @Test func sameSeedSameProbabilities() throws {
    let covariances = Covariances(variances: variances)
    #expect(try probabilities(covariances) == probabilities(covariances))
  }

  @Test func estimatesThatCannotBeRanked() {
    var generator = SeededGenerator(seed: 1)
    #expect(throws: EstimationFault.lengthsDiffer) {
      try RankProbabilities(
        [1], covariances: Covariances(variances: [1, 1]), draws: 10, using: &generator)
    }
    #expect(throws: EstimationFault.lengthsDiffer) {
      try RankProbabilities(
        [1], covariances: Covariances(variances: [1]), draws: 0, using: &generator)
    }
    #expect(throws: EstimationFault.notFinite) {
      try RankProbabilities(
        [.infinity], covariances: Covariances(variances: [1]), draws: 10, using: &generator)
    }
    #expect(throws: EstimationFault.notACovariance) {
      try RankProbabilities(
        [1], covariances: Covariances(variances: [-1]), draws: 10, using: &generator)
    }
    #expect(throws: EstimationFault.noDegreesOfFreedom) {
      try RankProbabilities(
        [1, 2], covariances: Covariances(matrix: [1, 0.5, 0.5, 1], count: 2),
        degreesOfFreedom: [3, 0], draws: 10, using: &generator)
    }
  }

  private func probabilities(_ covariances: Covariances, degreesOfFreedom: [Double]? = nil) throws
    -> RankProbabilities
  {
    var generator = SeededGenerator(seed: 1)
    return try RankProbabilities(
      estimates, covariances: covariances, degreesOfFreedom: degreesOfFreedom, draws: 20_000,
      using: &generator)
  }

  private func expect(
    _ values: [Double], _ expected: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(values.count == expected.count, sourceLocation: sourceLocation)
    for (value, other) in zip(values, expected) {
      #expect(abs(value - other) < 0.01, sourceLocation: sourceLocation)
    }
  }
}
