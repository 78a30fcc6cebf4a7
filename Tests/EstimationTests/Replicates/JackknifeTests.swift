import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1, `as.svrepdesign(..., type="JKn", mse=)`, JK1 for the
/// clusters, of the designs of `DesignCase` and `ApiCase`:
///
///     f <- function(b) { t <- svytotal(~y1+v, b); print(c(SE(svyratio(~y1, ~x1, b)),
///       SE(svyratio(~y1, ~x1, subset(b, dom))), SE(t), vcov(t)[1,2])) }
///     g <- function(b) { m <- svymean(~api00+api99, b); print(c(SE(m), vcov(m)[1,2],
///       SE(svyratio(~api.stu, ~enroll, b)), SE(svytotal(~enroll, b)),
///       SE(svymean(~api00, subset(b, sch.wide=="No"))))) }
@Suite("The jackknife agrees with R survey")
struct JackknifeTests {
  private let inDomain = DesignCase.domain.map { $0 ? 1.0 : 0 }

  private var ratios: ReplicateStatistics {
    .ratios([
      (DesignCase.y1, DesignCase.x1),
      (zip(DesignCase.y1, inDomain).map(*), zip(DesignCase.x1, inDomain).map(*)),
    ])
  }
  private let totals = ReplicateStatistics.totals([DesignCase.y1, DesignCase.values])

  @Test(arguments: [
    (Replication.Center.mean, [0.04082921056716741, 0.05667264510969938]),
    (.estimate, [0.04090563879062543, 0.05671768053284142]),
  ])
  func strata(center: Replication.Center, expected: [Double]) throws {
    let design = try DesignCase.design()
    let jackknife = try Replication.jackknife(design, center: center)
    try expectErrors(try ratios.estimates(jackknife, design), expected)
    let estimates = try totals.estimates(jackknife, design)
    try expectErrors(estimates, [2.121320343559643, 58.59820816373142])
    #expect(isClose(try #require(estimates.covariances)[0, 1], 116.375))
    #expect(jackknife.count == 8)
    #expect(jackknife.scale == 1)
  }

  @Test(arguments: [
    (Replication.Center.mean, [0.01903407228088975, 0.04156875602791644]),
    (.estimate, [1.904072376190385e-02, 4.157086209761827e-02]),
  ])
  func populationCorrectionWithAStratumTakenInFull(
    center: Replication.Center, expected: [Double]
  ) throws {
    let design = try DesignCase.design(populationSizes: [10, 8, 2])
    let jackknife = try Replication.jackknife(design, center: center)
    try expectErrors(try ratios.estimates(jackknife, design), expected)
    try expectErrors(
      try totals.estimates(jackknife, design), [0.5755432216610669, 16.32463628995598])
    #expect(jackknife.count == 6)
  }

  @Test(arguments: [LonePSUPolicy.remove, .certainty])
  func lonePSULeftOut(policy: LonePSUPolicy) throws {
    let design = try DesignCase.design(psus: DesignCase.psusWithOneAlone, lonePSU: policy)
    let jackknife = try Replication.jackknife(design)
    try expectErrors(
      try ratios.estimates(jackknife, design), [0.02285183490410500, 0.05070454783970346])
    try expectErrors(
      try totals.estimates(jackknife, design), [0.7071067811865476, 20.21756661915573])
  }

  /// Of a linear statistic it is the linearised variance.
  @Test(arguments: LonePSUPolicy.allCases.filter { $0 != .fail })
  func isLinearisationForTotals(policy: LonePSUPolicy) throws {
    for sizes in [nil, [10.0, 8, 5], [3.0, 3, 2]] {
      let design = try DesignCase.design(
        psus: DesignCase.psusWithOneAlone, populationSizes: sizes, lonePSU: policy)
      let jackknife = try Replication.jackknife(design, center: .estimate)
      let estimates = totals.columns.map { LinearizedEstimate(value: 0, influence: $0) }
      let expected = try design.covariances(of: estimates)
      let replicated = try #require(totals.estimates(jackknife, design).covariances)
      for row in 0..<2 {
        for column in 0..<2 {
          #expect(isClose(replicated[row, column], expected[row, column], 1e-11))
        }
      }
    }
  }

  @Test func lonePSUFails() throws {
    let design = try DesignCase.design(psus: DesignCase.psusWithOneAlone)
    #expect(throws: EstimationFault.lonePSU(stratum: 2)) { try Replication.jackknife(design) }
  }

  @Test func averageOfNoOtherStrata() throws {
    let design = try SampleDesign(
      strata: [0, 1], psus: [0, 1], weights: [1, 1], lonePSU: .average)
    #expect(throws: EstimationFault.replication(.policyNotReplicable(.average))) {
      try Replication.jackknife(design)
    }
  }

  @Test(arguments: [
    (
      Replication.Center.mean,
      [
        26.32936058952761, 26.99854098237078, 9.517085175614720e-3, 932235.0270412150,
        32.48311172113245,
      ], 706.1951809055165
    ),
    (
      .estimate,
      [
        26.33485766845919, 27.00343015316565, 9.519363481564491e-3, 932235.0270412150,
        32.48906318059000,
      ], 706.4716497631811
    ),
  ])
  func clusters(center: Replication.Center, errors: [Double], covariance: Double) throws {
    try check(.clustered(), center, errors, covariance)
  }

  @Test(arguments: [
    (
      Replication.Center.mean,
      [
        9.408940802784615, 9.963947298666856, 7.772509039987682e-3, 114641.7161007803,
        19.17981190852440,
      ], 91.80067534592578
    ),
    (
      .estimate,
      [
        9.408940802784615, 9.963947298666856, 7.772509050560126e-3, 114641.7161007803,
        19.17982521598027,
      ], 91.80067534592578
    ),
  ])
  func strataOfSchools(center: Replication.Center, errors: [Double], covariance: Double) throws {
    try check(.stratified(), center, errors, covariance)
  }

  private func check(
    _ api: ApiCase, _ center: Replication.Center, _ errors: [Double], _ covariance: Double
  ) throws {
    let design = try api.design(api.weights)
    let ones = api.api00.map { _ in 1.0 }
    let notWide = api.schoolWide.map { $0 == 0 ? 1.0 : 0 }
    let ratios = ReplicateStatistics.ratios([
      (api.api00, ones), (api.api99, ones), (api.tested, api.enrollment),
      (zip(api.api00, notWide).map(*), notWide),
    ])
    let jackknife = try Replication.jackknife(design, center: center)
    let estimates = try ratios.estimates(jackknife, design)
    try expectErrors(estimates, [errors[0], errors[1], errors[2], errors[4]])
    #expect(isClose(try #require(estimates.covariances)[0, 1], covariance, 1e-9))
    try expectErrors(
      try ReplicateStatistics.totals([api.enrollment]).estimates(jackknife, design), [errors[3]])
  }

  /// All members of the domain are in one PSU: without it nothing is left, and no rounding of a
  /// difference may stand in for it.
  @Test func domainInOnePSUHasNoVariance() throws {
    let design = try DesignCase.design()
    let domain = DesignCase.psus.map { $0 == 4 }
    let columns = [DesignCase.y1, DesignCase.x1].map { zip($0, domain).map { $1 ? $0 : 0 } }
    let jackknife = try Replication.jackknife(design)
    let rows = try jackknife.estimates(
      weights: design.weights,
      statistic: ReplicateStatistics.ratios([(columns[0], columns[1])]).ofRows)
    let totals = try PSUTotals(
      [DesignCase.y1, DesignCase.x1], design: design, domain: domain)
    let fast = try jackknife.estimates(of: [totals], count: 1, statistic: Replication.ratios)[0]
    for estimates in [rows, fast] {
      #expect(estimates.value(0) != nil)
      #expect(estimates.variance(0) == nil)
      #expect(estimates.covariances == nil)
      #expect(estimates.undefinedReplicates == [1])
    }
  }
}
