import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1, `ds` as in `StratifiedSampleTests`, `d1` the fixture
/// apiclus1 with districts as PSUs and fpc:
///
///     svymean(~api00, ds, deff=TRUE); svymean(~api00, ds, deff="replace")
///     svytotal(~enroll, ds, deff=TRUE); svyratio(~api.stu, ~enroll, ds, deff=TRUE)  # and "replace"
///     svymean(~api00, subset(ds, schwide==1), deff=TRUE); svytotal(~enroll, subset(ds, schwide==1),
///       deff=TRUE); svymean(~target, ds, na.rm=TRUE, deff=TRUE); svymean(~api00, d1, deff=TRUE)
@Suite("Design effects agree with R survey")
struct DesignEffectTests {
  private let table: FixtureTable
  private let weights: [Double]
  private let design: SampleDesign
  private let schoolWide: [Bool]

  init() throws {
    table = try FixtureTable("apistrat")
    weights = try table.numbers("pw")
    schoolWide = try table.numbers("schwide").map { $0 == 1 }
    design = try SampleDesign(
      rows: weights.count,
      stages: [SamplingStage(populationSizes: .counts(table.numbers("fpc")))],
      strata: table.ids("stype"), weights: weights, lonePSU: .fail)
  }

  private func expect(
    _ estimate: DomainEstimate?, _ effect: Double, _ withReplacement: Double? = nil,
    domain: [Bool]? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let estimate = try #require(estimate, sourceLocation: sourceLocation)
    let variance = try design.variance(of: estimate.linearized, domain: domain)
    #expect(
      agrees(estimate.designEffect(variance: variance), effect), sourceLocation: sourceLocation)
    if let withReplacement {
      #expect(
        agrees(estimate.designEffectWithReplacement(variance: variance), withReplacement),
        sourceLocation: sourceLocation)
    }
  }

  @Test func againstBothSimpleRandomSamples() throws {
    let (scores, enroll) = (try table.answers("api00"), try table.answers("enroll"))
    try expect(.mean(of: scores, weights: weights), 1.20445726853772, 1.16556617145353)
    try expect(.total(of: enroll, weights: weights), 0.362018122363404, 0.350328806095534)
    try expect(
      .ratio(of: table.answers("api.stu"), to: enroll, weights: weights), 0.5931250440124,
      0.573973444140571)
  }

  @Test func ofDomainsAndOfColumnsWithGaps() throws {
    let (scores, enroll) = (try table.answers("api00"), try table.answers("enroll"))
    try expect(
      .mean(of: scores, weights: weights, domain: schoolWide), 1.19815719301614,
      1.16264453968858, domain: schoolWide)
    try expect(
      .total(of: enroll, weights: weights, domain: schoolWide), 0.968214734215781,
      domain: schoolWide)
    try expect(.mean(of: table.answers("target"), weights: weights), 1.23752435927268)
    try expect(.mean(of: table.answers("acs.core"), weights: weights), 1.24794216812683)
  }

  @Test func ofClusters() throws {
    let table = try FixtureTable("apiclus1")
    let weights = try table.numbers("pw")
    let mean = try #require(DomainEstimate.mean(of: table.answers("api00"), weights: weights))
    let variance = 23.542240693781 * 23.542240693781
    #expect(agrees(mean.designEffect(variance: variance), 9.34586945059095))
  }

  /// A share's effective size is p(1 - p)/V; a simple random sample with replacement of n has one
  /// of n - 1, because its variance estimate divides by n - 1.
  @Test func effectiveSampleSize() throws {
    let answers = Answers([1, 0, 1, 1, 0, 1, 1, 1])
    let weights = Array(repeating: 2.0, count: 8)
    let design = try SampleDesign(rows: 8, stages: [], weights: weights, lonePSU: .fail)
    let share = try #require(DomainEstimate.share(of: answers, weights: weights))
    let variance = try design.variance(of: share.linearized)
    #expect(agrees(share.effectiveSampleSize(variance: variance), 7))
    #expect(agrees(share.effectiveSampleSize(variance: 0.01), 0.75 * 0.25 / 0.01))
    #expect(agrees(share.designEffectWithReplacement(variance: variance), 1))
  }

  @Test func undefinedWithoutSpreadOrPopulation() throws {
    let same = try #require(DomainEstimate.mean(of: Answers([2, 2]), weights: [1, 1]))
    #expect(same.designEffect(variance: 0) == nil)
    #expect(same.designEffectWithReplacement(variance: 0) == nil)
    #expect(same.effectiveSampleSize(variance: 0) == nil)
    let census = try #require(DomainEstimate.mean(of: Answers([1, 2]), weights: [1, 1]))
    #expect(census.designEffect(variance: 0.1) == nil)
    #expect(census.designEffectWithReplacement(variance: 0.125) == 0.5)
    let one = try #require(DomainEstimate.mean(of: Answers([1]), weights: [3]))
    #expect(one.designEffectWithReplacement(variance: 1) == nil)
  }

  @Test func pooled() {
    #expect(DomainEstimate.pooledDesignEffect([1, nil, 3]) == 2)
    #expect(DomainEstimate.pooledDesignEffect([nil]) == nil)
  }
}
