import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1, with the data of `DesignCase`:
///
///     con <- function(des) { t <- svytotal(~y1+x1+y2+x2, des)
///       c <- svycontrast(t, list(r1=quote(y1/x1), r2=quote(y2/x2), m=quote(.3*y1/x1+.7*y2/x2)))
///       print(coef(c)); print(vcov(c)) }
///     con(des); con(subset(des, dom)); con(svydesign(ids=~psu, strata=~h, weights=~w, fpc=~N, data=d))
///     svymean(~v, des); svyby(~y1, ~h, denominator=~x1, des, svyratio); degf(des)
///     options(survey.lonely.psu="adjust")   # and the others
///     dl <- svydesign(ids=~lone, strata=~h, weights=~w, data=d); sqrt(vcov(svyratio(~y1, ~x1, dl)))
@Suite("Taylor variance agrees with R survey")
struct TaylorVarianceTests {
  @Test func ratiosAndTheirCombination() throws {
    let estimates = DesignCase.estimates()
    let result = try DesignCase.design().covariances(of: estimates)
    expect(estimates, [0.609756097560976, 0.685393258426966, 0.662702110167169])
    expect(
      result,
      [
        [0.00160646990315175, 0.00329531262802567, 0.00278865981056349],
        [0.00329531262802567, 0.01722262359101901, 0.01304443030212100],
        [0.00278865981056349, 0.01304443030212101, 0.00996769915465375],
      ])
    #expect(
      isClose(
        result.varianceOfCombination([0.3, 0.7, 0]), 0.00996769915465375))
  }

  @Test func domainKeepsPSUsWithoutMembers() throws {
    let estimates = DesignCase.estimates(domain: DesignCase.domain)
    let design = try DesignCase.design()
    expect(estimates, [0.574468085106383, 0.48, 0.508340425531915])
    expect(
      try design.covariances(of: estimates),
      [
        [0.00240077168978875, 0.00211371661385243, 0.00219983313663333],
        [0.00211371661385241, 0.01239935999999999, 0.00931366698415572],
        [0.00219983313663332, 0.00931366698415572, 0.00717951682989900],
      ])
    #expect(design.degreesOfFreedom() == 5)
    #expect(design.degreesOfFreedom(domain: DesignCase.domain) == 1)
  }

  @Test func populationCorrectionWithAStratumTakenInFull() throws {
    let design = try DesignCase.design(populationSizes: [10, 8, 2])
    expect(
      try design.covariances(of: DesignCase.estimates()),
      [
        [3.58295075202751e-04, -3.63170447070236e-05, 8.20665912659087e-05],
        [-3.63170447070236e-05, 4.16613147432844e-03, 2.90539691861780e-03],
        [8.20665912659087e-05, 2.90539691861780e-03, 2.05839782041223e-03],
      ])
  }

  @Test func meanOfANumber() throws {
    let mean = try #require(
      LinearizedEstimate.mean(DesignCase.values, weights: DesignCase.weights))
    let error = try DesignCase.design().covariances(of: [mean]).standardError(0)
    #expect(isClose(mean.value, 8.388349514563, 1e-11))
    #expect(isClose(error, 0.516079920008984))
  }

  @Test(arguments: [
    (0, 0.571428571428571, 0.0463584354759206), (1, 0.666666666666667, 0.0192450089729875),
    (2, 0.588235294117647, 0.1453287197231834),
  ])
  func ratioOfAStratum(stratum: Int, expected: Double, standardError: Double) throws {
    let ratio = try #require(
      LinearizedEstimate.ratio(
        DesignCase.y1, over: DesignCase.x1, weights: DesignCase.weights,
        domain: DesignCase.strata.map { $0 == stratum }))
    let error = try DesignCase.design().covariances(of: [ratio]).standardError(0)
    #expect(isClose(ratio.value, expected))
    #expect(isClose(error, standardError))
  }

  @Test(arguments: [
    (LonePSUPolicy.remove, 0.0227246465733659, 0.39257410910982),
    (.certainty, 0.0227246465733659, 0.39257410910982),
    (.adjust, 0.0231584909694488, 0.393942158822684),
    (.average, 0.0278318943449164, 0.480803126773374),
  ])
  func lonePSU(policy: LonePSUPolicy, ratio: Double, mean: Double) throws {
    let design = try DesignCase.design(psus: DesignCase.psusWithOneAlone, lonePSU: policy)
    let values = try #require(
      LinearizedEstimate.mean(DesignCase.values, weights: DesignCase.weights))
    let result = try design.covariances(of: [DesignCase.estimates()[0], values])
    #expect(isClose(result.standardError(0), ratio))
    #expect(isClose(result.standardError(1), mean))
  }

  @Test func variancesAloneAndCountedAbsentPSUsGiveTheSame() throws {
    var rows = StratumTotals(psus: 4, columns: 2)
    rows.add(3, psu: 0, column: 0)
    rows.add(1, psu: 1, column: 0)
    rows.add(-2, psu: 1, column: 1)
    var counted = StratumTotals(absentPSUs: 2, columns: 2)
    for totals in [[3.0, 0], [1.0, -2]] { totals.withUnsafeBufferPointer { counted.appendPSU($0) } }
    var full = TaylorVariance(columns: 2, lonePSU: .fail)
    try full.add(rows)
    var short = TaylorVariance(columns: 2, lonePSU: .fail, extent: .variances)
    try short.add(counted)
    // By hand: totals 3, 1, 0, 0 and 0, -2, 0, 0 deviate by 2, 0, -1, -1 and .5, -1.5, .5, .5;
    // squares add up to 6 and 3, products to 0; all times 4/3.
    #expect(isClose(full.covariances().variance(0), 8))
    #expect(isClose(full.covariances()[0, 1], 0))
    #expect(isClose(short.covariances().variance(0), 8))
    #expect(isClose(short.covariances().variance(1), 4))
  }

  private func expect(
    _ estimates: [LinearizedEstimate], _ values: [Double],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (estimate, value) in zip(estimates, values) {
      #expect(isClose(estimate.value, value), sourceLocation: sourceLocation)
    }
  }

  private func expect(
    _ result: Covariances, _ matrix: [[Double]], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for row in matrix.indices {
      for column in matrix.indices {
        #expect(
          isClose(result[row, column], matrix[row][column]), "[\(row), \(column)]",
          sourceLocation: sourceLocation)
      }
    }
  }
}
