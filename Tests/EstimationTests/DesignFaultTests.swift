import Estimation
import Testing

@Suite("Designs that contradict themselves are refused")
struct DesignFaultTests {
  private func expectFault(
    _ fault: EstimationFault, sourceLocation: SourceLocation = #_sourceLocation,
    _ build: () throws -> SampleDesign
  ) {
    #expect(throws: fault, sourceLocation: sourceLocation) { try build() }
  }

  @Test func listsAndIDs() {
    expectFault(.lengthsDiffer) {
      try SampleDesign(rows: 2, stages: [SamplingStage(units: [0])], lonePSU: .fail)
    }
    expectFault(.lengthsDiffer) {
      try SampleDesign(rows: 2, stages: [], samples: [0, 0, 0], lonePSU: .fail)
    }
    expectFault(.negativeID(row: 1)) {
      try SampleDesign(rows: 2, stages: [], strata: [0, -1], lonePSU: .fail)
    }
    expectFault(.negativeID(row: 0)) {
      try SampleDesign(
        strata: [-1, 0], psus: [0, 1], weights: [1, 1], populationSizes: [3], lonePSU: .fail)
    }
  }

  @Test(arguments: [-1, Double.nan, .infinity])
  func weights(weight: Double) throws {
    expectFault(.invalidWeight(row: 1)) {
      try SampleDesign(rows: 2, stages: [], weights: [1, weight], lonePSU: .fail)
    }
    let design = try SampleDesign(
      rows: 2, stages: [SamplingStage(units: [0, 1]), SamplingStage(units: [0, 0])],
      lonePSU: .fail)
    expectFault(.invalidWeight(row: 0)) {
      try design.conditionedOnFirstStage(weights: [weight, 1])
    }
    expectFault(.lengthsDiffer) { try design.conditionedOnFirstStage(weights: [1]) }
    if !weight.isFinite {
      expectFault(.invalidWeight(row: 1)) { try design.reweighted([1, weight]) }
    }
    expectFault(.lengthsDiffer) { try design.reweighted([1, 1, 1]) }
  }

  @Test func psusInTwoStrata() throws {
    func design(nested: Bool, samples: [Int]? = nil) throws -> SampleDesign {
      try SampleDesign(
        rows: 4, stages: [SamplingStage(units: [0, 1, 1, 2])], strata: [0, 0, 1, 1],
        samples: samples, nested: nested, lonePSU: .fail)
    }
    expectFault(.psuInTwoStrata(psu: 1)) { try design(nested: false) }
    #expect(try design(nested: true).psus == 4)
    let samples = try design(nested: false, samples: [0, 0, 1, 1])
    #expect(samples.psus == 4)
    #expect(samples.sampleOfStratum == [0, 1])
  }

  @Test(arguments: [0, -3, Double.nan])
  func populationSizesThatAreNone(size: Double) {
    expectFault(.invalidPopulationSize(stage: 1, row: 1)) {
      try SampleDesign(
        rows: 2, stages: [SamplingStage(populationSizes: .counts([5, size]))], lonePSU: .fail)
    }
    expectFault(.invalidPopulationSize(stage: 1, row: 1)) {
      try SampleDesign(
        rows: 2, stages: [SamplingStage(populationSizes: .fractions([0.5, size]))],
        lonePSU: .fail)
    }
  }

  @Test func populationSizesThatVaryOrAreTooSmall() {
    func design(_ first: [Double], _ second: [Double]) throws -> SampleDesign {
      try SampleDesign(
        rows: 4,
        stages: [
          SamplingStage(units: [0, 0, 1, 1], populationSizes: .counts(first)),
          SamplingStage(populationSizes: .counts(second)),
        ], lonePSU: .fail)
    }
    expectFault(.populationSizeVaries(stage: 1, row: 3)) {
      try design([9, 9, 9, 8], [4, 4, 4, 4])
    }
    expectFault(.populationSizeVaries(stage: 2, row: 1)) {
      try design([9, 9, 9, 9], [4, 5, 4, 4])
    }
    expectFault(.populationBelowUnits(stage: 1, row: 0)) {
      try design([1, 1, 1, 1], [4, 4, 4, 4])
    }
    expectFault(.populationBelowUnits(stage: 2, row: 2)) {
      try design([9, 9, 9, 9], [4, 4, 1, 1])
    }
  }

  @Test func countsAndFractionsAreToldApart() throws {
    #expect(try PopulationSizes(countsOrFractions: [0.5, 1]) == .fractions([0.5, 1]))
    #expect(try PopulationSizes(countsOrFractions: [1, 4]) == .counts([1, 4]))
    #expect(throws: EstimationFault.countsMixedWithFractions(row: 1)) {
      try PopulationSizes(countsOrFractions: [4, 0.5])
    }
  }

  @Test func probabilities() {
    for bad in [0, 1.5, -0.1, Double.nan] {
      #expect(throws: EstimationFault.invalidProbability(row: 1)) {
        try UnequalProbabilities([0.5, bad], method: .brewer)
      }
    }
    expectFault(.probabilityVariesWithinUnit(row: 1)) {
      try SampleDesign(
        rows: 2, stages: [SamplingStage(units: [0, 0])],
        unequalProbabilities: UnequalProbabilities([0.5, 0.4], method: .brewer), lonePSU: .fail)
    }
    expectFault(.unequalProbabilitiesNeedOneStage) {
      try SampleDesign(
        rows: 1, stages: [SamplingStage(), SamplingStage()],
        unequalProbabilities: UnequalProbabilities([0.5], method: .overton), lonePSU: .fail)
    }
  }

  @Test func jointProbabilities() {
    func joint(_ values: [Double]) throws -> UnequalProbabilities {
      try UnequalProbabilities([0.5, 0.4], method: .yatesGrundy(joint: values))
    }
    #expect(throws: EstimationFault.jointProbabilitiesDoNotFit(row: nil)) { try joint([0.5]) }
    #expect(throws: EstimationFault.jointProbabilitiesDoNotFit(row: 1)) {
      try joint([0.5, 0.1, 0.2, 0.4])
    }
    #expect(throws: EstimationFault.jointProbabilitiesDoNotFit(row: 1)) {
      try joint([0.5, 0, 0, 0.4])
    }
    #expect(throws: EstimationFault.jointProbabilitiesDoNotFit(row: 0)) {
      try joint([0.6, 0.1, 0.1, 0.4])
    }
    expectFault(.jointProbabilitiesNeedOneRowAUnit(row: 1)) {
      try SampleDesign(
        rows: 2, stages: [SamplingStage(units: [0, 0])],
        unequalProbabilities: joint([0.5, 0.1, 0.1, 0.4]), lonePSU: .fail)
    }
  }

  @Test func defaultWeights() throws {
    let unequal = try UnequalProbabilities([0.5, 0.25], method: .withReplacement)
    #expect(
      try SampleDesign(rows: 2, stages: [], unequalProbabilities: unequal, lonePSU: .fail).weights
        == [2, 4])
    #expect(try SampleDesign(rows: 2, stages: [], lonePSU: .fail).weights == [1, 1])
    let half = SamplingStage(populationSizes: .fractions([0.5, 0.5]))
    #expect(try SampleDesign(rows: 2, stages: [half], lonePSU: .fail).weights == [2, 2])
  }

  @Test func anEmptyTable() throws {
    let design = try SampleDesign(rows: 0, stages: [], lonePSU: .fail)
    #expect(design.psus == 0 && design.strata == 0 && design.degreesOfFreedom() == 0)
    #expect(DomainEstimate.mean(of: Answers([Double]()), weights: []) == nil)
    let nothing = LinearizedEstimate(value: 0, influence: [])
    #expect(try design.variance(of: nothing) == 0)
  }

  @Test func domainsOfAnotherLength() throws {
    let design = try SampleDesign(rows: 2, stages: [], lonePSU: .fail)
    let mean = try #require(DomainEstimate.mean(of: Answers([1, 2]), weights: [1, 1]))
    #expect(throws: EstimationFault.lengthsDiffer) {
      try design.variance(of: mean.linearized, domain: [true])
    }
  }
}
