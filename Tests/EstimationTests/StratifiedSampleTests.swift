import Estimation
import Foundation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1, `st`, `srs` the fixtures apistrat and apisrs:
///
///     ds <- svydesign(ids=~1, strata=~stype, weights=~pw, fpc=~fpc, data=st)
///     svymean(~api00, ds); svytotal(~enroll, ds); svyratio(~api.stu, ~enroll, ds)
///     predict(svyratio(~api.stu, ~enroll, ds), total=3811472)
///     predict(svyratio(~api.stu, ~enroll, ds, separate=TRUE), total=list(1877350, 1013824, 920298))
///     sub <- subset(ds, schwide==1); svymean(~api00, sub); svytotal(~enroll, sub)
///     svytotal(~I(0*api00+1), sub); svytotal(~I(1*(awards==1)), sub); degf(sub)
///     svycontrast(svymean(~api00+api99+enroll, ds), quote(api00/api99*log(enroll)))
///     svymean(~api00, svydesign(ids=~1, fpc=~fpc, data=srs))
///     svymean(~api00, svydesign(ids=~1, weights=~pw, data=srs))
///     svyratio(~alive, ~arrests, svydesign(ids=~ambulance, strata=~ESA, nest=TRUE, data=scd))
@Suite("Stratified and simple random samples agree with R survey")
struct StratifiedSampleTests {
  private let table: FixtureTable
  private let design: SampleDesign
  private let weights: [Double]
  private let schoolWide: [Bool]

  init() throws {
    table = try FixtureTable("apistrat")
    weights = try table.numbers("pw")
    schoolWide = try table.numbers("schwide").map { $0 == 1 }
    design = try SampleDesign(
      rows: weights.count,
      stages: [SamplingStage(populationSizes: .counts(try table.numbers("fpc")))],
      strata: table.ids("stype"), weights: weights, lonePSU: .fail)
  }

  @Test func meanTotalAndRatio() throws {
    let enroll = try table.answers("enroll")
    try expect(
      .mean(of: table.answers("api00"), weights: weights), 662.287363159321,
      standardError: 9.40894080278458, under: design)
    try expect(
      .total(of: enroll, weights: weights), 3687177.53243828, standardError: 114641.71610078,
      under: design)
    try expect(
      .ratio(of: table.answers("api.stu"), to: enroll, weights: weights), 0.836956886940522,
      standardError: 0.00775710316663788, under: design)
  }

  @Test func domainsKeepTheDesign() throws {
    try expect(
      .mean(of: table.answers("api00"), weights: weights, domain: schoolWide), 676.530443656777,
      standardError: 10.5203892001006, under: design, domain: schoolWide)
    try expect(
      .total(of: table.answers("enroll"), weights: weights, domain: schoolWide), 2674110.11312676,
      standardError: 128645.68846719, under: design, domain: schoolWide)
    try expect(
      .count(weights: weights, domain: schoolWide), 5128.30994796753,
      standardError: 150.791566998838, under: design, domain: schoolWide)
    try expect(
      .count(of: 1, in: table.answers("awards"), weights: weights, domain: schoolWide),
      3957.56995391846, standardError: 213.110254631354, under: design, domain: schoolWide)
    #expect(design.degreesOfFreedom() == 197)
    #expect(design.degreesOfFreedom(domain: schoolWide) == 149)
  }

  @Test func totalsAssistedByAKnownTotal() throws {
    let (students, enroll) = (try table.answers("api.stu"), try table.answers("enroll"))
    try expect(
      .combinedRatioTotal(of: students, by: enroll, knownTotal: 3_811_472, weights: weights),
      3190037.73978096, standardError: 29565.9815207516, under: design)
    try expect(
      .separateRatioTotal(
        of: students, by: enroll, strata: table.ids("stype"),
        knownTotals: [1_877_350, 1_013_824, 920_298], weights: weights),
      3190021.9455676, standardError: 29756.4386045407, under: design)
  }

  @Test func aStratumWithoutKnownTotalHasNoAssistedTotal() throws {
    let enroll = try table.answers("enroll")
    let total = DomainEstimate.separateRatioTotal(
      of: enroll, by: enroll, strata: try table.ids("stype"), knownTotals: [1, 2],
      weights: weights)
    #expect(total == nil)
  }

  @Test func smoothFunctionOfMeans() throws {
    let means = try ["api00", "api99", "enroll"].map { name in
      try #require(DomainEstimate.mean(of: table.answers(name), weights: weights)).linearized
    }
    let (a, b, c) = (means[0].value, means[1].value, means[2].value)
    let index = LinearizedEstimate.smooth(
      means, value: a / b * log(c), gradient: [log(c) / b, -a * log(c) / (b * b), a / b / c])
    #expect(agrees(index.value, 6.72292995685557))
    #expect(agrees(try design.variance(of: index).squareRoot(), 0.0416267830136254))
  }

  @Test func simpleRandomSampleWithAndWithoutPopulation() throws {
    let table = try FixtureTable("apisrs")
    let scores = try table.answers("api00")
    let sizes = PopulationSizes.counts(try table.numbers("fpc"))
    let drawn = try SampleDesign(
      rows: scores.values.count, stages: [SamplingStage(populationSizes: sizes)], lonePSU: .fail)
    #expect(drawn.weights.allSatisfy { agrees($0, 30.97) })
    try expect(
      .mean(of: scores, weights: drawn.weights), 656.585, standardError: 9.24972203928281,
      under: drawn)
    try expect(
      .total(of: table.answers("enroll"), weights: drawn.weights), 3621074.34,
      standardError: 169519.654344059, under: drawn)
    let replaced = try SampleDesign(
      rows: scores.values.count, stages: [], weights: table.numbers("pw"), lonePSU: .fail)
    try expect(
      .mean(of: scores, weights: replaced.weights), 656.585, standardError: 9.40277217088064,
      under: replaced)
  }

  @Test func twoUnitsAStratumWithIdsThatStartAgain() throws {
    let table = try FixtureTable("scd")
    let (alive, arrests) = (try table.answers("alive"), try table.answers("arrests"))
    let design = try SampleDesign(
      rows: alive.values.count, stages: [SamplingStage(units: table.ids("ambulance"))],
      strata: table.ids("ESA"), nested: true, lonePSU: .fail)
    try expect(
      .ratio(of: alive, to: arrests, weights: design.weights), 0.153506350082827,
      standardError: 0.00980730359997476, under: design)
    #expect(design.degreesOfFreedom() == 3)
  }
}
