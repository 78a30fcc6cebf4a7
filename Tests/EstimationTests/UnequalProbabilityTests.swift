import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1, `el`, `jt` the fixtures election and election-joint:
///
///     svytotal(~Bush+Kerry+Nader, svydesign(ids=~1, weights=~wt, data=el))
///     e <- svydesign(ids=~1, fpc=~p, data=el, pps=ppsmat(jt, tolerance=0), variance="HT")  # and "YG"
///     svytotal(~Bush+Kerry+Nader, e); vcov(svytotal(~Bush+Kerry+Nader, e))[1,2]
///     svyratio(~Bush, ~votes, e); svymean(~I(Bush/votes), subset(e, Bush>Kerry))
///     svydesign(ids=~1, fpc=~p, data=el, pps="brewer")   # "overton", HR(sum(el$p^2)/40)
///     el$h <- rep(1:2, 20); svydesign(ids=~1, strata=~h, fpc=~p, data=el, pps="brewer")  # "overton"
///     x <- el; x$cl <- rep(1:20, each=2); x$pc <- ave(x$p, x$cl)
///     svytotal(~Bush, svydesign(ids=~cl, fpc=~pc, data=x, pps="brewer"))
///
/// Hartley-Rao in strata by the formula, with c = 0.04:
///
///     z <- el$Bush/el$p; V <- 0; for (h in 1:2) { i <- el$h==h
///       D <- 1-(20-outer(el$p[i],el$p[i],"+")+.04)/19; diag(D) <- 1-el$p[i]
///       V <- V + t(z[i])%*%D%*%z[i] }; sqrt(V)
@Suite("Samples with unequal probabilities agree with R survey")
struct UnequalProbabilityTests {
  private let table: FixtureTable
  private let probabilities: [Double]
  private let joint: [Double]
  private let halves: [Int]

  init() throws {
    table = try FixtureTable("election")
    probabilities = try table.numbers("p")
    joint = try ElectionCase.jointProbabilities()
    halves = (0..<40).map { $0 % 2 }
  }

  private func design(
    _ method: UnequalProbabilities.Method, strata: [Int]? = nil, lonePSU: LonePSUPolicy = .fail
  ) throws -> SampleDesign {
    try SampleDesign(
      rows: probabilities.count, stages: [], strata: strata,
      unequalProbabilities: UnequalProbabilities(probabilities, method: method), lonePSU: lonePSU)
  }

  private func expectTotals(_ errors: [Double], _ method: UnequalProbabilities.Method) throws {
    let design = try design(method)
    let totals = [64518472.38054, 51202102.0962483, 478530.523211708]
    for (index, name) in ["Bush", "Kerry", "Nader"].enumerated() {
      try expect(
        .total(of: table.answers(name), weights: design.weights), totals[index],
        standardError: errors[index], under: design)
    }
  }

  @Test func totals() throws {
    try expectTotals([2671455.05619719, 2679432.92027136, 105302.688891382], .withReplacement)
    try expectTotals(
      [2604404.47780038, 2523712.36945764, 102325.561822147], .horvitzThompson(joint: joint))
    try expectTotals(
      [2406525.80921637, 2408090.52059838, 101663.663722092], .yatesGrundy(joint: joint))
    try expectTotals([2447628.88865615, 2450786.53908241, 102420.243515406], .brewer)
    try expectTotals([2939607.84993936, 1964631.62874171, 104372.83526225], .overton)
    let squares = probabilities.reduce(0) { $0 + $1 * $1 }
    try expectTotals(
      [3591139.21811667, 3186909.11978654, 104314.054945032],
      .hartleyRao(squaredProbabilitySum: squares / 40))
  }

  @Test func ratiosCovariancesAndDomains() throws {
    let votes = try table.answers("votes")
    let bush = try table.answers("Bush")
    let won = try zip(bush.values, table.numbers("Kerry")).map { $0 > $1 }
    let shares = Answers(zip(bush.values, votes.values).map { $0 / $1 })
    for (method, ratio, covariance, domain) in [
      (
        UnequalProbabilities.Method.horvitzThompson(joint: joint), 0.020804792699355,
        -5144590259744.0, 0.03348633064686
      ),
      (.yatesGrundy(joint: joint), 0.0207103644147377, -5789965462649.45, 0.0333756301595084),
    ] {
      let design = try design(method)
      let weights = design.weights
      try expect(
        .ratio(of: bush, to: votes, weights: weights), 0.555240699836199, standardError: ratio,
        under: design)
      try expect(
        .mean(of: shares, weights: weights, domain: won), 0.731506821879846,
        standardError: domain, under: design, domain: won)
      let totals = try [bush, table.answers("Kerry")].map {
        try #require(DomainEstimate.total(of: $0, weights: weights)).linearized
      }
      #expect(agrees(try design.covariances(of: totals)[0, 1], covariance))
    }
  }

  @Test func approximationsWithinStrata() throws {
    for (method, error) in [
      (UnequalProbabilities.Method.overton, 2941602.45163209), (.brewer, 2481144.98631217),
      (.hartleyRao(squaredProbabilitySum: 0.04), 3668688.69983504),
    ] {
      let design = try design(method, strata: halves)
      try expect(
        .total(of: table.answers("Bush"), weights: design.weights), 64518472.38054,
        standardError: error, under: design)
    }
  }

  @Test func brewerByClusters() throws {
    let clusters = (0..<40).map { $0 / 2 }
    let means = clusters.map { (probabilities[2 * $0] + probabilities[2 * $0 + 1]) / 2 }
    let design = try SampleDesign(
      rows: 40, stages: [SamplingStage(units: clusters)],
      unequalProbabilities: UnequalProbabilities(means, method: .brewer), lonePSU: .fail)
    try expect(
      .total(of: table.answers("Bush"), weights: design.weights), 61743685.8954128,
      standardError: 3283569.31399652, under: design)
  }

  /// By hand: z = 2, 4 and 5, mean of all 11/3; the first two add 2·((1 - .5)·1 + (1 - .25)·1), the
  /// lone one (1 - .2)(5 - 11/3)².
  @Test func brewerWithALonePSU() throws {
    func design(_ policy: LonePSUPolicy) throws -> SampleDesign {
      try SampleDesign(
        rows: 3, stages: [], strata: [0, 0, 1],
        unequalProbabilities: UnequalProbabilities([0.5, 0.25, 0.2], method: .brewer),
        lonePSU: policy)
    }
    let adjusted = try design(.adjust)
    let total = DomainEstimate.total(of: Answers([1, 1, 1]), weights: adjusted.weights)
    let lone = 0.8 * (5 - 11.0 / 3) * (5 - 11.0 / 3)
    try expect(total, 11, standardError: (2.5 + lone).squareRoot(), under: adjusted)
    try expect(total, 11, standardError: 2.5.squareRoot(), under: design(.remove))
    #expect(try design(.fail).loneStrata == [1])
  }

  @Test func anEstimatorThatTurnsNegativeIsRefused() throws {
    let unequal = try UnequalProbabilities(
      [0.5, 0.5], method: .horvitzThompson(joint: [0.5, 0.1, 0.1, 0.5]))
    let design = try SampleDesign(
      rows: 2, stages: [], unequalProbabilities: unequal, lonePSU: .fail)
    let total = try #require(DomainEstimate.total(of: Answers([1, 1]), weights: [2, 2]))
    #expect(throws: EstimationFault.notACovariance) { try design.variance(of: total.linearized) }
  }
}

/// Counties drawn with probabilities proportional to their votes.
enum ElectionCase {
  /// Joint probabilities of every two counties, row after row.
  static func jointProbabilities() throws -> [Double] {
    let table = try FixtureTable("election-joint")
    return try (1...40).flatMap { try table.numbers("p\($0)") }
  }
}
