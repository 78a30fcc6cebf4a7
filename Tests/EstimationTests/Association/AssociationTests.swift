import Testing

@testable import Estimation

/// Expected numbers: R 4.2, survey 4.1.1, with d = `nhanes.csv`:
///
///     des <- svydesign(id=~psu, strata=~stratum, weights=~weight, nest=TRUE, data=d)
///     for (s in c("F","Chisq","Wald","adjWald")) svychisq(~hi_chol+race, des, statistic=s)
///     w <- subset(des, sex==2 & agegroup>0); svychisq(~hi_chol+agegroup, w, statistic=s)
///
/// Design effects: `eigen(Delta)$values` printed from within `svychisq`. lincom: Ruben's series in
/// mpmath 1.3 with these δ, β = min δ, 40 digits, summed until the weights c add up to 1 - 1e-22:
///
///     q = 1 - β/δ; c₀ = Π √(β/δ); a ← q (c + a); c_j = Σa/2j
///     p = Σ c_j P(F(k + 2j, dν) > X²/(β (k + 2j)))
@Suite("Tests of a two-way table agree with R survey")
struct AssociationTests {
  private let table: FixtureTable
  private let design: SampleDesign

  init() throws {
    table = try FixtureTable("nhanes")
    let (strata, psus) = (try table.ids("stratum"), try table.ids("psu"))
    design = try SampleDesign(
      strata: strata, psus: zip(strata, psus).map { $0 * 3 + $1 }, weights: table.numbers("weight"),
      lonePSU: .fail)
  }

  @Test func cholesterolByRace() throws {
    try check(
      twoWay("hi_chol", "race"), rows: 8591,
      [
        .f: (3.151338621712281, 1.922976679443671, 30.767626871098734, 0.05867474368545188),
        .chiSquared: (18.58446907905324, 3, nil, 0.02382561992876045),
        .linearCombination: (18.58446907905324, nil, nil, 0.0561810914113583953),
        .wald: (5.86018579824913, 3, 16, 0.006727377126810413),
        .adjustedWald: (5.127662573467989, 3, 14, 0.01336267284357902),
      ])
  }

  @Test func ageByRace() throws {
    try check(
      twoWay("agegroup", "race"), rows: 8591,
      [
        .f: (21.13130877843015, 4.673024660010733, 74.768394560171728, 1.145213004778285e-12),
        .chiSquared: (277.2116148814963, 9, nil, 3.771401645627785e-36),
        .wald: (40.51766494004595, 9, 16, 2.488206239911923e-09),
        .adjustedWald: (20.25883247002297, 9, 8, 0.000139244761394927),
      ])
  }

  /// A domain in which one level does not occur.
  @Test func womenAboveTheYoungestAgeGroup() throws {
    let (sex, age) = (try table.numbers("sex"), try table.numbers("agegroup"))
    let domain = sex.indices.map { sex[$0] == 2 && age[$0] > 0 }
    #expect(design.degreesOfFreedom(domain: domain) == 16)
    try check(
      twoWay("hi_chol", "agegroup", domain: domain), rows: 3130,
      [
        .f: (33.96473129259176, 1.970081523559934, 31.521304376958945, 1.534808624559176e-08),
        .chiSquared: (96.1154282089547, 2, nil, 1.775434359057174e-15),
        .wald: (49.95023854386311, 2, 16, 1.319101067568336e-07),
        .adjustedWald: (46.82834863487167, 2, 15, 3.550264356816696e-07),
      ])
  }

  /// With one degree of freedom all but the first order are one F test of the same statistic.
  @Test func twoByTwo() throws {
    try check(
      twoWay("hi_chol", "sex"), rows: 8591,
      [
        .f: (8.5663162292007, 1, 16, 0.009875154818001632),
        .chiSquared: (10.76877095746288, 1, nil, 0.003424393169177251),
        .linearCombination: (10.76877095746288, nil, nil, 0.009875154818001632),
        .wald: (9.334112169163229, 1, 16, 0.007556502506029667),
        .adjustedWald: (9.334112169163229, 1, 16, 0.007556502506029667),
      ])
  }

  @Test func generalizedDesignEffects() throws {
    let test = try RaoScottTest(twoWay("hi_chol", "race"), rows: 8591, designDF: 16)
    let expected = [4.0330307969519676, 1.1353715698493225, 0.72892296377691612]
    for (effect, other) in zip(test.designEffects, expected) {
      #expect(isClose(effect, other, 1e-10))
    }
  }

  @Test func transposedTable() throws {
    let plain = try RaoScottTest(twoWay("hi_chol", "race"), rows: 8591, designDF: 16)
    let transposed = try RaoScottTest(twoWay("race", "hi_chol"), rows: 8591, designDF: 16)
    #expect(isClose(plain.pearson, transposed.pearson))
    #expect(isClose(try plain.secondOrder().p, try transposed.secondOrder().p, 1e-11))
  }

  @Test func rareTailsOfQuadraticForms() throws {
    let age = try RaoScottTest(twoWay("agegroup", "race"), rows: 8591, designDF: 16)
    #expect(abs(try age.linearCombination().p - 1.56802173411768353e-10) < 1e-14)
    // One weight: P(F > 40) on 1 and 16; R: pf(40, 1, 16, lower.tail=FALSE).
    #expect(
      isClose(
        QuadraticForm.upperTail(40, weights: [1], denominatorDF: 16), 1.010187549172522e-05, 1e-13))
    #expect(QuadraticForm.upperTail(0, weights: [2, 1, 0], denominatorDF: 7) == 1)
    #expect(QuadraticForm.upperTail(1e9, weights: [2, 1], denominatorDF: 70.5) < 1e-12)
  }

  /// F on infinitely many degrees of freedom is χ²; pchisq(F*d, d,
  /// lower.tail=FALSE). The mixture needs a finite number.
  @Test func designsWithoutADegreeOfFreedomToCount() throws {
    let test = try RaoScottTest(twoWay("hi_chol", "race"), rows: 8591, designDF: .infinity)
    #expect(isClose(try test.secondOrder().p, 0.04477443432386646, 1e-9))
    #expect(throws: EstimationFault.noConvergence) { try test.linearCombination() }
  }

  @Test func tablesWithoutATest() throws {
    let cells = Covariances(matrix: Array(repeating: 0, count: 16), count: 4)
    let ones = [1.0, 1, 1, 1]
    #expect(throws: EstimationFault.tooFewLevels) {
      try TwoWayTable(rows: 1, columns: 4, totals: ones, totalCovariances: cells)
    }
    #expect(throws: EstimationFault.tooFewLevels) {
      try TwoWayTable(
        rows: Array(repeating: 0, count: 8591),
        columns: table.values("race").map { $0.map { Int($0) } },
        design: design)
    }
    #expect(throws: EstimationFault.tooManyCells(most: 400)) {
      try TwoWayTable(
        rows: Array(0..<8591), columns: (0..<8591).map { $0 % 2 }, design: design)
    }
    #expect(throws: EstimationFault.tooManyCells(most: 400)) {
      try TwoWayTable(rows: .max, columns: 2, totals: ones, totalCovariances: cells)
    }
    #expect(throws: EstimationFault.lengthsDiffer) {
      try TwoWayTable(rows: 2, columns: 3, totals: ones, totalCovariances: cells)
    }
    #expect(throws: EstimationFault.lengthsDiffer) {
      try TwoWayTable(rows: [0, 1], columns: [0, 1], design: design)
    }
    #expect(throws: EstimationFault.emptyLevel(1)) {
      try TwoWayTable(rows: 2, columns: 2, totals: [1, 0, 2, 0], totalCovariances: cells)
    }
    #expect(throws: EstimationFault.notFinite) {
      try TwoWayTable(rows: 2, columns: 2, totals: [1, 0, .nan, 0], totalCovariances: cells)
    }
    let still = try TwoWayTable(rows: 2, columns: 2, totals: ones, totalCovariances: cells)
    #expect(throws: EstimationFault.singularCovariances) { try WaldTest(still, designDF: 5) }
    #expect(throws: EstimationFault.singularCovariances) {
      try RaoScottTest(still, rows: 4, designDF: 5)
    }
    #expect(throws: EstimationFault.noDegreesOfFreedom) { try WaldTest(still, designDF: 0) }
    #expect(throws: EstimationFault.noDegreesOfFreedom) {
      try RaoScottTest(still, rows: 4, designDF: 0)
    }
    #expect(throws: EstimationFault.tooFewAnswers) {
      try RaoScottTest(still, rows: 0, designDF: 5)
    }
    #expect(throws: EstimationFault.noDegreesOfFreedom) {
      try WaldTest(twoWay("agegroup", "race"), designDF: 8).adjusted()
    }
  }

  private func twoWay(_ rows: String, _ columns: String, domain: [Bool]? = nil) throws
    -> TwoWayTable
  {
    try TwoWayTable(
      rows: table.values(rows).map { $0.map { Int($0) } },
      columns: table.values(columns).map { $0.map { Int($0) } }, design: design, domain: domain)
  }

  private typealias Expected = (
    statistic: Double, numeratorDF: Double?, denominatorDF: Double?, p: Double
  )

  private func check(_ table: TwoWayTable, rows: Int, _ expected: [AssociationStatistic: Expected])
    throws
  {
    let pearson = try RaoScottTest(table, rows: rows, designDF: 16)
    let wald = try WaldTest(table, designDF: 16)
    for test in [
      try pearson.secondOrder(), try pearson.firstOrder(), try pearson.linearCombination(),
      try wald.plain(), try wald.adjusted(),
    ] {
      guard let expected = expected[test.kind] else { continue }
      expect(test.statistic, expected.statistic, "\(test.kind)")
      expect(test.numeratorDF, expected.numeratorDF, "\(test.kind) numerator")
      expect(test.denominatorDF, expected.denominatorDF, "\(test.kind) denominator")
      expect(test.p, expected.p, "\(test.kind) p")
    }
  }

  private func expect(_ value: Double?, _ expected: Double?, _ name: String) {
    guard let value, let expected else {
      #expect(value == expected, "\(name)")
      return
    }
    #expect(abs(value / expected - 1) < 1e-9, "\(name): \(value), expected \(expected)")
  }
}
