import Estimation
import Testing

/// The stratified and the cluster sample of `data(api)` with population totals of `apipop`. In R:
///
///     library(survey); data(api); pop <- c(`(Intercept)`=6194, stypeH=755, stypeM=1018, api99=3914069)
///     st <- svydesign(ids=~1, strata=~stype, weights=~pw, fpc=~fpc, data=apistrat)
///     cl <- svydesign(ids=~dnum, weights=~pw, fpc=~fpc, data=apiclus1)
struct ApiCase {
  static let population = 6194.0
  static let typeTotals: [Double?] = [4421, 755, 1018]
  static let schoolWideTotals: [Double?] = [1072, 5122]
  static let api99Total = 3_914_069.0

  let types: [Int]
  let schoolWide: [Int]
  let weights: [Double]
  let api99: [Double]
  let api00: [Double]
  let enrollment: [Double]
  let tested: [Double]
  private let strata: [Int]
  private let psus: [Int]
  private let populationSizes: [Double]

  static func stratified() throws -> ApiCase {
    let table = try FixtureTable("apistrat")
    let types = try table.ids("stype")
    return try ApiCase(
      table, strata: types, psus: Array(types.indices), populationSizes: [4421, 755, 1018])
  }

  static func clustered() throws -> ApiCase {
    let table = try FixtureTable("apiclus1")
    let psus = try table.ids("dnum")
    return try ApiCase(
      table, strata: psus.map { _ in 0 }, psus: psus, populationSizes: [757])
  }

  private init(
    _ table: FixtureTable, strata: [Int], psus: [Int], populationSizes: [Double]
  ) throws {
    types = try table.ids("stype")
    schoolWide = try table.ids("schwide")
    weights = try table.numbers("pw")
    api99 = try table.numbers("api99")
    api00 = try table.numbers("api00")
    enrollment = try table.numbers("enroll")
    tested = try table.numbers("api.stu")
    self.strata = strata
    self.psus = psus
    self.populationSizes = populationSizes
  }

  func design(_ weights: [Double]) throws -> SampleDesign {
    try SampleDesign(
      strata: strata, psus: psus, weights: weights, populationSizes: populationSizes,
      lonePSU: .fail)
  }

  func typeMargin(_ totals: [Double?] = typeTotals) throws -> Margin {
    try Margin(cellOfRow: types, totals: totals)
  }

  func schoolWideMargin() throws -> Margin {
    try Margin(cellOfRow: schoolWide, totals: Self.schoolWideTotals)
  }

  /// ~ stype + api99
  func typesAndApi99() throws -> [Auxiliary] {
    [
      .population(total: Self.population), .cells(try typeMargin([nil, 755, 1018])),
      .quantity(api99, total: Self.api99Total),
    ]
  }

  func calibration(
    _ distance: CalibrationDistance, bounds: ClosedRange<Double>? = nil
  ) throws -> WeightingStep {
    .calibrate(
      try Calibration(
        try typesAndApi99(), rows: weights.count, distance: distance, bounds: bounds))
  }

  /// Mean of api00, total of enroll, ratio of api.stu to enroll, mean of api00 in middle schools,
  /// each with its standard error after calibration.
  func results(_ weighted: CalibratedWeights) throws -> [(value: Double, error: Double)] {
    let weights = weighted.final
    let middle = types.map { $0 == 2 }
    let total = zip(weights, enrollment).reduce(0) { $0 + $1.0 * $1.1 }
    let estimates = [
      try #require(LinearizedEstimate.mean(api00, weights: weights)),
      LinearizedEstimate(value: total, influence: enrollment),
      try #require(LinearizedEstimate.ratio(tested, over: enrollment, weights: weights)),
      try #require(LinearizedEstimate.mean(api00, weights: weights, domain: middle)),
    ]
    let covariances = try design(weights).covariances(of: estimates.map(weighted.residual))
    return estimates.enumerated().map { ($1.value, covariances.standardError($0)) }
  }

  func check(
    _ weighted: CalibratedWeights, _ expected: [Double], tolerance: Double = 1e-9,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let numbers = try results(weighted).flatMap { [$0.value, $0.error] }
    for (number, expected) in zip(numbers, expected) {
      #expect(abs(number / expected - 1) < tolerance, sourceLocation: sourceLocation)
    }
  }
}
