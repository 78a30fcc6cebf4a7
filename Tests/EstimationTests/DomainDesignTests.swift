import Estimation
import Testing

/// A design restricted to the rows of a domain must give, to the last bit, what the whole design
/// gives for the domain; the whole design is compared with R in the tests of each kind of sample.
@Suite("A design restricted to a domain")
struct DomainDesignTests {
  private func expectSame(
    _ design: SampleDesign, _ answers: Answers, _ domain: [Bool],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let rows = domain.indices.filter { domain[$0] }
    let small = try design.restricted(toRows: rows)
    let whole = try #require(
      DomainEstimate.mean(of: answers, weights: design.weights, domain: domain))
    let part = try #require(DomainEstimate.mean(of: answers.rows(rows), weights: small.weights))
    #expect(part.value == whole.value, sourceLocation: sourceLocation)
    #expect(part.sample == whole.sample, sourceLocation: sourceLocation)
    #expect(
      try small.variance(of: part.linearized)
        == design.variance(of: whole.linearized, domain: domain), sourceLocation: sourceLocation)
    #expect(
      small.degreesOfFreedom() == design.degreesOfFreedom(domain: domain),
      sourceLocation: sourceLocation)
  }

  @Test func ofTwoStages() throws {
    let table = try FixtureTable("apiclus2")
    let design = try SampleDesign(
      rows: table.numbers("fpc1").count,
      stages: [
        SamplingStage(
          units: table.ids("dnum"), populationSizes: .counts(table.numbers("fpc1"))),
        SamplingStage(
          units: table.ids("snum"), populationSizes: .counts(table.numbers("fpc2"))),
      ], lonePSU: .fail)
    let scores = try table.answers("api00")
    for type in [0.0, 1, 2] {
      try expectSame(design, scores, table.numbers("stype").map { $0 == type })
    }
    let conditioned = try design.conditionedOnFirstStage()
    try expectSame(conditioned, scores, table.numbers("dnum").map { $0 == 200 })
  }

  @Test(arguments: [LonePSUPolicy.remove, .average, .adjust])
  func withLonePSUs(policy: LonePSUPolicy) throws {
    let table = try FixtureTable("apistrat")
    for inDomain in [false, true] {
      let design = try SampleDesign(
        rows: table.numbers("pw").count, stages: [SamplingStage(units: table.ids("dnum"))],
        strata: table.ids("cnum"), nested: true, weights: table.numbers("pw"), lonePSU: policy,
        lonePSUInDomain: inDomain)
      try expectSame(
        design, table.answers("target"), table.numbers("stype").map { $0 == 1 })
    }
  }

  @Test func withUnequalProbabilities() throws {
    let table = try FixtureTable("election")
    let probabilities = try table.numbers("p")
    let joint = try ElectionCase.jointProbabilities()
    let won = try zip(table.numbers("Bush"), table.numbers("Kerry")).map { $0 > $1 }
    for method in [
      UnequalProbabilities.Method.brewer, .overton, .yatesGrundy(joint: joint), .withReplacement,
    ] {
      let design = try SampleDesign(
        rows: probabilities.count, stages: [],
        unequalProbabilities: UnequalProbabilities(probabilities, method: method), lonePSU: .fail)
      try expectSame(design, table.answers("votes"), won)
    }
  }

  @Test func rowsThatAreNotThere() throws {
    let design = try SampleDesign(rows: 2, stages: [], lonePSU: .fail)
    #expect(throws: EstimationFault.noSuchRow(row: 2)) { try design.restricted(toRows: [0, 2]) }
  }
}
