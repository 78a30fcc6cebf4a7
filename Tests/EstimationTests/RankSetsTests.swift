import Estimation
import Testing

/// Critical values and sets: numpy, two million draws with its own generator, seed 7, for
/// est = [.95, .80, .90, .70, .78], sd = [.02, .05, .03, .04, .02], independent and with
/// cov[0,1] = .0006, cov[2,3] = -.0004:
///
///     m = max over open ordered pairs of (e[:,j] - e[:,k]) / s_jk;  c = quantile(m, .95)
///     take out pairs with (est_j - est_k) / s_jk > c; again until none is found
///
/// Marginal sets start from the pairs with one unit; the critical values are those of unit 0.
///
/// With df = [6, 8, 10, 12, inf] a million draws of
///
///     v = sd**2 * chisquare(df) / df (sd**2 where df is inf)
///     m = max over open ordered pairs of (e[:,j] - e[:,k]) / sqrt(v[:,j] + v[:,k])
///
/// Correlated units with f = 6 and f = 3: half a million draws of e beside W/f, W the sum of f outer
/// products of normal vectors with the same covariances, and m of (e[:,j] - e[:,k]) / sqrt(W[j,j] +
/// W[k,k] - 2W[j,k]).
///
/// 10,000 draws have a simulation error of about 0.02 in c, with df of about 0.04.
@Suite("Rank sets")
struct RankSetsTests {
  private let estimates = [0.95, 0.80, 0.90, 0.70, 0.78]
  private let deviations = [0.02, 0.05, 0.03, 0.04, 0.02]
  private var correlated: Covariances {
    var matrix = Array(repeating: 0.0, count: 25)
    for unit in 0..<5 { matrix[unit * 6] = deviations[unit] * deviations[unit] }
    for (cell, value) in [(1, 0.0006), (5, 0.0006), (13, -0.0004), (17, -0.0004)] {
      matrix[cell] = value
    }
    return Covariances(matrix: matrix, count: 5)
  }

  @Test func independentUnits() throws {
    let sets = try joint(estimates, Covariances(variances: deviations.map { $0 * $0 }))
    expect(sets, critical: [2.6970, 2.6128])
  }

  @Test func variancesFromFewPSUs() throws {
    let variances = Covariances(variances: deviations.map { $0 * $0 })
    let sets = try joint(estimates, variances, degreesOfFreedom: [6, 8, 10, 12, .infinity])
    expect(
      sets, best: [1, 1, 1, 3, 3], worst: [3, 5, 3, 5, 5], critical: [3.0600, 2.9812],
      within: 0.1)
  }

  @Test func infinitelyManyDegreesOfFreedomAreKnownVariances() throws {
    let variances = Covariances(variances: deviations.map { $0 * $0 })
    let infinite = Array(repeating: Double.infinity, count: 5)
    #expect(
      try joint(estimates, variances, degreesOfFreedom: infinite) == joint(estimates, variances))
  }

  @Test func degreesOfFreedomThatDoNotFit() {
    let variances = Covariances(variances: [1, 1])
    #expect(throws: EstimationFault.lengthsDiffer) {
      try joint([1, 2], variances, degreesOfFreedom: [5])
    }
    #expect(throws: EstimationFault.noDegreesOfFreedom) {
      try joint([1, 2], variances, degreesOfFreedom: [5, 0])
    }
    #expect(throws: EstimationFault.tooManyUnits) {
      let units = 142
      return try joint(
        Array(repeating: 0, count: units),
        Covariances(
          matrix: (0..<units * units).map { $0 % (units + 1) == 0 ? 1 : 0 }, count: units),
        degreesOfFreedom: Array(repeating: 5, count: units))
    }
  }

  @Test func correlatedUnits() throws {
    expect(try joint(estimates, correlated), critical: [2.6727, 2.5914])
  }

  @Test func correlatedUnitsWithCovariancesFromFewPSUs() throws {
    let six = try joint(estimates, correlated, degreesOfFreedom: [6, 8, 10, 12, .infinity])
    expect(
      six, best: [1, 1, 1, 2, 2], worst: [3, 5, 5, 5, 5], critical: [4.1301, 4.0363], within: 0.12)
    let three = try joint(estimates, correlated, degreesOfFreedom: [3, 3, 3, 3, 3])
    expect(
      three, best: [1, 1, 1, 1, 1], worst: [5, 5, 5, 5, 5], critical: [7.1913], within: 0.3)
  }

  /// Of two correlated units the critical value is that of Student's t: qt(.975, 5).
  @Test func twoCorrelatedUnitsAreOneTTest() throws {
    let covariances = Covariances(matrix: [0.0009, 0.0005, 0.0005, 0.0016], count: 2)
    let sets = try joint([0.8, 0.7], covariances, degreesOfFreedom: [5, 5])
    #expect(isClose(sets.criticalValues[0], 2.5706, 0.04))
    let known = try joint([0.8, 0.7], covariances, degreesOfFreedom: [.infinity, .infinity])
    #expect(try known == joint([0.8, 0.7], covariances))
  }

  /// By the sets above: units 0 and 2 may lead, 1 and 3 may be second or third.
  @Test func whoMayLeadAndWhoCannotBeToldApart() throws {
    let sets = try joint(estimates, Covariances(variances: deviations.map { $0 * $0 }))
    #expect(sets.candidatesForTop(1) == [0, 2])
    #expect(sets.candidatesForTop(2) == [0, 1, 2])
    #expect(sets.candidatesForTop(0).isEmpty && sets.candidatesForTop(5).count == 5)
    #expect(sets.unitsNotToldApart(from: 0) == [2])
    #expect(sets.unitsNotToldApart(from: 1) == [2, 3, 4])
  }

  /// Of two units the largest difference is the only one: the critical value is 1.96.
  @Test func twoUnitsAreOneNormalTest() throws {
    let variances = Covariances(variances: [0.0009, 0.0016])
    let sets = try joint([0.80, 0.70], variances)
    #expect(isClose(sets.criticalValues[0], 1.96, 0.02))
    #expect(sets.bounds.map(\.worst) == [1, 2])
    #expect(try joint([0.80, 0.71], variances).bounds.map(\.worst) == [2, 2])
  }

  @Test func equalUnitsMayHaveAnyRank() throws {
    let sets = try joint(
      [0.8, 0.8, 0.8], Covariances(variances: [0.01, 0.02, 0.03]))
    #expect(sets.bounds.allSatisfy { $0.best == 1 && $0.worst == 3 })
  }

  @Test func unitsWithoutVarianceAreKnown() throws {
    let sets = try joint([0.7, 0.8, 0.8], Covariances(variances: [0, 0, 0]))
    #expect(sets.bounds.map(\.best) == [3, 1, 1])
    #expect(sets.bounds.map(\.worst) == [3, 2, 2])
  }

  /// Only pairs with the unit itself are open: the critical values are smaller than the joint ones.
  @Test func marginalSets() throws {
    let independent = Covariances(variances: deviations.map { $0 * $0 })
    for (covariances, critical) in [
      (independent, [2.4773, 2.3057]), (correlated, [2.4808, 2.3096]),
    ] {
      var generator = SeededGenerator(seed: 1)
      let marginal = try RankSets.marginal(
        estimates, covariances: covariances, level: 0.95, draws: 10_000, using: &generator)
      expect(marginal, critical: critical)
      let joint = try joint(estimates, covariances)
      for (own, all) in zip(marginal.bounds, joint.bounds) {
        #expect(own.best >= all.best && own.worst <= all.worst)
      }
    }
  }

  @Test func sameSeedSameSets() throws {
    let variances = Covariances(variances: deviations.map { $0 * $0 })
    #expect(try joint(estimates, variances) == joint(estimates, variances))
  }

  /// From the top: 0.95 and 0.90 cannot be told apart; 0.80 can from 0.95 and opens a group; 0.78
  /// and 0.70 cannot be told apart from 0.80.
  @Test func groupsFromTheTop() throws {
    let sets = try joint(estimates, Covariances(variances: deviations.map { $0 * $0 }))
    #expect(sets.groups(estimates) == [1, 2, 1, 2, 2])
  }

  @Test func nothingToRank() throws {
    let none = try joint([], Covariances(variances: []))
    #expect(none.bounds.isEmpty && none.groups([]).isEmpty)
    #expect(try joint([0.8], Covariances(variances: [0.01])).bounds[0].worst == 1)
  }

  @Test func notACovariance() {
    #expect(throws: EstimationFault.notACovariance) {
      try joint([1, 2], Covariances(variances: [1, -1]))
    }
    #expect(throws: EstimationFault.notACovariance) {
      try joint([1, 2], Covariances(matrix: [1, 2, 2, 1], count: 2))
    }
    #expect(throws: EstimationFault.lengthsDiffer) {
      try joint([1], Covariances(variances: [1, 1]))
    }
    #expect(throws: EstimationFault.notFinite) {
      try joint([1, .nan], Covariances(variances: [1, 1]))
    }
  }

  @Test(arguments: [0, 1, -1, Double.nan, .infinity]) func noLevel(level: Double) {
    var generator = SeededGenerator(seed: 1)
    let variances = Covariances(variances: [1, 1])
    #expect(throws: EstimationFault.invalidLevel) {
      try RankSets.joint(
        [1, 2], covariances: variances, level: level, draws: 10, using: &generator)
    }
    #expect(throws: EstimationFault.invalidLevel) {
      try RankSets.marginal(
        [1, 2], covariances: variances, level: level, draws: 10, using: &generator)
    }
  }

  private func joint(
    _ estimates: [Double], _ covariances: Covariances, degreesOfFreedom: [Double]? = nil
  ) throws -> RankSets {
    var generator = SeededGenerator(seed: 1)
    return try RankSets.joint(
      estimates, covariances: covariances, degreesOfFreedom: degreesOfFreedom, level: 0.95,
      draws: 10_000, using: &generator)
  }

  private func expect(
    _ sets: RankSets, best: [Int] = [1, 2, 1, 3, 3], worst: [Int] = [2, 5, 3, 5, 5],
    critical: [Double], within tolerance: Double = 0.05
  ) {
    #expect(sets.bounds.map(\.best) == best)
    #expect(sets.bounds.map(\.worst) == worst)
    #expect(sets.criticalValues.count == critical.count)
    for (value, expected) in zip(sets.criticalValues, critical) {
      #expect(abs(value - expected) < tolerance)
    }
  }
}
