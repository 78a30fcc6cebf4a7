import Findings
import Foundation
import Testing

@testable import Tabulation

/// What must hold whatever the numbers are.
struct IdentityTests {
  private static let spec = """
    design: {strata: h, clusters: c, nested: true, weights: w}
    by: [[], [h], [g]]
    estimates:
      - {mean: [y, x]}
      - {total: y}
      - {count: g}
      - {share: y, equals: [4, 5]}
      - {topTwo: [y, x], levels: [4, 5]}
      - {topTwo: [y, x], levels: [4, 5], pool: items}
      - {ratio: [y, x]}
      - {quantile: x, p: 0.5}
      - {difference: [{mean: y}, {mean: x}]}
      - {chiSquare: [g, y], by: []}
      - {alpha: [x, y]}
      - {name: jack, mean: y, variance: {method: jackknife}, by: []}
      - {name: boot, mean: y, variance: {method: bootstrap, replicates: 40, seed: 3}, by: []}
    """

  /// Rows of a made-up survey: 4 strata, 5 PSUs each, answers with gaps.
  private static func rows(copies: Int = 1, weight: Int = 1) -> [String] {
    (0..<copies).flatMap { copy in
      (0..<160).map { row in
        let (stratum, psu) = (row / 40, row / 8 % 5)
        let y = (row * 7 + psu * 3 + stratum) % 6
        let x = (row * 11 + psu) % 5 + 1
        let w = weight * (1 + row % 3)
        return "\(stratum),\(psu)-\(copy),\(w),\(y == 0 ? "" : "\(y)"),\(x),\(row % 2)"
      }
    }
  }

  private static func csv(_ rows: [String]) -> String {
    (["h,c,w,y,x,g"] + rows).joined(separator: "\n") + "\n"
  }

  private func document(_ rows: [String]) throws -> String {
    let tables = try tables(Self.spec, csv: Self.csv(rows))
    #expect(tables.problems == [])
    var bytes: [UInt8] = []
    tables.writeJSON(wording: { _ in "" }, code: \.code) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func orderOfRowsLeavesEveryByte() throws {
    let rows = Self.rows()
    let turned = rows.indices.map { rows[($0 * 67 + 31) % rows.count] }
    #expect(Set(turned).count == Set(rows).count)
    #expect(try document(rows) == document(turned))
  }

  @Test(arguments: [
    "postStratify: {by: g, totals: {0: 160, 1: 140}}",
    "rake: {margins: [{h: {0: 90, 1: 80, 2: 70, 3: 60}}, {g: {0: 160, 1: 140}}]}",
    "calibrate: {totals: {1: 300, x: 900}}",
    "calibrate: {distance: logit, bounds: [0.5, 2], totals: {1: 300, g=0: 160, x: 900}}",
    "trim: {lower: 0.7, upper: 1.4, redistribute: true}",
  ])
  func orderOfRowsLeavesCalibratedNumbers(step: String) throws {
    let spec = """
      design: {strata: h, clusters: c, nested: true, weights: w}
      calibration: [{\(step)}]
      estimates: [{mean: y}, {total: x, by: g}]
      """
    let rows = Self.rows()
    let turned = rows.indices.map { rows[($0 * 67 + 31) % rows.count] }
    let (first, second) = (
      try tables(spec, csv: Self.csv(rows)), try tables(spec, csv: Self.csv(turned))
    )
    #expect(first.problems == [] && first.estimates.count == 3)
    #expect(first.estimates == second.estimates)
    #expect(first.weights == second.weights)
  }

  @Test func scaledWeightsScaleTotalsAlone() throws {
    let one = RowNumbers(try tables(Self.spec, csv: Self.csv(Self.rows())))
    let five = RowNumbers(try tables(Self.spec, csv: Self.csv(Self.rows(weight: 5))))
    for key in ["mean y//", "share y/h=2/", "ratio y x/g=1/", "topTwo y x//", "quantile x//p=0.5"] {
      for field in ["estimate", "standardError", "lower", "upper"] {
        let (first, second) = (one["estimates/\(key)/\(field)"], five["estimates/\(key)/\(field)"])
        #expect(first != nil && abs((second ?? 0) - (first ?? 1)) < 1e-12 * abs(first ?? 1))
      }
    }
    #expect(
      one["estimates/total y///estimate"].map { $0 * 5 } == five["estimates/total y///estimate"])
  }

  /// Every PSU twice: n/(n - 1) falls from 5/4 to 10/9, the squared deviations double, the
  /// denominator's square is four times as large.
  @Test func doublingAFileHalvesTheVarianceAsItMust() throws {
    let one = RowNumbers(try tables(Self.spec, csv: Self.csv(Self.rows())))
    let two = RowNumbers(try tables(Self.spec, csv: Self.csv(Self.rows(copies: 2))))
    let expected = try #require(one["estimates/mean y///variance"]) / 2 * (10.0 / 9) / (5.0 / 4)
    let found = try #require(two["estimates/mean y///variance"])
    #expect(abs(found - expected) < 1e-12 * expected)
    #expect(two["estimates/mean y///estimate"] == one["estimates/mean y///estimate"])
  }

  /// A mean of 1 and 0 is a share, a ratio to 1, and a level of a distribution.
  @Test func oneNumberHasFourNames() throws {
    let spec = """
      derive: {high: "if(y is missing, y, y >= 4)", one: "if(y is missing, y, 1)"}
      design: {strata: h, clusters: c, nested: true, weights: w}
      estimates:
        - {name: mean, mean: high}
        - {name: share, share: high}
        - {name: ratio, ratio: [high, one]}
        - {name: level, distribution: high, levels: [1]}
      """
    let all = try tables(spec, csv: Self.csv(Self.rows())).estimates
    for row in all {
      #expect(row.estimate == all[0].estimate)
      #expect(abs((row.variance ?? 0) - (all[0].variance ?? 1)) < 1e-15)
      #expect(row.n == all[0].n)
    }
  }

  @Test func jackknifeOfATotalIsItsLinearisation() throws {
    let spec = """
      design: {strata: h, clusters: c, nested: true, weights: w}
      estimates:
        - {name: lin, total: y}
        - {name: jack, total: y, variance: {method: jackknife, center: estimate}}
      """
    let rows = try tables(spec, csv: Self.csv(Self.rows())).estimates
    let (first, second) = (rows[0].variance ?? 0, rows[1].variance ?? 1)
    #expect(abs(first - second) < 1e-12 * first)
    #expect(rows[1].replicates == 20)
  }

  @Test func calibratedTotalsHitTheirMargins() throws {
    let spec = """
      design: {strata: h, clusters: c, nested: true, weights: w}
      calibration:
        - rake: {margins: [{h: {0: 90, 1: 80, 2: 70, 3: 60}}, {g: {0: 160, 1: 140}}]}
      estimates: [{count: [h, g]}]
      """
    let tables = try tables(spec, csv: Self.csv(Self.rows()))
    for (row, total) in zip(tables.estimates, [90.0, 80, 70, 60, 160, 140]) {
      #expect(abs((row.estimate ?? 0) - total) < 1e-7)
      #expect((row.standardError ?? 1) < 1e-6)
    }
    #expect(tables.calibration.map(\.step) == ["rake"])
    #expect(tables.calibration.allSatisfy { $0.largestMiss < 1e-10 })
  }
}
