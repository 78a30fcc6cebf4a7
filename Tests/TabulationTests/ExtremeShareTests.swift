import Testing

@testable import Tabulation

/// Shares of 0 and 1, of which the sample shows no variance.
struct ExtremeShareTests {
  /// Nobody is in the cell No × Yes. By hand: n* = 200 over the mean design effect of the other
  /// three cells, and the upper score limit of p = 0 is (t²/n*)/(1 + t²/n*), with R's
  /// `qt(0.975, 197)`.
  @Test func aCellWithoutAnswersHasTheDesignEffectOfTheOthers() throws {
    let rows = Tabulation.tables(specPath: try Fixture.path("strat.yaml")).estimates
      .filter { $0.kind == .table }
    let empty = try #require(rows.first { $0.level == ["No", "Yes"] })
    let effects = rows.compactMap(\.designEffectWithReplacement)
    #expect(effects.count == 3)
    let t = 1.9720790337785
    let ratio = t * t * (effects.reduce(0, +) / 3) / 200
    #expect(empty.estimate == 0 && empty.lower == 0 && empty.variance == 0)
    #expect(abs((empty.upper ?? 0) - ratio / (1 + ratio)) < 1e-12)
    #expect(empty.suppress == .review)
    #expect(empty.designEffectWithReplacement == nil)
  }

  private func shares(_ interval: String) throws -> [EstimateRow] {
    var csv = "h,c,y\n"
    for row in 0..<60 { csv += "\(row / 30),\(row / 6),\(row < 30 ? 1 : row % 2)\n" }
    let spec = """
      design: {strata: h, clusters: c}
      interval: {\(interval)}
      estimates: [{share: y, by: h}]
      """
    return try tables(spec, csv: csv).estimates
  }

  @Test(arguments: ["wilson", "beta"])
  func everybodySatisfiedIsNoCertainty(method: String) throws {
    let row = try shares("method: \(method)")[0]
    #expect(row.estimate == 1 && row.upper == 1)
    #expect((row.lower ?? 1) < 0.99)
  }

  @Test(arguments: ["mean", "logit", "xlogit", "asin", "likelihood"])
  func otherMethodsGiveThePoint(method: String) throws {
    let row = try shares("method: \(method)")[0]
    #expect(row.lower == 1 && row.upper == 1 && row.suppress == .review)
    #expect(row.interval?.rawValue == method)
  }

  /// Every PSU has half of its answers 1: a variance of 0 within 0 and 1 is no extreme share.
  @Test func aShareThatDoesNotVaryIsShownAsItIs() throws {
    let row = try shares("method: wilson")[1]
    #expect(row.estimate == 0.5 && row.variance == 0 && row.lower == 0.5)
  }

  /// NCHS: fewer than 30 answers are not shown.
  @Test func tooFewAnswersAreNotShown() throws {
    let spec = "design: {strata: h}\nestimates: [{share: y, subset: \"r < 40\"}, {share: y}]"
    var csv = "h,r,y\n"
    for row in 0..<400 { csv += "\(row % 2),\(row * 2),\((row * 7) % 5 < 3 ? 1 : 0)\n" }
    let rows = try tables(spec, csv: csv).estimates
    #expect(rows[0].n == 20 && rows[0].suppress == .suppress)
    #expect(rows[1].n == 400 && rows[1].suppress == nil)
  }
}
