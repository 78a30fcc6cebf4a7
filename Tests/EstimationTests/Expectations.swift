import Estimation
import Testing

/// Whether two numbers agree to a relative error.
func agrees(_ left: Double?, _ right: Double, _ tolerance: Double = 1e-9) -> Bool {
  guard let left else { return false }
  return abs(left - right) <= tolerance * max(abs(right), 1e-300)
}

/// Expects an estimate and its standard error under a design.
func expect(
  _ estimate: DomainEstimate?, _ value: Double, standardError: Double, under design: SampleDesign,
  domain: [Bool]? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let estimate = try #require(estimate, sourceLocation: sourceLocation)
  #expect(agrees(estimate.value, value), "\(estimate.value)", sourceLocation: sourceLocation)
  let error = try design.variance(of: estimate.linearized, domain: domain).squareRoot()
  #expect(agrees(error, standardError), "\(error)", sourceLocation: sourceLocation)
}
