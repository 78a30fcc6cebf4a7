import Estimation
import Testing

@Suite("Designs that contradict themselves")
struct SampleDesignTests {
  @Test func lonePSUFails() throws {
    let design = try DesignCase.design(psus: DesignCase.psusWithOneAlone)
    #expect(throws: EstimationFault.lonePSU(stratum: 2)) {
      try design.covariances(of: DesignCase.estimates())
    }
  }

  @Test func lonePSUTakenInFullAddsNothing() throws {
    let design = try DesignCase.design(
      psus: DesignCase.psusWithOneAlone, populationSizes: [.infinity, .infinity, 1])
    let removed = try DesignCase.design(psus: DesignCase.psusWithOneAlone, lonePSU: .remove)
    let estimates = DesignCase.estimates()
    #expect(try design.covariances(of: estimates) == removed.covariances(of: estimates))
  }

  @Test func psuInTwoStrata() {
    #expect(throws: EstimationFault.psuInTwoStrata(psu: 0)) {
      try SampleDesign(strata: [0, 1], psus: [0, 0], weights: [1, 1], lonePSU: .fail)
    }
  }

  @Test func populationBelowSample() {
    #expect(throws: EstimationFault.populationBelowSample(stratum: 1)) {
      try DesignCase.design(populationSizes: [3, 2, 2])
    }
  }

  @Test func listsOfDifferentLength() throws {
    #expect(throws: EstimationFault.lengthsDiffer) {
      try SampleDesign(strata: [0], psus: [0, 1], weights: [1, 1], lonePSU: .fail)
    }
    #expect(throws: EstimationFault.lengthsDiffer) {
      try DesignCase.design().covariances(of: [LinearizedEstimate(value: 1, influence: [0])])
    }
  }

  @Test func noAnswersNoEstimate() {
    #expect(LinearizedEstimate.mean([nil, nil], weights: [1, 1]) == nil)
    #expect(LinearizedEstimate.ratio([0], over: [0], weights: [1]) == nil)
  }
}
