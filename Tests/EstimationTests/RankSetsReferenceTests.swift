import Estimation
import Testing

/// Expected sets: R 4.2, csranks 1.2.3 (the authors' package), with the first twelve countries of its
/// `pisa2018` and three seeds that all give the same sets:
///
///     d <- pisa2018[1:12,]; s <- d$math_se; x <- d$math_score
///     Sigma <- diag(s^2)                                   # independent
///     Sigma <- outer(s, s) * 0.6^abs(outer(1:12, 1:12, "-"))   # correlated
///     csranks(x, Sigma, coverage = .95, cstype = type, simul = simul, stepdown = TRUE, R = 100000)
///
/// (R = 40000 for marginal sets of correlated units.) A pair found different is taken out in its own
/// direction only; the other one stays among those that are tested, there as here.
@Suite("Rank sets are those of csranks")
struct RankSetsReferenceTests {
  private static let scores = [
    491.3600, 498.9423, 508.0703, 512.0169, 417.4066, 390.9323, 402.3306, 499.4677, 509.3984,
    523.4146, 507.3014, 495.4076,
  ]
  private static let errors = [
    1.939833, 2.970999, 2.262662, 2.357476, 2.415888, 2.989559, 3.288799, 2.460662, 1.735002,
    1.743602, 1.967920, 2.320214,
  ]
  private var independent: Covariances { Covariances(variances: Self.errors.map { $0 * $0 }) }
  private var correlated: Covariances {
    let units = Self.errors.indices
    let matrix = units.flatMap { row in
      units.map { column in
        let correlation = (0..<abs(row - column)).reduce(1.0) { power, _ in power * 0.6 }
        return Self.errors[row] * Self.errors[column] * correlation
      }
    }
    return Covariances(matrix: matrix, count: units.count)
  }

  private func expect(
    _ sets: RankSets, best: [Int]?, worst: [Int]?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let last = Self.scores.count
    #expect(
      sets.bounds.map(\.best) == best ?? sets.bounds.map { _ in 1 },
      sourceLocation: sourceLocation)
    #expect(
      sets.bounds.map(\.worst) == worst ?? sets.bounds.map { _ in last },
      sourceLocation: sourceLocation)
  }

  private func joint(_ covariances: Covariances) throws -> RankSets {
    var generator = SeededGenerator(seed: 1)
    return try .joint(
      Self.scores, covariances: covariances, level: 0.95, draws: 20_000, using: &generator)
  }

  private func marginal(_ covariances: Covariances, _ side: RankSets.Side) throws -> RankSets {
    var generator = SeededGenerator(seed: 1)
    return try .marginal(
      Self.scores, covariances: covariances, level: 0.95, side: side, draws: 20_000,
      using: &generator)
  }

  /// One-sided joint sets of csranks have the same ends.
  @Test func jointSets() throws {
    expect(
      try joint(independent), best: [6, 3, 2, 2, 10, 11, 11, 4, 2, 1, 2, 6],
      worst: [9, 9, 7, 5, 10, 12, 12, 9, 6, 1, 7, 9])
    expect(
      try joint(correlated), best: [7, 5, 2, 2, 10, 12, 11, 4, 2, 1, 2, 6],
      worst: [9, 8, 6, 5, 10, 12, 11, 9, 5, 1, 7, 9])
  }

  @Test func marginalSetsOfIndependentUnits() throws {
    expect(
      try marginal(independent, .both), best: [6, 4, 2, 2, 10, 12, 11, 4, 2, 1, 2, 6],
      worst: [9, 9, 7, 5, 10, 12, 11, 9, 5, 1, 7, 9])
    expect(
      try marginal(independent, .best), best: [7, 6, 2, 2, 10, 12, 11, 6, 2, 1, 2, 6], worst: nil)
    expect(
      try marginal(independent, .worst), best: nil,
      worst: [9, 9, 5, 5, 10, 12, 11, 8, 5, 1, 5, 9])
  }

  @Test func marginalSetsOfCorrelatedUnits() throws {
    expect(
      try marginal(correlated, .both), best: [8, 5, 2, 2, 10, 12, 11, 6, 2, 1, 2, 6],
      worst: [9, 8, 5, 5, 10, 12, 11, 8, 5, 1, 6, 9])
    expect(
      try marginal(correlated, .best), best: [8, 6, 2, 2, 10, 12, 11, 6, 2, 1, 2, 6], worst: nil)
    expect(
      try marginal(correlated, .worst), best: nil,
      worst: [9, 8, 5, 5, 10, 12, 11, 8, 5, 1, 5, 9])
  }
}
