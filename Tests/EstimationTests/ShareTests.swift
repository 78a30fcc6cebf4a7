import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1, `nh`, `st` the fixtures nhanes and apistrat:
///
///     nd <- svydesign(ids=~psu, strata=~stratum, weights=~weight, nest=TRUE, data=nh)
///     svymean(~hi_chol, nd, na.rm=TRUE); a <- subset(nd, agegroup==3 & race==4)
///     svymean(~hi_chol, a, na.rm=TRUE); degf(a)
///     svymean(~factor(race), nd, deff="replace"); svymean(~interaction(hi_chol,race), nd, na.rm=TRUE)
///     ds <- svydesign(ids=~1, strata=~stype, weights=~pw, fpc=~fpc,
///       data=transform(st, A1=api00%/%200, A2=target%/%5, A3=acs.core%/%10))
///     ds <- update(ds, x1=1*!is.na(A1), x2=1*!is.na(A2), x3=1*!is.na(A3))
///     ds <- update(ds, y1=x1*(A1 %in% 2:3), y2=x2*(A2 %in% 2:3), y3=x3*(A3 %in% 2:3))
///     ds <- update(ds, y=y1+y2+y3, x=x1+x2+x3,
///       m=ifelse(x1==1,A1,0)+ifelse(x2==1,A2,0)+ifelse(x3==1,A3,0))
///     svyratio(~y, ~x, ds, deff="replace"); svyratio(~m, ~x, ds)     # and subset(ds, schwide==1)
///     svycontrast(svytotal(~y1+x1+y2+x2+y3+x3, ds), quote((y1/x1+y2/x2+y3/x3)/3))
///     svymean(~target+acs.core, svydesign(ids=~1, strata=~stype, weights=~pw, fpc=~fpc, data=st),
///       na.rm=TRUE)                                                  # listwise
@Suite("Shares, distributions and pooled items agree with R survey")
struct ShareTests {
  private let table: FixtureTable
  private let weights: [Double]
  private let design: SampleDesign

  init() throws {
    table = try FixtureTable("nhanes")
    weights = try table.numbers("weight")
    design = try SampleDesign(
      rows: weights.count, stages: [SamplingStage(units: table.ids("psu"))],
      strata: table.ids("stratum"), nested: true, weights: weights, lonePSU: .fail)
  }

  @Test func missingAnswersLeaveTheShareAndNotTheDesign() throws {
    let cholesterol = try table.answers("hi_chol")
    let share = DomainEstimate.share(of: cholesterol, weights: weights)
    try expect(share, 0.112142956349692, standardError: 0.00544583969895456, under: design)
    #expect(share?.sample.n == 7846)
    #expect(share?.sample.missing == 745)
    #expect(share?.sample.answers == 7846)
    let satisfied = cholesterol.values.reduce(0, +)
    #expect(share?.sample.satisfied == Int(satisfied))
    #expect(design.degreesOfFreedom() == 16)
  }

  @Test func shareOfASmallDomain() throws {
    let domain = try zip(table.numbers("agegroup"), table.numbers("race")).map {
      $0 == 3 && $1 == 4
    }
    let share = try DomainEstimate.share(
      of: table.answers("hi_chol"), weights: weights, domain: domain)
    try expect(
      share, 0.150491705308627, standardError: 0.0503798692423299, under: design, domain: domain)
    #expect(share?.sample.n == 78)
    #expect(share?.sample.missing == 6)
    #expect(design.degreesOfFreedom(domain: domain) == 8)
  }

  @Test func distribution() throws {
    let levels = try #require(
      DomainEstimate.distribution(
        of: table.answers("race"), levels: [1, 2, 3, 4], weights: weights))
    let expected = [
      (0.15055249386761, 0.0298746530189892), (0.657427616641374, 0.0337474390797145),
      (0.119379142483595, 0.00907206111043598), (0.0726407470074208, 0.0107442449836656),
    ]
    for (level, (share, error)) in zip(levels, expected) {
      try expect(level, share, standardError: error, under: design)
    }
    let effects = try levels.map {
      $0.designEffectWithReplacement(variance: try design.variance(of: $0.linearized))
    }
    #expect(agrees(effects[0], 59.9479593259893))
    #expect(agrees(effects[3], 14.7202998686648))
  }

  @Test func jointSharesOfTwoQuestions() throws {
    let (cholesterol, race) = (try table.answers("hi_chol"), try table.answers("race"))
    for (high, group, share, error) in [
      (0.0, 1.0, 0.13684201492351, 0.0270298820815508),
      (1, 1, 0.0154570897839044, 0.00358744618409708),
      (0, 2, 0.582510954320167, 0.0308998757854579),
      (1, 4, 0.00710450947560495, 0.00180382586828469),
    ] {
      try expect(
        .jointShare(of: cholesterol, at: high, and: race, at: group, weights: weights), share,
        standardError: error, under: design)
    }
  }
}

/// Items with different gaps; recipe above.
@Suite("Items pooled over answers or averaged over items agree with R survey")
struct PooledItemTests {
  private let table: FixtureTable
  private let items: [Answers]
  private let weights: [Double]
  private let design: SampleDesign
  private let schoolWide: [Bool]

  init() throws {
    let table = try FixtureTable("apistrat")
    self.table = table
    weights = try table.numbers("pw")
    schoolWide = try table.numbers("schwide").map { $0 == 1 }
    items = try [("api00", 200.0), ("target", 5), ("acs.core", 10)].map { name, step in
      try table.answers(name).map { ($0 / step).rounded(.down) }
    }
    design = try SampleDesign(
      rows: weights.count,
      stages: [SamplingStage(populationSizes: .counts(table.numbers("fpc")))],
      strata: table.ids("stype"), weights: weights, lonePSU: .fail)
  }

  @Test func pooledAnswers() throws {
    let whole = DomainEstimate.pooledShare(of: items, satisfied: [2, 3], weights: weights)
    try expect(whole, 0.714597456235915, standardError: 0.0214009208568539, under: design)
    #expect(whole?.sample.answers == 486)
    #expect(whole?.sample.satisfied == 362)
    #expect(whole?.sample.n == 200)
    let variance = 0.0214009208568539 * 0.0214009208568539
    #expect(agrees(whole?.designEffectWithReplacement(variance: variance), 1.14269845523637))
    try expect(
      .pooledShare(of: items, satisfied: [2, 3], weights: weights, domain: schoolWide),
      0.700816777014384, standardError: 0.0256080331268965, under: design, domain: schoolWide)
  }

  @Test func meanRating() throws {
    try expect(
      .meanRating(of: items, weights: weights), 2.25328984905282,
      standardError: 0.0336644668463799, under: design)
    try expect(
      .meanRating(of: items, weights: weights, domain: schoolWide), 2.29283714855307,
      standardError: 0.0398748731544619, under: design, domain: schoolWide)
  }

  @Test func meanOfItemShares() throws {
    let whole = DomainEstimate.meanOfShares(of: items, satisfied: [2, 3], weights: weights)
    try expect(whole, 0.762376795335513, standardError: 0.0185188028279151, under: design)
    #expect(whole?.sample.answers == 486)
    try expect(
      .meanOfShares(of: items, satisfied: [2, 3], weights: weights, domain: schoolWide),
      0.756401352798084, standardError: 0.0221679980741704, under: design, domain: schoolWide)
  }

  /// Seven times 1/7 is not 1 in binary numbers.
  @Test func everybodySatisfiedIsExactlyOne() {
    let all = Answers(weights.map { _ in 5.0 })
    let seven = Array(repeating: all, count: 7)
    #expect(DomainEstimate.meanOfShares(of: seven, satisfied: [5], weights: weights)?.value == 1)
    #expect(DomainEstimate.pooledShare(of: seven, satisfied: [5], weights: weights)?.value == 1)
  }

  @Test func anItemWithoutAnswersHasNoMeanOfShares() {
    let none = Answers(Array(repeating: Double?.none, count: weights.count))
    #expect(
      DomainEstimate.meanOfShares(of: items + [none], satisfied: [2], weights: weights) == nil)
    #expect(DomainEstimate.share(of: none, weights: weights) == nil)
    #expect(DomainEstimate.pooledShare(of: [], satisfied: [2], weights: weights) == nil)
    #expect(DomainEstimate.meanOfShares(of: [], satisfied: [2], weights: weights) == nil)
  }

  /// Itemwise each question keeps its own answers; listwise a row without one answer leaves all.
  @Test func itemwiseDiffersFromListwise() throws {
    let (target, size) = (try table.answers("target"), try table.answers("acs.core"))
    try expect(
      .mean(of: target, weights: weights), 9.97960385502049, standardError: 0.441696747717995,
      under: design)
    try expect(
      .mean(of: size, weights: weights), 27.2386196814278, standardError: 0.345979359742023,
      under: design)
    let complete = zip(target.isGiven, size.isGiven).map { $0 && $1 }
    try expect(
      .mean(of: target, weights: weights, domain: complete), 10.6523599674099,
      standardError: 0.548331408703109, under: design, domain: complete)
    try expect(
      .mean(of: size, weights: weights, domain: complete), 27.1945156184755,
      standardError: 0.36072562158704, under: design, domain: complete)
    try expect(
      .total(of: target, weights: weights), 54575.2596893311, standardError: 2881.74070477216,
      under: design)
    try expect(
      .ratio(of: target, to: size, weights: weights), 0.391709862269908,
      standardError: 0.0215474628828907, under: design)
  }
}
