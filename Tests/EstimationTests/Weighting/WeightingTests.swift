import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1, with the designs of `ApiCase`:
///
///     lin <- calibrate(cl, ~stype+api99, pop); m <- mean(weights(lin)); x <- model.matrix(~stype+api99, apiclus1)
///     tr <- trimWeights(lin, lower=.7*m, upper=1.4*m); w <- weights(tr); print(w[c(1,183)]); print(sum(w^2))
///     tr <- trimWeights(lin, lower=.8*m, upper=1.1*m, strict=TRUE); w <- weights(tr)
///     print(sum(w^2)); range(w)/m
///     y <- apiclus1$api00; z <- (y - sum(w*y)/sum(w))/sum(w); e <- resid(lm(z~x-1, weights=apiclus1$pw))
///     se <- function(e, w) SE(svytotal(~e, svydesign(ids=~dnum, fpc=~fpc, weights=w, data=cbind(apiclus1, e))))
///     se(e, w)
///     s1 <- postStratify(cl, ~sch.wide, data.frame(sch.wide=c("No","Yes"), Freq=c(1072,5122)))
///     s2 <- calibrate(s1, ~stype+api99, pop); w <- weights(s2); m <- sum(w*y)/sum(w)
///     e <- resid(lm((y-m)/sum(w)~x-1, weights=weights(s1)))
///     e <- resid(lm(e~apiclus1$sch.wide, weights=apiclus1$pw)); print(m); print(se(e, w))
///     sum(w)^2/sum(w^2); 183*sum(w^2)/sum(w)^2; range(w/apiclus1$pw)
///
/// The standard errors follow the formula, not R's `svymean`, which takes the residuals of the first
/// step first.
@Suite("Several steps of weighting")
struct WeightingTests {
  @Test func trimmingAfterCalibration() throws {
    let api = try ApiCase.clustered()
    let trimming = try Trimming(lower: 0.7, upper: 1.4, redistributes: true)
    let weighted = try Weighting([api.calibration(.linear), .trim(trimming)])
      .apply(to: api.weights)
    try api.check(weighted, [661.4782042143496, 3.435824535754339])
    #expect(isClose(weighted.final[0], 47.38579234972677))
    #expect(isClose(weighted.final[182], 39.31419206470208))
    #expect(isClose(weighted.summary.sum, 6194))
    #expect(isClose(weighted.final.reduce(0) { $0 + $1 * $1 }, 221250.82640612573596))
    #expect(weighted.steps[0].largestMiss < 1e-10)
    #expect(weighted.steps[0].largestMiss(of: weighted.final) > 1e-3)
  }

  @Test func postStratificationThenCalibration() throws {
    let api = try ApiCase.clustered()
    let weighted = try Weighting([
      .rake(.postStratification(api.schoolWideMargin())), api.calibration(.linear),
    ]).apply(to: api.weights)
    try api.check(weighted, [663.3211689651871, 3.175222857715625])
    #expect(isClose(weighted.summary.kishEffectiveSize, 164.2893421817407))
    #expect(isClose(weighted.summary.kishDesignEffect, 1.113888445651947))
    #expect(isClose(weighted.summary.minimumRatio, 0.4157833666579892))
    #expect(isClose(weighted.summary.maximumRatio, 2.400306881581031))
  }

  @Test func rowOrderLeavesEveryBit() throws {
    let api = try ApiCase.clustered()
    let order = api.types.indices.map { ($0 * 62 + 17) % api.types.count }
    func weights(_ rows: [Int]) throws -> [Double] {
      let types = try Margin(
        cellOfRow: rows.map { api.types[$0] }, totals: ApiCase.typeTotals)
      let schoolWide = try Margin(
        cellOfRow: rows.map { api.schoolWide[$0] }, totals: ApiCase.schoolWideTotals)
      let calibration = try Calibration(
        [.cells(types), .quantity(rows.map { api.api99[$0] }, total: ApiCase.api99Total)],
        rows: rows.count, distance: .logit, bounds: 0.3...3.5)
      let weighting = Weighting([
        .rake(try Raking([types, schoolWide])), .calibrate(calibration),
        .trim(try Trimming(lower: 0.7, upper: 1.4, redistributes: true)),
      ])
      return try weighting.apply(to: rows.map { api.weights[$0] }).final
    }
    let given = try weights(Array(api.types.indices))
    #expect(Set(order).count == order.count)
    #expect(try weights(order) == order.map { given[$0] })
  }

  /// By hand: the mean of 1, 2, 3 and 10 is 4, the limits 2 and 6. The sum falls by 4 - 1 = 3,
  /// which 2 and 3 share.
  /// Shared once, what is cut off brings weights to 1.2 times the mean.
  @Test func whatIsSharedIsTrimmedInTurn() throws {
    let api = try ApiCase.clustered()
    let trimming = try Trimming(lower: 0.8, upper: 1.1, redistributes: true)
    let weighted = try Weighting([api.calibration(.linear), .trim(trimming)])
      .apply(to: api.weights)
    let mean = 6194.0 / 183
    #expect(isClose(weighted.final[0], 37.231693989071040))
    #expect(isClose(weighted.summary.sum, 6194))
    #expect(isClose(weighted.final.reduce(0) { $0 + $1 * $1 }, 213013.47835346044))
    #expect(isClose(weighted.summary.minimum / mean, 0.81551439590023922))
    #expect(isClose(weighted.summary.maximum / mean, 1.1))
  }

  @Test func trimmingByHand() throws {
    let cut = try Trimming(lower: 0.5, upper: 1.5, redistributes: false)
    let shared = try Trimming(lower: 0.5, upper: 1.5, redistributes: true)
    let weights = [1.0, 2, 0, 3, 10]
    #expect(try Weighting([.trim(cut)]).apply(to: weights).final == [2, 2, 0, 3, 6])
    #expect(try Weighting([.trim(shared)]).apply(to: weights).final == [2, 3.5, 0, 4.5, 6])
  }

  @Test func summaryWithoutRows() {
    let summary = WeightSummary(base: [0], final: [0])
    #expect(summary.kishEffectiveSize == 0)
    #expect(summary.kishDesignEffect == 1)
    #expect(summary.minimumRatio == 1)
  }
}
