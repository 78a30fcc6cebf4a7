import Estimation
import Testing

/// Identities that hold for every sample, on the fixtures apistrat and apiclus2.
@Suite("Identities of estimates and variances")
struct EstimationIdentityTests {
  private let table: FixtureTable
  private let scores: Answers
  private let wide: [Bool]

  init() throws {
    table = try FixtureTable("apiclus2")
    scores = try table.answers("api00")
    wide = try table.numbers("schwide").map { $0 == 1 }
  }

  /// A two-stage design of the rows in some order.
  private func design(_ rows: [Int]) throws -> SampleDesign {
    let districts = try table.ids("dnum")
    let schools = try table.ids("snum")
    let weights = try table.numbers("pw")
    let sizes = try table.numbers("fpc2")
    return try SampleDesign(
      rows: rows.count,
      stages: [
        SamplingStage(
          units: rows.map { districts[$0] }, populationSizes: .counts(rows.map { _ in 757 })),
        SamplingStage(
          units: rows.map { schools[$0] }, populationSizes: .counts(rows.map { sizes[$0] })),
      ],
      weights: rows.map { weights[$0] }, lonePSU: .fail)
  }

  private var rows: [Int] { Array(scores.values.indices) }

  private func answers(_ rows: [Int]) -> Answers { Answers(rows.map { scores.values[$0] }) }

  @Test func meanOfADomainIsARatioOfTotals() throws {
    let design = try design(rows)
    let mean = try #require(
      DomainEstimate.mean(of: scores, weights: design.weights, domain: wide))
    let inside = wide.map { $0 ? 1.0 : 0 }
    let ratio = try #require(
      DomainEstimate.ratio(
        of: Answers(zip(scores.values, inside).map { $0 * $1 }), to: Answers(inside),
        weights: design.weights))
    #expect(mean.value == ratio.value)
    let (first, second) = (
      try design.variance(of: mean.linearized, domain: wide),
      try design.variance(of: ratio.linearized)
    )
    #expect(first == second)
  }

  @Test func scaledWeightsLeaveMeansAndScaleTotals() throws {
    let one = try design(rows)
    let seven = try one.reweighted(one.weights.map { 7 * $0 })
    let means = try [one, seven].map {
      try #require(DomainEstimate.mean(of: scores, weights: $0.weights)).linearized
    }
    #expect(agrees(means[1].value, means[0].value, 1e-14))
    #expect(agrees(try seven.variance(of: means[1]), try one.variance(of: means[0]), 1e-13))
    let totals = try [one, seven].map {
      try #require(DomainEstimate.total(of: scores, weights: $0.weights)).linearized
    }
    #expect(
      agrees(try seven.variance(of: totals[1]), 49 * (try one.variance(of: totals[0])), 1e-13))
  }

  @Test func rowOrderLeavesEveryBit() throws {
    let shuffled = rows.map { ($0 * 61 + 17) % rows.count }
    #expect(Set(shuffled).count == rows.count)
    let (first, second) = (try design(rows), try design(shuffled))
    let (given, mixed) = (answers(rows), answers(shuffled))
    let inside = shuffled.map { wide[$0] }
    for (left, right) in [
      (
        DomainEstimate.mean(of: given, weights: first.weights, domain: wide),
        DomainEstimate.mean(of: mixed, weights: second.weights, domain: inside)
      ),
      (
        .total(of: given, weights: first.weights, domain: wide),
        .total(of: mixed, weights: second.weights, domain: inside)
      ),
    ] {
      let (left, right) = (try #require(left), try #require(right))
      #expect(left.value == right.value)
      #expect(left.sample == right.sample)
      let variances = (
        try first.variance(of: left.linearized, domain: wide),
        try second.variance(of: right.linearized, domain: inside)
      )
      #expect(variances.0 == variances.1)
    }
  }

  /// Twice as many of the same PSUs: Σ (T - mean)² doubles, T² quarters, and n/(n - 1) changes.
  @Test func aDuplicatedFileHalvesTheVariance() throws {
    func withReplacement(_ copies: Int) throws -> Double {
      let districts = try table.ids("dnum")
      let weights = try table.numbers("pw")
      let repeated = (0..<copies).flatMap { copy in rows.map { ($0, copy) } }
      let design = try SampleDesign(
        rows: repeated.count,
        stages: [SamplingStage(units: repeated.map { districts[$0.0] + 100 * $0.1 })],
        weights: repeated.map { weights[$0.0] }, lonePSU: .fail)
      let mean = try #require(
        DomainEstimate.mean(of: answers(repeated.map(\.0)), weights: design.weights))
      return try design.variance(of: mean.linearized)
    }
    let (one, two) = (try withReplacement(1), try withReplacement(2))
    #expect(agrees(two, one / 2 * (39.0 / 40) * (80.0 / 79), 1e-12))
  }

  @Test func differenceOfAnEstimateWithItselfHasNoVariance() throws {
    let design = try design(rows)
    let mean = try #require(DomainEstimate.mean(of: scores, weights: design.weights)).linearized
    let covariances = try design.covariances(of: [mean, mean])
    #expect(covariances.varianceOfDifference(0, 1) == 0)
    let nothing = LinearizedEstimate.combination([mean, mean], coefficients: [1, -1])
    #expect(try design.variance(of: nothing) == 0)
  }

  @Test func sharesOfAllLevelsAddUpToOne() throws {
    let table = try FixtureTable("apistrat")
    let weights = try table.numbers("pw")
    let shares = try #require(
      DomainEstimate.distribution(of: table.answers("stype"), levels: [0, 1, 2], weights: weights))
    #expect(agrees(shares.reduce(0) { $0 + $1.value }, 1, 1e-15))
    let whole = LinearizedEstimate.combination(
      shares.map(\.linearized), coefficients: [1, 1, 1])
    #expect(whole.influence.allSatisfy { abs($0) < 1e-18 })
  }

  @Test func variancesAloneAreTheDiagonal() throws {
    let design = try design(rows)
    let estimates = try [
      #require(DomainEstimate.mean(of: scores, weights: design.weights)).linearized,
      #require(DomainEstimate.total(of: scores, weights: design.weights)).linearized,
    ]
    let full = try design.covariances(of: estimates)
    let short = try design.covariances(of: estimates, extent: .variances)
    #expect(full.variance(0) == short.variance(0) && full.variance(1) == short.variance(1))
    #expect(try design.covariances(of: []).count == 0)
  }
}
