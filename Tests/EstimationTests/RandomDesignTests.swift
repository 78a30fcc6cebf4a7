import Estimation
import Testing

/// Thirty random samples with one to five strata, lone PSUs and lone second-stage units, weights of
/// 0, missing answers and small domains. Expected numbers: R 4.2, survey 4.1.1, `rows` written to the
/// fixture random-designs, `out` to random-designs-by-r:
///
///     library(survey); set.seed(5); options(warn=-1); rows <- NULL; out <- NULL
///     for (k in 1:30) { d <- NULL
///       for (h in 1:sample(1:5, 1)) { n1 <- sample(1:6, 1); N1 <- n1 + sample(0:20, 1)
///         for (a in 1:n1) { n2 <- sample(1:4, 1); N2 <- n2 + sample(0:5, 1)
///           for (b in 1:n2) { m <- sample(1:4, 1); d <- rbind(d, data.frame(k, h, a, b, N1, N2,
///             w=round(runif(m, .5, 3), 2), y=round(rnorm(m, h, 2), 2), x=sample(0:1, m, TRUE),
///             dom=sample(0:1, m, TRUE, c(.4, .6)), z=sample(0:9, m, TRUE))) } } }
///       d$w[d$z==0] <- 0; d$y[d$z==1] <- NA; s <- d$dom==1 & !is.na(d$y)
///       options(survey.lonely.psu=c("remove", "average")[1 + (k %% 3 > 0 && k %% 2)])
///       e <- switch(k %% 3 + 1, svydesign(~a+b, strata=~h, weights=~w, fpc=~N1+N2, nest=TRUE, data=d),
///         svydesign(~a+b, strata=~h, weights=~w, nest=TRUE, data=d),
///         svydesign(~a, strata=~h, weights=~w, fpc=~N1, nest=TRUE, data=d))
///       f <- function(v) c(coef(v), SE(v)); e2 <- subset(e, s)
///       rows <- rbind(rows, d); out <- rbind(out, c(k, f(svymean(~y, e, na.rm=TRUE)), f(svymean(~y, e2)),
///         f(svytotal(~y, e2)), f(svyratio(~y, ~x, e2)), degf(subset(e, dom==1)))) }
@Suite("Random samples agree with R survey")
struct RandomDesignTests {
  private let expected: FixtureTable
  private let numbers: [Double]
  private let columns: [String: Answers]

  init() throws {
    expected = try FixtureTable("random-designs-by-r")
    let table = try FixtureTable("random-designs")
    numbers = try table.numbers("k")
    let names = ["h", "a", "b", "N1", "N2", "w", "y", "x", "dom"]
    columns = try Dictionary(uniqueKeysWithValues: names.map { ($0, try table.answers($0)) })
  }

  private func column(_ name: String, _ rows: [Int]) throws -> Answers {
    try #require(columns[name]).rows(rows)
  }

  @Test func all() throws {
    for number in 1...30 { try check(number) }
  }

  private func check(_ number: Int) throws {
    let rows = numbers.indices.filter { numbers[$0] == Double(number) }
    let design = try design(number, rows)
    let weights = design.weights
    let answers = try column("y", rows)
    let count = try column("x", rows)
    let domain = try column("dom", rows).values.map { $0 == 1 }
    let answered = zip(domain, answers.isGiven).map { $0 && $1 }
    try compare(
      .mean(of: answers, weights: weights), "mean", number, design, domain: answers.isGiven)
    try compare(
      .mean(of: answers, weights: weights, domain: domain), "domainMean", number, design,
      domain: answered)
    try compare(
      .total(of: answers, weights: weights, domain: domain), "total", number, design,
      domain: answered)
    try compare(
      .ratio(of: answers, to: count, weights: weights, domain: domain), "ratio", number, design,
      domain: answered)
    let freedom = try expected.numbers("df")[number - 1]
    #expect(Double(design.degreesOfFreedom(domain: domain)) == freedom, "sample \(number)")
  }

  private func design(_ number: Int, _ rows: [Int]) throws -> SampleDesign {
    func ids(_ name: String) throws -> [Int] { try column(name, rows).values.map { Int($0) } }
    func sizes(_ name: String) throws -> PopulationSizes { .counts(try column(name, rows).values) }
    let first = SamplingStage(
      units: try ids("a"), populationSizes: number % 3 == 1 ? nil : try sizes("N1"))
    let second = SamplingStage(
      units: try ids("b"), populationSizes: number % 3 == 0 ? try sizes("N2") : nil)
    return try SampleDesign(
      rows: rows.count, stages: number % 3 == 2 ? [first] : [first, second], strata: ids("h"),
      nested: true, weights: column("w", rows).values,
      lonePSU: number % 3 > 0 && number % 2 == 1 ? .average : .remove)
  }

  /// R drops rows without an answer before the variance, so the domain it sees is the answered one.
  private func compare(
    _ estimate: DomainEstimate?, _ column: String, _ number: Int, _ design: SampleDesign,
    domain: [Bool]
  ) throws {
    let value = try expected.values(column)[number - 1]
    guard let value, let error = try expected.values(column + "Error")[number - 1], let estimate
    else {
      // A domain of nobody: R's mean is no number, its total 0; here neither is an estimate.
      #expect(estimate == nil && (value ?? 0) == 0, "\(column) of sample \(number)")
      return
    }
    #expect(agrees(estimate.value, value), "\(column) of sample \(number)")
    let own = try design.variance(of: estimate.linearized, domain: domain).squareRoot()
    #expect(abs(own - error) <= 1e-9 * error + 1e-12, "error of \(column) of sample \(number)")
  }
}
