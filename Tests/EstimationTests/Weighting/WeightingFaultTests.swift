import Estimation
import Testing

@Suite("Weighting that cannot be done")
struct WeightingFaultTests {
  private func rake(_ margins: [Margin], _ weights: [Double] = [1, 1, 1]) throws {
    _ = try Weighting([.rake(Raking(margins))]).apply(to: weights)
  }

  private func calibrate(
    _ auxiliaries: [Auxiliary], _ distance: CalibrationDistance = .linear,
    bounds: ClosedRange<Double>? = nil, _ weights: [Double] = [1, 1, 1]
  ) throws {
    let calibration = try Calibration(
      auxiliaries, rows: weights.count, distance: distance, bounds: bounds)
    _ = try Weighting([.calibrate(calibration)]).apply(to: weights)
  }

  @Test func cellOfTheSampleWithoutTotal() throws {
    let margin = try Margin(cellOfRow: [0, 1, 2], totals: [1, nil, 0])
    #expect(
      throws: EstimationFault.weighting(.cellsWithoutTotal(margin: 0, cells: [1, 2]), step: 0)
    ) { try rake([margin]) }
  }

  @Test func totalWithoutSample() throws {
    let margin = try Margin(cellOfRow: [0, 0, 1], totals: [1, 2, 3])
    #expect(
      throws: EstimationFault.weighting(.totalsWithoutSample(margin: 0, cells: [1, 2]), step: 0)
    ) { try rake([margin], [1, 1, 0]) }
  }

  @Test func allFaultsOfAllMarginsAtOnce() throws {
    let first = try Margin(cellOfRow: [0, nil, 1], totals: [-1, nil])
    let second = try Margin(cellOfRow: [0, 0, 0], totals: [5, 7])
    let weighting = Weighting([.rake(try Raking([first, second]))])
    #expect(
      weighting.faults(for: [1, 1, 1]) == [
        .weighting(.auxiliaryMissing(0, rows: [1]), step: 0),
        .weighting(.invalidTotals([Constraint(auxiliary: 0)]), step: 0),
        .weighting(.cellsWithoutTotal(margin: 0, cells: [1]), step: 0),
        .weighting(.totalsWithoutSample(margin: 1, cells: [1]), step: 0),
        .weighting(.marginsContradict(margin: 1, sum: 12, firstSum: -1), step: 0),
      ])
  }

  @Test func marginsWithDifferentSums() throws {
    let first = try Margin(cellOfRow: [0, 0, 1], totals: [10, 20])
    let second = try Margin(cellOfRow: [0, 1, 1], totals: [10, 21])
    #expect(
      throws: EstimationFault.weighting(
        .marginsContradict(margin: 1, sum: 31, firstSum: 30), step: 0)
    ) { try rake([first, second]) }
  }

  /// Cells 0 and 1 of the first margin are cell 0 of the second, but add up to another total,
  /// although both margins have the same sum.
  @Test func nestedMarginsThatContradict() throws {
    let first = try Margin(cellOfRow: [0, 1, 2], totals: [10, 20, 30])
    let second = try Margin(cellOfRow: [0, 0, 1], totals: [35, 25])
    let error = #expect(throws: EstimationFault.self) { try rake([first, second]) }
    guard case .weighting(.totalsContradict(let constraint, let given, let implied), 0) = error
    else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(constraint.auxiliary == 1)
    #expect([35, 25].contains(given))
    #expect(isClose(abs(given - implied), 5))
  }

  /// Only the diagonal has rows, so the margins must be equal cell by cell.
  @Test func rakingWithoutSolution() throws {
    let first = try Margin(cellOfRow: [0, 1, 1], totals: [10, 20])
    let second = try Margin(cellOfRow: [0, 0, 1], totals: [5, 25])
    let error = #expect(throws: EstimationFault.self) { try rake([first, second]) }
    guard case .weighting(.notConverged(let iterations, let miss, _), 0) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(iterations == 1000)
    #expect(miss > 0.01)
  }

  @Test func redundantTotalsThatContradict() throws {
    let margin = try Margin(cellOfRow: [0, 0, 1], totals: [10, 20])
    let error = #expect(throws: EstimationFault.self) {
      try calibrate([.population(total: 31), .cells(margin)])
    }
    guard case .weighting(.totalsContradict(_, let given, let implied), 0) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(isClose(given, 31))
    #expect(isClose(implied, 30))
  }

  @Test func totalThatBoundsCannotReach() throws {
    let quantity = Auxiliary.quantity([1, 2, -1], total: 20)
    #expect(
      throws: EstimationFault.weighting(
        .totalBeyondBounds(Constraint(auxiliary: 0), given: 20, lowest: -0.5, highest: 5.5), step: 0
      )
    ) { try calibrate([quantity], .logit, bounds: 0.5...2) }
  }

  @Test func negativeTotalOfAPositiveQuantity() {
    #expect(
      throws: EstimationFault.weighting(
        .totalBeyondBounds(Constraint(auxiliary: 0), given: -1, lowest: 0, highest: nil), step: 0)
    ) { try calibrate([.quantity([1, 2, 0], total: -1)], .raking) }
  }

  @Test func calibratedCellWithoutSample() throws {
    let margin = try Margin(cellOfRow: [0, 0, 1], totals: [2, nil, 3])
    #expect(
      throws: EstimationFault.weighting(.totalsWithoutSample(margin: 1, cells: [2]), step: 0)
    ) { try calibrate([.population(total: 5), .cells(margin)]) }
  }

  /// Each total can be met alone, not both.
  @Test(arguments: CalibrationDistance.allCases)
  func totalsThatBoundsCannotReachTogether(distance: CalibrationDistance) {
    let error = #expect(throws: EstimationFault.self) {
      try calibrate(
        [.quantity([1, 1, 0], total: 3.9), .quantity([0, 1, 1], total: 1.1)], distance,
        bounds: 0.5...2)
    }
    guard case .weighting(.notConverged, 0) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [
    (CalibrationDistance.logit, nil), (.logit, 1.1...2), (.logit, 0.5...0.9),
    (.linear, 1...1), (.raking, -2...(-1)),
  ])
  func boundsThatDoNotSuit(distance: CalibrationDistance, bounds: ClosedRange<Double>?) {
    #expect(
      throws: WeightingFault.invalidBounds(
        lower: bounds?.lowerBound, upper: bounds?.upperBound)
    ) { try calibrate([.population(total: 3)], distance, bounds: bounds) }
  }

  @Test func auxiliaryMissing() {
    #expect(throws: EstimationFault.weighting(.auxiliaryMissing(0, rows: [1]), step: 0)) {
      try calibrate([.quantity([1, nil, 3], total: 5)])
    }
  }

  @Test func totalThatIsNoNumber() {
    #expect(throws: WeightingFault.invalidTotals([Constraint(auxiliary: 0)])) {
      try calibrate([.population(total: .nan)])
    }
  }

  @Test func weightsThatAreNone() throws {
    let margin = try Margin(cellOfRow: [0, 0, 0], totals: [3])
    #expect(throws: EstimationFault.weighting(.invalidWeights(rows: [0, 2]), step: 0)) {
      try rake([margin], [-1, 1, .nan])
    }
  }

  /// A linear calibration gives the third row -1, which a raking after it refuses.
  @Test func negativeWeightsInLaterSteps() throws {
    let calibration = try Calibration(
      [.population(total: 3), .quantity([0, 1, 2], total: -1)], rows: 3, distance: .linear)
    let margin = try Margin(cellOfRow: [0, 0, 0], totals: [3])
    let weighting = Weighting([.calibrate(calibration), .rake(try .postStratification(margin))])
    #expect(throws: EstimationFault.weighting(.invalidWeights(rows: [2]), step: 1)) {
      try weighting.apply(to: [1, 1, 1])
    }
    #expect(
      weighting.faults(for: [1, 1, 1]) == [.weighting(.invalidWeights(rows: [2]), step: 1)])
  }

  /// The mean is 2. All of 1, 1 and 4 are beyond 0.9 and 1.5 times it; 1.8, 1.8 and 3 are 0.6 too
  /// much, which the largest alone can give.
  @Test func trimmingOfAllWeights() throws {
    let trimming = try Trimming(lower: 0.9, upper: 1.5, redistributes: true)
    let final = try Weighting([.trim(trimming)]).apply(to: [1, 1, 4]).final
    for (weight, expected) in zip(final, [1.8, 1.8, 2.4]) {
      #expect(abs(weight - expected) < 1e-12)
    }
    #expect(throws: WeightingFault.invalidBounds(lower: 2, upper: 3)) {
      try Trimming(lower: 2, upper: 3, redistributes: true)
    }
  }

  /// The mean is 1: raising two weights of 0.1 to 0.6 takes 1, cutting 3.1 to 3 gives 0.1. The weight
  /// of 0.7 can give 0.1 of the rest, the largest gives the other 0.8.
  @Test func redistributionBeyondAWeight() throws {
    let trimming = try Trimming(lower: 0.6, upper: 3, redistributes: true)
    let final = try Weighting([.trim(trimming)]).apply(to: [3.1, 0.1, 0.1, 0.7]).final
    for (weight, expected) in zip(final, [2.2, 0.6, 0.6, 0.6]) {
      #expect(abs(weight - expected) < 1e-12)
    }
  }

  @Test func listsAndLimitsThatDoNotFit() throws {
    #expect(throws: WeightingFault.wrongLength) {
      try Margin(cellOfRow: [0, 3], totals: [1, 2])
    }
    #expect(throws: WeightingFault.wrongLength) {
      try Margin(crossing: [[0, 1], [0, 1]], levels: [2, 2], totals: [1, 2, 3])
    }
    #expect(throws: WeightingFault.wrongLength) {
      try Margin(crossing: [[0, 2], [0, 1]], levels: [2, 2], totals: [1, 2, 3, 4])
    }
    #expect(throws: WeightingFault.wrongLength) {
      try Margin(crossing: [[0], [0]], levels: [-1, -1], totals: [1])
    }
    let margin = try Margin(cellOfRow: [0, 1], totals: [1, 2])
    #expect(throws: WeightingFault.invalidLimits) { try Raking([margin], tolerance: 0) }
    #expect(throws: WeightingFault.wrongLength) { try Raking([]) }
    #expect(throws: EstimationFault.weighting(.wrongLength, step: 0)) {
      try Weighting([.rake(.postStratification(margin))]).apply(to: [1, 1, 1])
    }
    let weighted = try Weighting([.rake(.postStratification(margin))]).apply(to: [1, 1])
    #expect(throws: EstimationFault.lengthsDiffer) {
      try weighted.residual(of: LinearizedEstimate(value: 0, influence: [1]))
    }
  }
}
