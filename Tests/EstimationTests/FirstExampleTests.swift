import Estimation
import Testing

/// The example of the catalogue's first article.
///
/// By hand: of Σw = 10 given answers 7 are satisfied. Influences w(y - 0.7)/10 add up to -0.04, 0.06
/// and 0.12, -0.14 by village; with two villages a stratum adds the squared difference: 0.01 + 0.0676.
/// Limits of the Wilson interval with n* = 0.21/0.0776 and t = 0.95 √(2/(1 - 0.95²)).
@Suite("The first example of the documentation")
struct FirstExampleTests {
  @Test func itsFiguresAreThoseOfTheText() throws {
    let design = try SampleDesign(
      rows: 8, stages: [SamplingStage(units: [0, 0, 1, 1, 2, 2, 3, 3])],
      strata: [0, 0, 0, 0, 1, 1, 1, 1], weights: [1, 1, 1, 1, 2, 2, 2, 2], lonePSU: .fail)
    let satisfied = Answers([1, 0, 1, 1, 1, 1, 0, nil])

    let share = try #require(DomainEstimate.share(of: satisfied, weights: design.weights))
    let variance = try design.variance(of: share.linearized)
    let freedom = design.degreesOfFreedom(.domain, domain: nil)
    let interval = try #require(
      share.interval(.wilson, level: 0.95, variance: variance, degreesOfFreedom: freedom))

    #expect(abs(share.value - 0.7) < 1e-15)
    #expect(abs(variance - 0.0776) < 1e-15)
    #expect(freedom == 2)
    #expect(abs(interval.lower - 0.0632678549364) < 1e-12)
    #expect(abs(interval.upper - 0.9877465150455) < 1e-12)
  }
}
