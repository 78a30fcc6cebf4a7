import Estimation
import Testing

/// Expected numbers: the generator of `SeededGeneratorTests` and the draws as documented, written in
/// Python 3.11 with integers, for the design of `DesignCase` and seed 7:
///
///     for replicate in range(B):
///       f = [0.0]*8
///       for psus in [[0,1,2],[3,4,5],[6,7]]:
///         n = len(psus)
///         for _ in range(n - 1): f[psus[int((next(g) >> 11) * 2.0**-53 * n)]] += n/(n - 1)
@Suite("The bootstrap can be repeated elsewhere")
struct BootstrapTests {
  @Test func factorsOfPSUs() throws {
    let bootstrap = try Replication.bootstrap(try DesignCase.design(), replicates: 5, seed: 7)
    var factors: [[Double]] = []
    try bootstrap.forEachReplicate(weights: DesignCase.weights) { _, weights in
      factors.append((0..<8).map { weights[$0 * 4] / DesignCase.weights[$0 * 4] })
    }
    #expect(
      factors == [
        [1.5, 0, 1.5, 0, 0, 3, 0, 2], [1.5, 0, 1.5, 1.5, 1.5, 0, 2, 0],
        [0, 1.5, 1.5, 0, 0, 3, 2, 0], [1.5, 1.5, 0, 1.5, 1.5, 0, 2, 0],
        [1.5, 1.5, 0, 1.5, 0, 1.5, 0, 2],
      ])
    #expect(bootstrap.scale == 0.25)
  }

  @Test(arguments: [
    (Replication.Center.mean, 0.0420719606894522, 58.33551262829126),
    (.estimate, 0.04361929296350759, 58.93644104384462),
  ])
  func standardErrors(center: Replication.Center, ratio: Double, total: Double) throws {
    let design = try DesignCase.design()
    let bootstrap = try Replication.bootstrap(design, replicates: 200, seed: 7, center: center)
    let ratios = ReplicateStatistics.ratios([(DesignCase.y1, DesignCase.x1)])
    try expectErrors(try ratios.estimates(bootstrap, design), [ratio])
    let totals = ReplicateStatistics.totals([DesignCase.values])
    try expectErrors(try totals.estimates(bootstrap, design), [total])
  }

  /// Its expectation for a total is the linearised variance; 20,000 replicates leave an error of
  /// half a per cent.
  @Test func approachesLinearisation() throws {
    let design = try DesignCase.design()
    let total = LinearizedEstimate(value: 0, influence: DesignCase.values)
    let expected = try design.covariances(of: [total]).standardError(0)
    let bootstrap = try Replication.bootstrap(design, replicates: 20_000, seed: 1)
    let totals = try PSUTotals([DesignCase.values], design: design)
    let estimates = try bootstrap.estimates(
      of: [totals], count: 1,
      statistic: { totals, estimates in estimates[0] = totals[0] })[0]
    #expect(abs(try #require(estimates.standardError(0)) / expected - 1) < 0.02)
  }

  @Test func rowOrderLeavesEveryBit() throws {
    let rows = DesignCase.rows.map { ($0 * 7 + 3) % 30 }
    let design = try SampleDesign(
      strata: rows.map { DesignCase.strata[$0] }, psus: rows.map { DesignCase.psus[$0] },
      weights: rows.map { DesignCase.weights[$0] / 3 }, lonePSU: .fail)
    let given = try SampleDesign(
      strata: DesignCase.strata, psus: DesignCase.psus, weights: DesignCase.weights.map { $0 / 3 },
      lonePSU: .fail)
    let results = try [(given, DesignCase.rows), (design, rows)].map { design, rows in
      let columns = [DesignCase.y1, DesignCase.x1].map { column in rows.map { column[$0] } }
      return try Replication.bootstrap(design, replicates: 50, seed: 3).estimates(
        of: [PSUTotals(columns, design: design)], count: 1, statistic: Replication.ratios)
    }
    #expect(results[0] == results[1])
  }

  @Test func lonePSUs() throws {
    let design = try DesignCase.design(psus: DesignCase.psusWithOneAlone, lonePSU: .average)
    let bootstrap = try Replication.bootstrap(design, replicates: 11, seed: 1)
    #expect(isClose(bootstrap.scale, 0.15))
    try bootstrap.forEachReplicate(weights: DesignCase.weights) { _, weights in
      #expect(weights[24...] == DesignCase.weights[24...])
    }
  }

  @Test func faults() throws {
    let design = try DesignCase.design()
    #expect(throws: EstimationFault.replication(.tooFewReplicates(1))) {
      try Replication.bootstrap(design, replicates: 1, seed: 1)
    }
    let lone = try DesignCase.design(psus: DesignCase.psusWithOneAlone)
    #expect(throws: EstimationFault.lonePSU(stratum: 2)) {
      try Replication.bootstrap(lone, replicates: 10, seed: 1)
    }
    let bootstrap = try Replication.bootstrap(design, replicates: 10, seed: 1)
    #expect(throws: EstimationFault.lengthsDiffer) {
      try bootstrap.forEachReplicate(weights: [1]) { _, _ in }
    }
    #expect(throws: EstimationFault.lengthsDiffer) {
      try bootstrap.estimates(weights: design.weights) { $0 == design.weights ? [1] : [] }
    }
    var unknown = PSUTotals(columns: 1)
    unknown.add(psu: 8, [1])
    #expect(throws: EstimationFault.replication(.unknownPSU(8))) {
      try bootstrap.estimates(of: [unknown], count: 1, statistic: { _, _ in })
    }
    var narrow = PSUTotals(columns: 1)
    narrow.add(psu: 0, [1])
    let estimates = try bootstrap.estimates(of: [narrow], count: 1, statistic: Replication.ratios)
    #expect(estimates[0].value(0) == nil)
    #expect(estimates[0].variance(0) == nil)
  }
}
