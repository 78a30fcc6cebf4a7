import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1, `c1`, `c2` the fixtures apiclus1 and apiclus2:
///
///     d1 <- svydesign(ids=~dnum, weights=~pw, fpc=~fpc, data=c1); svymean(~api00, d1)
///     svymean(~api00, subset(d1, stype==1)); svymean(~api00, svydesign(ids=~dnum, weights=~pw, data=c1))
///     d2 <- svydesign(ids=~dnum+snum, fpc=~fpc1+fpc2, data=c2); svymean(~api00, d2)
///     svytotal(~enroll, d2, na.rm=TRUE); svymean(~api00, subset(d2, stype==0)); weights(d2)
///     options(survey.ultimate.cluster=TRUE); svymean(~api00, d2)
///     c2$inf <- Inf; options(survey.lonely.psu="remove")
///     svymean(~api00, svydesign(ids=~dnum+snum, weights=~pw, fpc=~fpc1+inf, data=c2))
///     cd <- svydesign(ids=~snum, strata=~dnum, fpc=~fpc2, weights=~pw, data=c2)
///     svymean(~api00, subset(cd, dnum==200))
///     z3 <- data.frame(h=rep(1:2,each=24), a=rep(1:8,each=6), b=rep(1:24,each=2), c=1:48,
///       y=((1:48)*37)%%29, N1=rep(c(10,7),each=24), N2=rep(c(4,5,6,7,4,5,6,9),each=6),
///       N3=rep(c(3,5,8,2),12)[rep(1:24,each=2)])
///     d3 <- svydesign(ids=~a+b+c, strata=~h, fpc=~N1+N2+N3, data=z3)
///     svymean(~y, d3); svymean(~y, subset(d3, c%%3==0)); sum(weights(d3))
///
/// A lone district under `average` at the second stage, which R leaves without a number, by formula:
///
///     z <- with(c2, pw*(api00-weighted.mean(api00,pw))/sum(pw)); T <- tapply(z, c2$dnum, sum)
///     V1 <- (1-40/757)*40/39*sum((T-mean(T))^2)
///     V2 <- sapply(split(z, c2$dnum), function(v) if (length(v) > 1)
///       40/757*length(v)/(length(v)-1)*sum((v-mean(v))^2) else NA)
///     sqrt(V1 + sum(V2, na.rm=TRUE)*40/sum(!is.na(V2)))
@Suite("Samples of several stages agree with R survey")
struct MultistageSampleTests {
  private let table: FixtureTable
  private let scores: Answers

  init() throws {
    table = try FixtureTable("apiclus2")
    scores = try table.answers("api00")
  }

  private func design(
    _ first: PopulationSizes?, _ second: PopulationSizes?, weights: [Double]? = nil,
    stages: SampleDesign.VarianceStages = .all, lonePSU: LonePSUPolicy = .fail
  ) throws -> SampleDesign {
    try SampleDesign(
      rows: scores.values.count,
      stages: [
        SamplingStage(units: table.ids("dnum"), populationSizes: first),
        SamplingStage(units: table.ids("snum"), populationSizes: second),
      ],
      weights: weights, varianceStages: stages, lonePSU: lonePSU)
  }

  private func counts(_ name: String) throws -> PopulationSizes {
    .counts(try table.numbers(name))
  }

  @Test func oneStageOfClusters() throws {
    let table = try FixtureTable("apiclus1")
    let weights = try table.numbers("pw")
    let scores = try table.answers("api00")
    let units = try table.ids("dnum")
    let high = try table.numbers("stype").map { $0 == 1 }
    func design(_ sizes: PopulationSizes?) throws -> SampleDesign {
      try SampleDesign(
        rows: weights.count, stages: [SamplingStage(units: units, populationSizes: sizes)],
        weights: weights, lonePSU: .fail)
    }
    let counted = try design(.counts(table.numbers("fpc")))
    let mean = DomainEstimate.mean(of: scores, weights: weights)
    try expect(mean, 644.169398907104, standardError: 23.542240693781, under: counted)
    let fractions = PopulationSizes.fractions(weights.map { _ in 15.0 / 757 })
    try expect(mean, 644.169398907104, standardError: 23.542240693781, under: design(fractions))
    try expect(mean, 644.169398907104, standardError: 23.7790107208869, under: design(nil))
    try expect(
      .mean(of: scores, weights: weights, domain: high), 618.571428571429,
      standardError: 38.0202493594075, under: counted, domain: high)
    #expect(counted.degreesOfFreedom() == 14)
    #expect(counted.degreesOfFreedom(domain: high) == 7)
  }

  @Test func twoStages() throws {
    let design = try design(counts("fpc1"), counts("fpc2"))
    let weights = design.weights
    #expect(agrees(weights.reduce(0, +), 5128.675))
    try expect(
      .mean(of: scores, weights: weights), 670.811808118081, standardError: 30.0990273768366,
      under: design)
    try expect(
      .total(of: table.answers("enroll"), weights: weights), 2639272.93,
      standardError: 799637.773648358, under: design)
    try expect(
      .mean(of: table.answers("enroll"), weights: weights), 526.262641509434,
      standardError: 80.3409839904244, under: design)
    let elementary = try table.numbers("stype").map { $0 == 0 }
    try expect(
      .mean(of: scores, weights: weights, domain: elementary), 692.810400866739,
      standardError: 29.926604237403, under: design, domain: elementary)
    #expect(design.degreesOfFreedom(domain: elementary) == 34)
  }

  @Test func fractionsSayTheSameAsCounts() throws {
    let drawn = try counts("fpc1").numbers.map { 40 / $0 }
    let districts = try table.ids("dnum")
    let schools = Dictionary(districts.map { ($0, 1.0) }, uniquingKeysWith: +)
    let second = try zip(districts, counts("fpc2").numbers).map { (schools[$0] ?? 0) / $1 }
    let design = try design(.init(countsOrFractions: drawn), .init(countsOrFractions: second))
    try expect(
      .mean(of: scores, weights: design.weights), 670.811808118081,
      standardError: 30.0990273768366, under: design)
  }

  @Test func varianceOfTheFirstStageAlone() throws {
    let design = try design(counts("fpc1"), counts("fpc2"), stages: .first)
    try expect(
      .mean(of: scores, weights: design.weights), 670.811808118081,
      standardError: 29.8891624724712, under: design)
  }

  @Test func replacementAtTheFirstStageEndsTheVarianceThere() throws {
    let design = try design(nil, counts("fpc2"), weights: table.numbers("pw"))
    try expect(
      .mean(of: scores, weights: design.weights), 670.811808118081,
      standardError: 30.7115763093288, under: design)
  }

  @Test func loneUnitAtTheSecondStage() throws {
    let weights = try table.numbers("pw")
    let mean = DomainEstimate.mean(of: scores, weights: weights)
    for (policy, error) in [
      (LonePSUPolicy.remove, 30.1192136947339), (.certainty, 30.1192136947339),
      (.adjust, 30.1192136947339), (.average, 30.1955079498613),
    ] {
      let design = try design(counts("fpc1"), nil, weights: weights, lonePSU: policy)
      try expect(mean, 670.811808118081, standardError: error, under: design)
    }
    let failing = try design(counts("fpc1"), nil, weights: weights)
    let estimate = try #require(mean).linearized
    let lone = failing.unitsWithLoneUnit(stage: 2)
    #expect(lone.count == 10)
    #expect(throws: EstimationFault.loneUnit(stage: 2, unitAbove: lone[0])) {
      try failing.variance(of: estimate)
    }
    let row = try #require(failing.firstRow(ofUnit: lone[0], stage: 1))
    let districts = try table.numbers("dnum")
    #expect(districts.count { $0 == districts[row] } == 1)
    #expect(failing.firstRow(ofUnit: 0, stage: 3) == nil)
  }

  @Test func aDistrictGivenTheDistrict() throws {
    let design = try design(counts("fpc1"), counts("fpc2")).conditionedOnFirstStage()
    let district = try table.numbers("dnum").map { $0 == 200 }
    try expect(
      .mean(of: scores, weights: design.weights, domain: district), 649.8,
      standardError: 24.6617849387192, under: design, domain: district)
    #expect(design.degreesOfFreedom(domain: district) == 4)
    #expect(design.degreesOfFreedom() == 86)
    #expect(throws: EstimationFault.noStageBelow) { try design.conditionedOnFirstStage() }
  }

  @Test func threeStages() throws {
    let rows = Array(1...48)
    let design = try SampleDesign(
      rows: 48,
      stages: [
        SamplingStage(
          units: rows.map { ($0 - 1) / 6 },
          populationSizes: .counts(rows.map { $0 <= 24 ? 10 : 7 })),
        SamplingStage(
          units: rows.map { ($0 - 1) / 2 },
          populationSizes: .counts(rows.map { [4, 5, 6, 7, 4, 5, 6, 9][($0 - 1) / 6] })),
        SamplingStage(populationSizes: .counts(rows.map { [3, 5, 8, 2][($0 - 1) / 2 % 4] })),
      ],
      strata: rows.map { $0 <= 24 ? 0 : 1 }, lonePSU: .fail)
    let answers = Answers(rows.map { Double($0 * 37 % 29) })
    #expect(agrees(design.weights.reduce(0, +), 438.25))
    try expect(
      .mean(of: answers, weights: design.weights), 14.1183685111238,
      standardError: 1.22118007655333, under: design)
    let third = rows.map { $0 % 3 == 0 }
    try expect(
      .mean(of: answers, weights: design.weights, domain: third), 16.3695652173913,
      standardError: 1.82526075863352, under: design, domain: third)
  }

  @Test func rowsOfWeightZeroKeepTheirUnit() throws {
    let table = try FixtureTable("apiclus1")
    let scores = try table.answers("api00")
    let weights = try zip(table.numbers("pw"), zip(table.numbers("dnum"), scores.values))
      .map { $1.0 == 637 || $1.1 > 800 ? 0 : $0 }
    let design = try SampleDesign(
      rows: weights.count, stages: [SamplingStage(units: table.ids("dnum"))], weights: weights,
      lonePSU: .fail)
    let mean = DomainEstimate.mean(of: scores, weights: weights)
    try expect(mean, 625.949367088608, standardError: 22.302876549854, under: design)
    #expect(mean?.sample.n == 158)
    #expect(design.degreesOfFreedom() == 13)
  }
}
