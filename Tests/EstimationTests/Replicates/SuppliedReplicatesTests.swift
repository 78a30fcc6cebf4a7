import Estimation
import Testing

/// Expected numbers: R 4.2, survey 4.1.1; `mse=` is the center.
///
///     i <- 0:29; g <- data.frame(w=1+(i%%4)/2, v=(i*13)%%17, x=3+(i*7)%%11); rs <- (1:10)/10
///     f <- sapply(0:9, function(r) 1+((i*7+r*3)%%5-2)/10)
///     k <- function(...) { d <- svrepdesign(data=g, weights=~w, repweights=f*g$w, ...)
///       print(c(SE(svymean(~v, d)), SE(svyratio(~v, ~x, d)))) }
///     k(type="BRR"); k(type="Fay", rho=.3); k(type="JK1", scale=.9); k(type="JKn", scale=1, rscales=rs)
///     k(type="bootstrap"); k(type="successive-difference"); k(type="other", scale=.02, rscales=rs)
///     rs[3] <- 0; k(type="other", scale=.02, rscales=rs)
@Suite("Supplied replicate weights agree with R survey")
struct SuppliedReplicatesTests {
  struct Case: Sendable {
    let kind: ReplicateKind
    var scale: Double?
    var replicateScales: [Double]?
    let mean: [Double]
    let estimate: [Double]
  }

  private static let scales = (1...10).map { Double($0) / 10 }
  private static let factors: [[Double]] = (0..<10).map { replicate in
    DesignCase.rows.map { row in
      let step = (row * 7 + replicate * 3) % 5 - 2
      return 1 + Double(step) / 10
    }
  }

  @Test(arguments: [
    Case(
      kind: .brr, mean: [0.04716784737739844, 0.00628434918360477],
      estimate: [0.047167848061438256, 0.006284378105463359]),
    Case(
      kind: .fay(rho: 0.3), mean: [0.067382639110569215, 0.008977641690863958],
      estimate: [0.067382640087768939, 0.008977683007804799]),
    Case(
      kind: .jk1, mean: [0.14150354213219532, 0.01885304755081431],
      estimate: [0.14150354418431477, 0.01885313431639007]),
    Case(
      kind: .jkn, replicateScales: scales, mean: [0.11963596607017803, 0.01262530283802839],
      estimate: [0.11963594865098770, 0.01262241216840399]),
    Case(
      kind: .bootstrap, mean: [0.049719276679926261, 0.006624285677336919],
      estimate: [0.049719277400967529, 0.006624316163652687]),
    Case(
      kind: .sdr, mean: [0.09433569475479689, 0.01256869836720954],
      estimate: [0.09433569612287651, 0.01256875621092672]),
    Case(
      kind: .bootstrap, scale: 0.02, replicateScales: scales,
      mean: [0.016919080576405319, 0.001785487450260727],
      estimate: [0.016919078112959798, 0.001785078647842011]),
    Case(
      kind: .sdr, scale: 0.02,
      replicateScales: scales.enumerated().map { $0.offset == 2 ? 0 : $0.element },
      mean: [0.016497294933090552, 0.001785858243759506],
      estimate: [0.016502449608638618, 0.001782435500358041]),
  ])
  func kinds(_ test: Case) throws {
    let weights = DesignCase.weights
    let statistics = ReplicateStatistics.ratios([
      (DesignCase.values, DesignCase.rows.map { _ in 1 }),
      (DesignCase.values, DesignCase.rows.map { Double(3 + $0 * 7 % 11) }),
    ])
    for areFactors in [true, false] {
      let columns = Self.factors.map { areFactors ? $0 : zip($0, weights).map(*) }
      for center in Replication.Center.allCases {
        let replication = try Replication.supplied(
          columns, rows: 30, kind: test.kind, areFactors: areFactors, scale: test.scale,
          replicateScales: test.replicateScales, center: center)
        let estimates = try replication.estimates(weights: weights, statistic: statistics.ofRows)
        try expectErrors(estimates, center == .mean ? test.mean : test.estimate)
      }
    }
  }

  /// `svrepdesign` of survey's own example: the half samples of `scd` as columns.
  @Test func halfSamplesOfEmergencyServices() throws {
    let table = try FixtureTable("scd")
    let columns: [[Double]] = [
      [2, 0, 2, 0, 2, 0], [2, 0, 0, 2, 0, 2], [0, 2, 2, 0, 0, 2], [0, 2, 0, 2, 2, 0],
    ]
    let replication = try Replication.supplied(columns, rows: 6, kind: .brr, areFactors: true)
    let ratio = ReplicateStatistics.ratios([
      (try table.numbers("alive"), try table.numbers("arrests"))
    ])
    try expectErrors(
      try replication.estimates(weights: [1, 1, 1, 1, 1, 1], statistic: ratio.ofRows),
      [0.009418400669918494])
  }

  @Test(arguments: [
    ([[1, 1]], ReplicateKind.brr, nil, nil, ReplicationFault.tooFewReplicates(1)),
    ([[1, 1], [1, 1]], .fay(rho: 1), nil, nil, .invalidRho(1)),
    ([[1, 1], [1, 1]], .jkn, nil, nil, .replicateScalesMissing),
    (
      [[1, 1], [1, 1]], .jkn, nil, [1], .replicateScaleCountDiffers(scales: 1, replicates: 2)
    ),
    ([[1, 1], [1, 1]], .brr, -1, nil, .invalidScale(-1)),
    (
      [[1, 1], [1]], .brr, nil, nil, .columnLengthDiffers(replicate: 1, rows: 1, expected: 2)
    ),
    ([[1, 1], [1, .infinity]], .brr, nil, nil, .invalidWeights(replicate: 1, rows: [1])),
  ])
  func faults(
    columns: [[Double]], kind: ReplicateKind, scale: Double?, scales: [Double]?,
    fault: ReplicationFault
  ) {
    #expect(throws: EstimationFault.replication(fault)) {
      try Replication.supplied(
        columns, rows: 2, kind: kind, scale: scale, replicateScales: scales)
    }
  }

  @Test func totalsOfPSUsCannotUseColumnsOfRows() throws {
    let replication = try Replication.supplied([[1], [1]], rows: 1, kind: .brr)
    #expect(throws: EstimationFault.replication(.rowsNeeded)) {
      try replication.estimates(of: [], count: 1, statistic: { _, _ in })
    }
  }
}
