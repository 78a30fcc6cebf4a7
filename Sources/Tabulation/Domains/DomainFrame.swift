import Analysis
import Estimation

/// A domain with the design as its rows see it: what estimates and their variances need.
struct DomainFrame: Sendable {
  /// The domain.
  let domain: Domain
  /// The design of the domain's rows.
  let design: SampleDesign
  /// The whole sample.
  let sample: WeightedSample

  /// A domain of a sample.
  ///
  /// - Throws: `EstimationFault`.
  init(_ domain: Domain, in sample: WeightedSample) throws {
    self.domain = domain
    self.sample = sample
    design =
      domain.rows.count == sample.design.rows
      ? sample.design : try sample.design.restricted(toRows: domain.rows)
  }

  /// Rows of the domain that have weight.
  var weightedRows: Int { design.weights.count { $0 != 0 } }

  /// Covariances of estimates from the rows of the domain.
  ///
  /// Estimates under calibrated weights have residuals outside the domain too, so that they are
  /// taken from the whole sample.
  ///
  /// - Parameter marks: Rows of a domain within this one; nil for all.
  func covariances(
    of estimates: [LinearizedEstimate], domain marks: [Bool]? = nil,
    extent: TaylorVariance.Extent = .covariances
  ) throws -> Covariances {
    guard let calibrated = sample.calibrated else {
      return try design.covariances(of: estimates, domain: marks, extent: extent)
    }
    let residuals = try estimates.map { try calibrated.residual(of: placed($0)) }
    return try sample.design.covariances(of: residuals, extent: extent)
  }

  /// Degrees of freedom of an estimate of a domain within this one.
  func degreesOfFreedom(
    _ rule: IntervalSpec.DegreesOfFreedom, domain marks: [Bool]? = nil
  ) -> Double {
    switch rule {
    case .domain: Double(design.degreesOfFreedom(domain: marks))
    case .design: sample.degreesOfFreedom
    case .fixed(let number): number
    }
  }

  /// Degrees of freedom of a difference between two domains within this one.
  func degreesOfFreedomOfDifference(
    _ rule: IntervalSpec.DegreesOfFreedom, _ first: [Bool]?, _ second: [Bool]?
  ) -> Double {
    switch rule {
    case .domain: design.degreesOfFreedomOfDifference(.domain, first, second)
    case .design:
      sample.design.degreesOfFreedomOfDifference(
        .design, marksOfSample(first), marksOfSample(second))
    case .fixed(let number): number
    }
  }

  private func placed(_ estimate: LinearizedEstimate) -> LinearizedEstimate {
    guard design.rows != sample.design.rows else { return estimate }
    var influence = Array(repeating: 0.0, count: sample.design.rows)
    for (position, row) in domain.rows.enumerated() {
      influence[row] = estimate.influence[position]
    }
    return LinearizedEstimate(value: estimate.value, influence: influence)
  }

  private func marksOfSample(_ marks: [Bool]?) -> [Bool] {
    var result = Array(repeating: false, count: sample.design.rows)
    for (position, row) in domain.rows.enumerated() { result[row] = marks?[position] ?? true }
    return result
  }
}
