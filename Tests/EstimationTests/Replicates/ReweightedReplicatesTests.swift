import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1, with the designs of `ApiCase`; `mse=` is the center.
///
///     j <- as.svrepdesign(cl, type="JK1"); g <- function(b) print(c(SE(svymean(~api00, b)),
///       SE(svyratio(~api.stu, ~enroll, b)), SE(svytotal(~enroll, b)),
///       SE(svymean(~api00, subset(b, sch.wide=="No")))))
///     g(calibrate(j, ~stype+api99, pop))
///     g(calibrate(j, ~stype+api99, pop, calfun="logit", bounds=c(.3,2.8), epsilon=1e-12, maxit=500))
///     types <- data.frame(stype=c("E","H","M"), Freq=c(4421,755,1018)); g(postStratify(j, ~stype, types))
///     g(rake(as.svrepdesign(st, type="JKn"), list(~stype, ~sch.wide),
///       list(types, data.frame(sch.wide=c("No","Yes"), Freq=c(1072,5122))), control=list(maxit=60, epsilon=1e-15)))
@Suite("Replicates are weighted one by one as in R survey")
struct ReweightedReplicatesTests {
  private func check(
    _ api: ApiCase, _ step: WeightingStep, _ expected: [Replication.Center: [Double]],
    tolerance: Double = 1e-9
  ) throws {
    let ones = api.api00.map { _ in 1.0 }
    let notWide = api.schoolWide.map { $0 == 0 ? 1.0 : 0 }
    let ratios = ReplicateStatistics.ratios([
      (api.api00, ones), (api.tested, api.enrollment), (zip(api.api00, notWide).map(*), notWide),
    ])
    let total = ReplicateStatistics.totals([api.enrollment])
    for (center, errors) in expected {
      let jackknife = try Replication.jackknife(try api.design(api.weights), center: center)
      let estimates = try jackknife.estimates(weights: api.weights, weighting: Weighting([step])) {
        ratios.ofRows($0) + total.ofRows($0)
      }
      try expectErrors(
        estimates, [errors[0], errors[1], errors[3], errors[2]], tolerance: tolerance)
    }
  }

  @Test func linearCalibration() throws {
    let api = try ApiCase.clustered()
    try check(
      api, api.calibration(.linear),
      [
        .mean: [3.942854483767670, 8.803230935631077e-3, 478748.8639168259, 19.20378718249356],
        .estimate: [3.948192883023831, 8.811725515072711e-3, 478758.3716774103, 19.20381100780063],
      ])
  }

  @Test func logitCalibration() throws {
    let api = try ApiCase.clustered()
    try check(
      api, api.calibration(.logit, bounds: 0.3...2.8),
      [
        .mean: [3.894557921630046, 8.910984333805856e-3, 481499.8951247081, 19.33715841605688],
        .estimate: [3.901187675513378, 8.919394227365303e-3, 481533.6301987771, 19.33737700609067],
      ])
  }

  @Test func postStratification() throws {
    let api = try ApiCase.clustered()
    try check(
      api, .rake(.postStratification(api.typeMargin())),
      [
        .mean: [26.93453536742598, 8.009139923812109e-3, 473431.3567797790, 30.88170272605697],
        .estimate: [26.93572767642456, 8.010070029279580e-3, 473433.6938577826, 30.88263194240550],
      ])
  }

  @Test func rakingToTwoMargins() throws {
    let api = try ApiCase.stratified()
    let raking = try Raking([api.typeMargin(), api.schoolWideMargin()], tolerance: 1e-13)
    try check(
      api, .rake(raking),
      [
        .mean: [9.316787018729281, 7.877840523343714e-3, 115158.7830277515, 19.27967550274817],
        .estimate: [9.316787424338974, 7.877846968476035e-3, 115158.8503961635, 19.27968815375495],
      ])
  }

  @Test func replicateThatCannotBeWeighted() throws {
    let margin = try Margin(cellOfRow: DesignCase.psus.map { $0 == 7 ? 1 : 0 }, totals: [40, 10])
    let weighting = Weighting([.rake(try .postStratification(margin))])
    let jackknife = try Replication.jackknife(try DesignCase.design())
    #expect(
      throws: EstimationFault.replication(
        .weighting(.totalsWithoutSample(margin: 0, cells: [1]), step: 0, replicate: 7))
    ) {
      try jackknife.estimates(weights: DesignCase.weights, weighting: weighting) { [$0[0]] }
    }
  }
}
