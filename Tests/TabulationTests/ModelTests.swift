import Testing

@testable import Tabulation

/// Ranks and small areas from a spec to their rows.
struct ModelTests {
  /// Expected numbers: samplics 0.6.1, `EblupAreaModel(FitMethod.reml)` fitted to `milk.csv` with
  /// dummies of major areas 2, 3 and 4, `tol=1e-12` (recipe in `FayHerriotModelTests`).
  @Test func milk() throws {
    let rows = Tabulation.tables(specPath: try Fixture.path("milk.yaml")).smallAreas
    #expect(rows.count == 43)
    #expect(rows[0].by == [DomainValue("small_area", "1")])
    #expect(rows[0].direct == 1.099 && rows[0].directStandardError == 0.163)
    let expected = [
      (0, 1.021970544150616, 0.4111393676414477, 0.013460256459645572),
      (42, 0.6810868850607397, 0.5271279105444276, 0.00990364779688791),
    ]
    for (index, estimate, gamma, error) in expected {
      #expect(agrees(rows[index].estimate, estimate))
      #expect(agrees(rows[index].gamma, gamma))
      #expect(agrees(rows[index].meanSquaredError, error))
    }
    let coefficients = [
      0.9681889869749665, 0.1327803054567364, 0.2269462245205925, -0.2413010399446313,
    ]
    for (found, known) in zip(rows[0].coefficients, coefficients) { #expect(agrees(found, known)) }
    #expect(agrees(rows[0].areaVariance, 0.01855033476276668))
  }

  /// Three units far apart and two alike: no draw can confuse the former, none tell the latter
  /// apart.
  private func ranks(_ policy: String = "") throws -> EstimateTables {
    var csv = "unit,psu,y\n"
    for (unit, level) in [("a", 90), ("b", 70), ("c", 50), ("d", 30), ("e", 30)] {
      for psu in 0..<8 { csv += "\(unit),\(psu),\(level + psu % 4)\n" }
    }
    let spec = """
      design: {strata: unit, clusters: psu, nested: true}
      \(policy)
      estimates: [{name: r, ranks: {of: {mean: y}, by: unit, draws: 2000, seed: 4}}]
      """
    return try tables(spec, csv: csv)
  }

  @Test func ranksLeaveOpenWhatTheSampleLeavesOpen() throws {
    let tables = try ranks()
    #expect(tables.problems == [])
    #expect(tables.ranks.map(\.by) == ["a", "b", "c", "d", "e"].map { [DomainValue("unit", $0)] })
    #expect(tables.ranks.map(\.rank) == [1, 2, 3, 4, 4])
    #expect(tables.ranks.map(\.lowerJoint) == [1, 2, 3, 4, 4])
    #expect(tables.ranks.map(\.upperJoint) == [1, 2, 3, 5, 5])
    #expect(tables.ranks.map(\.upper) == [1, 2, 3, 5, 5])
  }

  @Test func ranksAreTheSameEveryTime() throws {
    #expect(try ranks() == ranks())
  }

  @Test func aUnitWithoutAnswersHasNoRankAndTheOthersHave() throws {
    let tables = try ranks("missingIn: {y: [90, 91, 92, 93]}")
    #expect(tables.ranks.map(\.rank) == [nil, 1, 2, 3, 3])
    #expect(tables.problems.map(\.code) == [TabulationFault.emptyDomain.rawValue])
    #expect(tables.outcome == .findings)
  }

  private func agrees(_ number: Double?, _ expected: Double) -> Bool {
    number.map { abs($0 - expected) <= 1e-9 * abs(expected) } ?? false
  }
}
