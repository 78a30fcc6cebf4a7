import Estimation
import Testing

/// Expected numbers: numpy 2.4.6, every order of the predictors tried:
///
///     for o in itertools.permutations(range(p)):
///         for j in o: share[j] += r2(seen + [j]) - r2(seen); seen.append(j)      # / p!
///     r2(S) = C[0,S] @ solve(C[S,S], C[S,0]) / C[0,0]
///     e, v = eigh(R[1:,1:]); L = v diag(√e) v'; b = solve(L, R[1:,0]); (L**2) @ (b**2)   # Johnson
///
/// for A5 on A1r…A4 over the complete rows of `bfi-agreeableness.csv`, plain and weighted by age, and
/// for C[i,j] = .6^|i-j| (1 + .1(i+1)) (1 + .1(j+1)), i, j = 0…7.
@Suite("Relative importance agrees with full enumeration")
struct RelativeImportanceTests {
  private func covariances(weighted: Bool = false) throws -> SymmetricMatrix {
    let table = try FixtureTable("bfi-agreeableness")
    let age = try table.numbers("age")
    let items = try ["A5", "A1r", "A2", "A3", "A4"].map { try table.values($0) }
    return try ItemAnswers(items, weights: weighted ? age : age.map { _ in 1 }).complete()
      .covariances()
  }

  private let decaying = SymmetricMatrix(order: 8) { row, column in
    (column..<row).reduce((1.1 + 0.1 * Double(row)) * (1.1 + 0.1 * Double(column))) {
      product, _ in product * 0.6
    }
  }

  @Test func shapley() throws {
    let plain = try RelativeImportance.lmg(covariances(), response: 0)
    expect(
      plain,
      [0.010725477337127877, 0.07165421242096999, 0.16748426370681044, 0.04239553844567671])
    #expect(isClose(plain.rSquared, 0.29225949191058503))
    expect(
      try RelativeImportance.lmg(covariances(weighted: true), response: 0),
      [0.012356997121252577, 0.0661157893358304, 0.15747237921889798, 0.03925072098546118])
  }

  @Test func johnson() throws {
    expect(
      try RelativeImportance.johnson(covariances(), response: 0),
      [0.010915134716997052, 0.07135360511449144, 0.1663219248662181, 0.04366882721287835])
    expect(
      try RelativeImportance.johnson(covariances(weighted: true), response: 0),
      [0.012622081704749578, 0.06574628720263799, 0.15637796474211557, 0.04044955301193899])
  }

  @Test func sevenPredictors() throws {
    expect(
      try RelativeImportance.lmg(decaying, response: 0),
      [
        0.28563077157447536, 0.055230771574490696, 0.013758771574491357, 0.003805491574491427,
        0.0011181059744914325, 0.0003441389216914285, 0.00011194880585142966,
      ])
    expect(
      try RelativeImportance.johnson(decaying, response: 0),
      [
        0.28558335359448, 0.05486550513460857, 0.013938662266924227, 0.003936800142793604,
        0.0011794165746452639, 0.0003704750924043484, 0.00012578719414392767,
      ])
  }

  /// Uncorrelated predictors own their squared correlations, and the order of positions is the
  /// caller's.
  @Test func uncorrelatedPredictors() throws {
    let matrix = SymmetricMatrix(order: 3) { [[4], [1, 1], [0, 3, 25]][$0][$1] }
    for importance in [
      try RelativeImportance.lmg(matrix, response: 1),
      try RelativeImportance.johnson(matrix, response: 1),
    ] {
      expect(importance, [0.25, 0.36])
      #expect(isClose(try #require(importance.relativeShares)[0], 0.25 / 0.61))
    }
  }

  @Test func responseWithoutDrivers() throws {
    let matrix = SymmetricMatrix(order: 3) { $0 == $1 ? 1 : 0 }
    #expect(try RelativeImportance.lmg(matrix, response: 0).relativeShares == nil)
  }

  @Test func modelsThatCannotBe() {
    expectFault(.tooFewItems, SymmetricMatrix(order: 1) { _, _ in 1 })
    expectFault(.lengthsDiffer, SymmetricMatrix(order: 2) { $0 == $1 ? 1 : 0 }, response: 2)
    expectFault(.notFinite, SymmetricMatrix(order: 2) { _, _ in .nan })
    expectFault(.responseWithoutVariance, SymmetricMatrix(order: 2) { $0 + $1 == 2 ? 1 : 0 })
    expectFault(
      .dependentPredictors([1]), SymmetricMatrix(order: 3) { $0 == $1 || $1 > 0 ? 1 : 0.5 })
    expectFault(
      .dependentPredictors([0]), SymmetricMatrix(order: 3) { $0 == $1 && $0 != 1 ? 1 : 0 })
    expectFault(.notACovariance, SymmetricMatrix(order: 2) { $0 == $1 ? 1 : 2 })
    #expect(throws: EstimationFault.tooManyPredictors(most: 20)) {
      try RelativeImportance.lmg(SymmetricMatrix(order: 22) { $0 == $1 ? 1 : 0 }, response: 0)
    }
  }

  private func expectFault(
    _ fault: EstimationFault, _ matrix: SymmetricMatrix, response: Int = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: fault, sourceLocation: sourceLocation) {
      try RelativeImportance.lmg(matrix, response: response)
    }
    #expect(throws: fault, sourceLocation: sourceLocation) {
      try RelativeImportance.johnson(matrix, response: response)
    }
  }

  private func expect(
    _ importance: RelativeImportance, _ expected: [Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(importance.shares.count == expected.count, sourceLocation: sourceLocation)
    for (share, other) in zip(importance.shares, expected) {
      #expect(abs(share / other - 1) < 1e-9, sourceLocation: sourceLocation)
    }
  }
}
