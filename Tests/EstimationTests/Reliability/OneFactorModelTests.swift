import Estimation
import Testing

/// Expected numbers: scipy 1.17.1, the likelihood equations in (λ, ln ψ) solved directly, with the
/// complete rows X of A1r…A5 of `bfi-agreeableness.csv`, w their ages:
///
///     def g(t): l, psi = t[:p], exp(t[p:]); I = inv(outer(l,l) + diag(psi)); G = I@(I^-1 - S)@I
///               return r_[G@l, diag(G)*psi]
///     root(g, r_[.6*sqrt(diag(S)), log(.6*diag(S))], tol=1e-15);  l.sum()**2/(l.sum()**2+psi.sum())
///
/// R's `factanal` and psych's `fa(fm="ml")` agree to the 5 or 6 digits at which they stop.
@Suite("One factor by maximum likelihood")
struct OneFactorModelTests {
  private func answers(_ items: [String]) throws -> ItemAnswers {
    let table = try FixtureTable("bfi-agreeableness")
    let complete = try ["A1r", "A2", "A3", "A4", "A5"].map { try table.values($0) }
    let ages = try table.numbers("age")
    return try ItemAnswers(
      items.map { try table.values($0) }, weights: Array(repeating: 1, count: ages.count),
      domain: ages.indices.map { row in complete.allSatisfy { $0[row] != nil } })
  }

  @Test func fiveItems() throws {
    let model = try OneFactorModel(answers(["A1r", "A2", "A3", "A4", "A5"]).covariances())
    expect(model.loadings, [0.52843502, 0.77425756, 0.99369589, 0.71747618, 0.79121906])
    expect(model.uniquenesses, [1.69358811, 0.78447681, 0.71442884, 1.69473636, 0.96561534])
    #expect(isClose(model.omega, 0.7121292908248068, 1e-10))
    #expect(model.itemsAtBound.isEmpty)
  }

  /// Three items are reproduced exactly.
  @Test func threeItems() throws {
    let covariances = try answers(["A1r", "A2", "A3"]).covariances()
    let model = try OneFactorModel(covariances)
    #expect(isClose(model.omega, 0.6331325281592608, 1e-10))
    #expect(isClose(model.loadings[0] * model.loadings[2], covariances[0, 2], 1e-10))
  }

  @Test func unitsChangeLoadingsAlone() throws {
    let covariances = try answers(["A1r", "A2", "A3", "A4"]).covariances()
    let scaled = SymmetricMatrix(order: 4) {
      covariances[$0, $1] * ($0 == 0 ? 10 : 1) * ($1 == 0 ? 10 : 1)
    }
    let (model, other) = (try OneFactorModel(covariances), try OneFactorModel(scaled))
    #expect(isClose(other.loadings[0], 10 * model.loadings[0], 1e-9))
    #expect(isClose(other.loadings[1], model.loadings[1], 1e-9))
  }

  /// r₁₂ r₁₃ / r₂₃ = 1.17 would need a loading above 1: the uniqueness stops at 0.005. scipy: f of
  /// `OneFactorLikelihood` by L-BFGS-B with ψ in [0.005, 1], then its other slopes to 0 by `root`.
  @Test func heywoodCaseStopsAtTheBound() throws {
    let model = try OneFactorModel(
      SymmetricMatrix(order: 3) { [[1], [0.8, 1], [0.7, 0.48, 1]][$0][$1] })
    #expect(model.itemsAtBound == [0])
    expect(model.uniquenesses, [0.005, 0.35769849, 0.5088337])
    #expect(isClose(model.omega, 0.8776006178033952, 1e-10))
  }

  @Test func noModel() {
    #expect(throws: EstimationFault.tooFewItems) {
      try OneFactorModel(SymmetricMatrix(order: 2) { $0 == $1 ? 1 : 0.5 })
    }
    #expect(throws: EstimationFault.notACovariance) {
      try OneFactorModel(SymmetricMatrix(order: 3) { _, _ in 1 })
    }
  }

  private func expect(
    _ values: [Double], _ expected: [Double], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(values.count == expected.count, sourceLocation: sourceLocation)
    for (value, other) in zip(values, expected) {
      #expect(isClose(value, other, 1e-8), sourceLocation: sourceLocation)
    }
  }
}
