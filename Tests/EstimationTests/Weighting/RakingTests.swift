import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1, with the designs of `ApiCase`:
///
///     show <- function(d) { print(svymean(~api00, d)); print(svytotal(~enroll, d))
///       print(svyratio(~api.stu, ~enroll, d)); print(svymean(~api00, subset(d, stype=="M"))) }
///     show(st); show(postStratify(st, ~sch.wide, data.frame(sch.wide=c("No","Yes"), Freq=c(1072,5122))))
///     show(postStratify(st, ~stype+sch.wide, xtabs(~stype+sch.wide, apipop)))
///     show(calibrate(st, ~stype+sch.wide, c(`(Intercept)`=6194, stypeH=755, stypeM=1018, sch.wideYes=5122),
///       calfun="raking", epsilon=1e-13, maxit=200))
///
/// The last gives the weights of `rake()`, and the residuals of the regression weighted by the
/// weights before, where `rake()` of survey 4.1 takes unweighted ones.
@Suite("Post-stratification and raking agree with R survey")
struct RakingTests {
  @Test func noStepsAtAll() throws {
    let api = try ApiCase.stratified()
    try api.check(
      try Weighting([]).apply(to: api.weights),
      [
        662.2873631593208, 9.408940802784580, 3687177.532438278, 114641.7161007803,
        0.8369568869405217, 7.757103166637883e-3, 636.6, 16.21470730818452,
      ])
  }

  @Test func oneColumn() throws {
    let api = try ApiCase.stratified()
    let weighted = try Weighting([.rake(.postStratification(api.schoolWideMargin()))])
      .apply(to: api.weights)
    try api.check(
      weighted,
      [
        662.2030294504443, 9.272543899907804, 3689885.677659307, 125625.2333375209,
        0.8368911489566657, 7.852821428600826e-3, 636.4112313744565, 15.88734172728938,
      ])
    #expect(isClose(weighted.final[0], 44.15560245152770))
    #expect(weighted.steps[0].iterations == 1)
    #expect(weighted.steps[0].largestMiss < 1e-14)
  }

  @Test func crossedColumns() throws {
    let api = try ApiCase.stratified()
    let margin = try Margin(
      crossing: [api.types, api.schoolWide], levels: [3, 2],
      totals: [472, 3949, 334, 421, 266, 752])
    let weighted = try Weighting([.rake(.postStratification(margin))]).apply(to: api.weights)
    try api.check(
      weighted,
      [
        662.7277101042681, 9.246870842841679, 3668950.355189255, 109751.1861647401,
        0.8385515641567761, 7.254069882097703e-3, 641.4692487604078, 14.08992773608407,
      ])
    #expect(isClose(weighted.final[199], 16.19230769230769))
  }

  @Test func rakingToTwoMargins() throws {
    let api = try ApiCase.stratified()
    let raking = try Raking([api.typeMargin(), api.schoolWideMargin()], tolerance: 1e-14)
    let weighted = try Weighting([.rake(raking)]).apply(to: api.weights)
    try api.check(
      weighted,
      [
        662.2116503578452, 9.269547606461021, 3688120.472963199, 114502.9564049574,
        0.8369045415258183, 7.808308543932349e-3, 636.3819804029870, 15.95452347268629,
      ])
    #expect(isClose(weighted.final[199], 15.04027773176848))
  }

  @Test func rakingIsCalibrationByTheRakingDistance() throws {
    let api = try ApiCase.clustered()
    let margins = [try api.typeMargin(), try api.schoolWideMargin()]
    let raked = try Weighting([.rake(Raking(margins, tolerance: 1e-13))]).apply(to: api.weights)
    let calibration = try Calibration(
      margins.map { .cells($0) }, rows: api.weights.count, distance: .raking, tolerance: 1e-13)
    let calibrated = try Weighting([.calibrate(calibration)]).apply(to: api.weights)
    for (left, right) in zip(raked.final, calibrated.final) { #expect(isClose(left, right, 1e-9)) }
    let results = zip(try api.results(raked), try api.results(calibrated))
    for (left, right) in results { #expect(isClose(left.error, right.error, 1e-9)) }
  }

  /// Communes within a province: the province margin follows from the commune margin.
  @Test func nestedMarginsThatAgree() throws {
    let commune = try Margin(cellOfRow: [0, 0, 1, 2], totals: [10, 20, 30])
    let province = try Margin(cellOfRow: [0, 0, 0, 1], totals: [30, 30])
    let weighted = try Weighting([.rake(Raking([commune, province]))]).apply(to: [1, 3, 1, 1])
    #expect(weighted.final == [2.5, 7.5, 20, 30])
    let residual = try weighted.residual(
      of: LinearizedEstimate(value: 0, influence: [1, 5, 7, 9]))
    #expect(residual.influence.map { ($0 * 1e9).rounded() / 1e9 } == [-3, 1, 0, 0])
  }

  @Test func rowsOfWeightZeroStayOut() throws {
    let margin = try Margin(cellOfRow: [0, 1, nil, 1], totals: [5, 7])
    let weighted = try Weighting([.rake(.postStratification(margin))]).apply(to: [1, 2, 0, 0])
    #expect(weighted.final == [5, 7, 0, 0])
    #expect(weighted.summary.rows == 2)
  }
}
