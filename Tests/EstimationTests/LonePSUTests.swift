import Estimation
import Testing

/// Districts as PSUs in counties as strata: 16 of 40 counties have one district. Expected numbers:
/// R 4.2, survey 4.1.1, `st` the fixture apistrat:
///
///     N <- with(st, tapply(dnum, cnum, function(v) 3*length(unique(v))))
///     st$N <- as.vector(N[as.character(st$cnum)])
///     dl <- svydesign(ids=~dnum, strata=~cnum, weights=~pw, fpc=~N, nest=TRUE, data=st)
///     options(survey.lonely.psu="remove")   # and certainty, average
///     svymean(~api00, dl); svymean(~api00, subset(dl, stype==1)); svytotal(~enroll, dl)
///     options(survey.lonely.psu="average", survey.adjust.domain.lonely=TRUE)
///     svymean(~api00, subset(dl, stype==1)); svytotal(~enroll, subset(dl, stype==1))
///
/// `adjust` changed in survey 4.3 to the deviation from the mean of all PSU totals, which 4.1 does
/// not take; by formula, z the weighted influence, n1 districts of each county:
///
///     adjust <- function(z, keep, lonely=FALSE) { st <- st[keep,]; z <- z[keep]; V <- 0
///       m <- sum(z)/sum(n1[unique(as.character(st$cnum))])
///       for (h in unique(st$cnum)) { i <- st$cnum==h; n <- n1[[as.character(h)]]
///         T <- tapply(z[i], st$dnum[i], sum); k <- length(T); T <- c(T, rep(0, n-k))
///         V <- V + 2/3*(if (n>1) n/(n-1) else 1)*
///           sum((T - (if (n==1 || lonely && k==1) m else mean(T)))^2) }
///       sqrt(V) }
@Suite("Strata with one PSU agree with R survey")
struct LonePSUTests {
  private let table: FixtureTable
  private let weights: [Double]
  private let high: [Bool]

  init() throws {
    table = try FixtureTable("apistrat")
    weights = try table.numbers("pw")
    high = try table.numbers("stype").map { $0 == 1 }
  }

  private func design(_ policy: LonePSUPolicy, inDomain: Bool = false) throws -> SampleDesign {
    let thirds = PopulationSizes.fractions(weights.map { _ in 1.0 / 3 })
    return try SampleDesign(
      rows: weights.count,
      stages: [SamplingStage(units: table.ids("dnum"), populationSizes: thirds)],
      strata: table.ids("cnum"), nested: true, weights: weights, lonePSU: policy,
      lonePSUInDomain: inDomain)
  }

  @Test(arguments: [
    (LonePSUPolicy.remove, 10.0366322072717, 13.6515143631899, 343694.677760999),
    (.certainty, 10.0366322072717, 13.6515143631899, 343694.677760999),
    (.average, 12.9572364635908, 15.5651211922971, 443707.921049492),
    (.adjust, 10.228617483686, 14.3676446516138, 347516.990235901),
  ])
  func policies(policy: LonePSUPolicy, mean: Double, inDomain: Double, total: Double) throws {
    let design = try design(policy)
    let scores = try table.answers("api00")
    try expect(
      .mean(of: scores, weights: weights), 662.287363159321, standardError: mean, under: design)
    try expect(
      .mean(of: scores, weights: weights, domain: high), 625.82, standardError: inDomain,
      under: design, domain: high)
    try expect(
      .total(of: table.answers("enroll"), weights: weights), 3687177.53243828,
      standardError: total, under: design)
  }

  @Test(arguments: [
    (LonePSUPolicy.remove, 13.6515143631899, 135045.259500609),
    (.average, 20.8802135338997, 208804.899871837), (.adjust, 14.9598363634375, 139490.594302986),
  ])
  func lonePSUInTheDomain(policy: LonePSUPolicy, mean: Double, total: Double) throws {
    let design = try design(policy, inDomain: true)
    try expect(
      .mean(of: table.answers("api00"), weights: weights, domain: high), 625.82,
      standardError: mean, under: design, domain: high)
    try expect(
      .total(of: table.answers("enroll"), weights: weights, domain: high), 997128.525190352,
      standardError: total, under: design, domain: high)
  }

  @Test func failureNamesTheStratum() throws {
    let design = try design(.fail)
    let mean = try #require(DomainEstimate.mean(of: table.answers("api00"), weights: weights))
    let first = try #require(design.loneStrata.first)
    #expect(design.loneStrata.count == 16)
    #expect(throws: EstimationFault.lonePSU(stratum: first)) {
      try design.variance(of: mean.linearized)
    }
    let row = design.firstRowOfStratum[first]
    #expect(design.psuOfRow[row] == design.psusOfStratum[first][0])
    #expect(design.strata == 40)
  }

  @Test func strataOutsideTheDomainCannotFail() throws {
    let design = try SampleDesign(
      strata: [0, 0, 1], psus: [0, 1, 2], weights: [1, 1, 1], lonePSU: .fail)
    let domain = [true, true, false]
    let mean = DomainEstimate.mean(of: Answers([1, 3, 9]), weights: [1, 1, 1], domain: domain)
    // By hand: totals ∓½ about 0, times 2.
    try expect(mean, 2, standardError: 1, under: design, domain: domain)
  }

  /// By hand: totals 1 and 3 of the first sample give 2 · (1 + 1) = 4; 0 and 4 of the second
  /// 2 · (4 + 4) = 16, twice for its lone stratum. Both are averaged apart.
  @Test func samplesAreAveragedApart() throws {
    let design = try SampleDesign(
      rows: 5, stages: [SamplingStage(units: [0, 1, 0, 1, 2])], strata: [0, 0, 0, 0, 1],
      samples: [0, 0, 1, 1, 1], lonePSU: .average)
    let total = DomainEstimate.total(of: Answers([1, 3, 0, 4, 9]), weights: design.weights)
    try expect(total, 17, standardError: 6, under: design)
  }

  @Test func nothingToAverage() throws {
    let design = try SampleDesign(
      strata: [0, 1], psus: [0, 1], weights: [1, 1], lonePSU: .average)
    let mean = try #require(DomainEstimate.mean(of: Answers([1, 3]), weights: [1, 1]))
    #expect(throws: EstimationFault.noStratumToAverage(stage: 1)) {
      try design.variance(of: mean.linearized)
    }
  }

  @Test func aStratumTakenInFullIsNotLone() throws {
    let design = try SampleDesign(
      strata: [0, 0, 1], psus: [0, 1, 2], weights: [1, 1, 1], populationSizes: [4, 1],
      lonePSU: .fail)
    #expect(design.loneStrata.isEmpty)
    let total = DomainEstimate.total(of: Answers([1, 3, 9]), weights: [1, 1, 1])
    // By hand: (1 - 2/4) · 2 · ((1 - 2)² + (3 - 2)²) = 2.
    try expect(total, 13, standardError: 2.0.squareRoot(), under: design)
  }
}
