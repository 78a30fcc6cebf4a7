import Estimation
import Testing

@Suite("Degrees of freedom")
struct DegreesOfFreedomTests {
  /// Two strata of three PSUs, and one of two.
  private func design() throws -> SampleDesign {
    try SampleDesign(
      strata: [0, 0, 0, 1, 1, 1, 2, 2], psus: Array(0..<8), weights: [1, 1, 1, 1, 1, 1, 1, 0],
      lonePSU: .fail)
  }

  @Test func countPSUsLessStrataWithAMember() throws {
    let design = try design()
    let domain = [true, true, false, true, false, false, false, true]
    #expect(design.degreesOfFreedom(.domain, domain: domain) == 1)
    #expect(design.degreesOfFreedom(.design, domain: domain) == 4)
    #expect(design.degreesOfFreedom(.number(7.5), domain: domain) == 7.5)
    #expect(design.degreesOfFreedom(domain: Array(repeating: false, count: 8)) == 0)
  }

  @Test func ofADifferenceWithinADesign() throws {
    let design = try design()
    let first = [true, true, false, false, false, false, false, false]
    let second = [false, false, true, true, true, false, false, false]
    #expect(design.degreesOfFreedomOfDifference(.domain, first, second) == 2)
    #expect(design.degreesOfFreedomOfDifference(.domain, first, nil) == 3)
    #expect(design.degreesOfFreedomOfDifference(.design, first, second) == 3)
    #expect(design.degreesOfFreedomOfDifference(.number(9), first, second) == 9)
  }
}
