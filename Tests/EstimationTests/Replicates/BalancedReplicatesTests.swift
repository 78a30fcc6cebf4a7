import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1.
///
///     data(scd); d <- svydesign(ids=~ambulance, strata=~ESA, data=scd, nest=TRUE, weights=~rep(1,6))
///     b <- as.svrepdesign(d, type="BRR"); b <- as.svrepdesign(d, type="Fay", fay.rho=.3)   # mse=
///     SE(svyratio(~alive, ~arrests, b)); SE(svytotal(~alive, b))
///     i <- 0:(4*H-1); e <- data.frame(h=i%/%4, c=i%/%2, w=1+(i%%5)/3, y=(i*13)%%17, x=3+(i*7)%%11)
///     as.svrepdesign(svydesign(ids=~c, strata=~sprintf("%03d",h), weights=~w, data=e), type="BRR")
@Suite("Balanced half samples agree with R survey")
struct BalancedReplicatesTests {
  private func emergencies() throws -> (SampleDesign, ReplicateStatistics, ReplicateStatistics) {
    let table = try FixtureTable("scd")
    let strata = try table.ids("ESA")
    let design = try SampleDesign(
      strata: strata, psus: Array(strata.indices), weights: strata.map { _ in 1 }, lonePSU: .fail)
    let alive = try table.numbers("alive")
    return (
      design, .ratios([(alive, try table.numbers("arrests"))]), .totals([alive])
    )
  }

  @Test(arguments: [
    (0.0, Replication.Center.mean, 0.009418400669918494),
    (0.0, .estimate, 0.00942663573267296), (0.3, .mean, 0.009525187477705237),
    (0.3, .estimate, 0.009529189142891704),
  ])
  func emergencyServices(rho: Double, center: Replication.Center, error: Double) throws {
    let (design, ratio, total) = try emergencies()
    let replication = try Replication.balanced(design, rho: rho, center: center)
    try expectErrors(try ratio.estimates(replication, design), [error])
    try expectErrors(try total.estimates(replication, design), [21.49418526020468])
    #expect(replication.count == 4)
    #expect(isClose(replication.scale, 1 / (4 * (1 - rho) * (1 - rho))))
  }

  @Test(arguments: [
    (7, 8, 0.172773460018201, 63.726847647683869), (10, 12, 0.1405342683130184, 66.76076692189805),
    (13, 16, 0.1189923838148852, 78.68432005312253),
    (15, 16, 0.1169723365637298, 85.25647580487166),
    (18, 20, 0.1055198863162208, 93.01493303021825),
    (22, 24, 0.08564471514257614, 97.11219170514985),
    (30, 32, 0.07530068260401587, 116.6776185335760),
    (38, 40, 0.06832566177753317, 134.9304347514756),
  ])
  func orders(strata: Int, order: Int, ratio: Double, total: Double) throws {
    let rows = Array(0..<4 * strata)
    let y = rows.map { Double($0 * 13 % 17) }
    let design = try SampleDesign(
      strata: rows.map { $0 / 4 }, psus: rows.map { $0 / 2 },
      weights: rows.map { 1 + Double($0 % 5) / 3 }, lonePSU: .fail)
    let replication = try Replication.balanced(design)
    #expect(replication.count == order)
    let ratios = ReplicateStatistics.ratios([(y, rows.map { Double(3 + $0 * 7 % 11) })])
    try expectErrors(try ratios.estimates(replication, design), [ratio])
    try expectErrors(
      try ReplicateStatistics.totals([y]).estimates(replication, design), [total])
  }

  /// The first PSU is the one whose rows come first, whatever its id.
  @Test func orderOfRowsDecides() throws {
    let (_, ratio, _) = try emergencies()
    let design = try SampleDesign(
      strata: [0, 0, 1, 1, 2, 2], psus: [1, 0, 3, 2, 5, 4], weights: [1, 1, 1, 1, 1, 1],
      lonePSU: .fail)
    let replication = try Replication.balanced(design)
    try expectErrors(try ratio.estimates(replication, design), [0.009418400669918494])
  }

  /// Of a linear statistic it is the linearised variance, whatever ρ; a stratum with a lone PSU
  /// adds nothing.
  @Test(arguments: [0, 0.5, 0.9])
  func isLinearisationForTotals(rho: Double) throws {
    let rows = Array(0..<14)
    let y = rows.map { Double($0 * 13 % 17) }
    let design = try SampleDesign(
      strata: rows.map { $0 / 3 }, psus: rows.map { min($0 * 2 / 3, 8) },
      weights: rows.map { 1 + Double($0 % 5) / 3 }, lonePSU: .remove)
    let variance = try design.covariances(of: [LinearizedEstimate(value: 0, influence: y)])
    let replication = try Replication.balanced(design, rho: rho)
    try expectErrors(
      try ReplicateStatistics.totals([y]).estimates(replication, design),
      [variance.standardError(0)])
  }

  @Test func designsThatCannotBeHalved() throws {
    let design = try DesignCase.design()
    #expect(throws: EstimationFault.replication(.notTwoPSUs(stratum: 0, psus: 3))) {
      try Replication.balanced(design)
    }
    #expect(throws: EstimationFault.replication(.invalidRho(1))) {
      try Replication.balanced(design, rho: 1)
    }
    let lone = try DesignCase.design(psus: DesignCase.psusWithOneAlone, lonePSU: .adjust)
    #expect(throws: EstimationFault.replication(.policyNotReplicable(.adjust))) {
      try Replication.balanced(lone)
    }
  }
}
