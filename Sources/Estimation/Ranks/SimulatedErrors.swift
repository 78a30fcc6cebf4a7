/// Simulated estimation errors of several units, and the variance estimates that go with them.
struct SimulatedErrors {
  /// Errors, unit after unit, `draws` each.
  let errors: [Double]
  /// Variance estimates in the same order; empty where variances are taken as known.
  let variances: [Double]
  /// Number of simulated vectors.
  let draws: Int

  /// First the errors of all units, then, with degrees of freedom, their variance estimates.
  ///
  /// - Throws: `EstimationFault` where the lists do not fit together, a variance is negative, or
  ///   degrees of freedom are not positive.
  init(
    _ covariances: Covariances, degreesOfFreedom: [Double]?, draws: Int,
    using generator: inout some RandomNumberGenerator
  ) throws {
    self.draws = draws
    let normal = SimulatedErrors.normal(covariances.count * draws, using: &generator)
    try SimulatedErrors.check(covariances, degreesOfFreedom)
    guard covariances.isDiagonal else {
      let mixed = try SimulatedErrors.mixed(normal, covariances, draws)
      errors = SimulatedErrors.multivariateT(
        mixed, degreesOfFreedom?.min() ?? .infinity, draws, using: &generator)
      variances = []
      return
    }
    errors = try SimulatedErrors.scaled(normal, covariances, draws)
    variances = SimulatedErrors.estimated(
      covariances, degreesOfFreedom, draws, using: &generator)
  }

  /// The error of a unit in a draw as a multiple of the standard error a survey would have found
  /// beside it, times the one this survey found.
  func studentized(unit: Int, draw: Int, standardError: Double) -> Double {
    let position = unit * draws + draw
    guard !variances.isEmpty, variances[position] > 0 else { return errors[position] }
    return errors[position] / variances[position].squareRoot() * standardError
  }

  private static func check(_ covariances: Covariances, _ degreesOfFreedom: [Double]?) throws {
    guard let degreesOfFreedom else { return }
    guard degreesOfFreedom.count == covariances.count else { throw EstimationFault.lengthsDiffer }
    guard degreesOfFreedom.allSatisfy({ $0 > 0 }) else { throw EstimationFault.noDegreesOfFreedom }
  }

  private static func normal(_ count: Int, using generator: inout some RandomNumberGenerator)
    -> [Double]
  {
    var normal = Array(repeating: 0.0, count: count)
    for start in stride(from: 0, to: count, by: 2) {
      let pair = generator.nextNormalPair()
      normal[start] = pair.0
      if start + 1 < count { normal[start + 1] = pair.1 }
    }
    return normal
  }

  private static func estimated(
    _ covariances: Covariances, _ degreesOfFreedom: [Double]?, _ draws: Int,
    using generator: inout some RandomNumberGenerator
  ) -> [Double] {
    guard let degreesOfFreedom, degreesOfFreedom.contains(where: \.isFinite) else { return [] }
    var variances: [Double] = []
    variances.reserveCapacity(covariances.count * draws)
    for (unit, freedom) in degreesOfFreedom.enumerated() {
      let variance = covariances.variance(unit)
      for _ in 0..<draws {
        variances.append(variance * generator.nextVarianceRatio(degreesOfFreedom: freedom))
      }
    }
    return variances
  }

  /// Every draw's errors over one √(χ²(f)/f) (Dunnett and Sobel, Biometrika 41, 1954: 153).
  private static func multivariateT(
    _ errors: [Double], _ degreesOfFreedom: Double, _ draws: Int,
    using generator: inout some RandomNumberGenerator
  ) -> [Double] {
    guard degreesOfFreedom.isFinite else { return errors }
    var errors = errors
    for draw in 0..<draws {
      let root = generator.nextVarianceRatio(degreesOfFreedom: degreesOfFreedom).squareRoot()
      for position in stride(from: draw, to: errors.count, by: draws) { errors[position] /= root }
    }
    return errors
  }

  private static func scaled(_ normal: [Double], _ covariances: Covariances, _ draws: Int) throws
    -> [Double]
  {
    var errors = normal
    for unit in 0..<covariances.count {
      guard covariances.variance(unit) >= 0 else { throw EstimationFault.notACovariance }
      let deviation = covariances.standardError(unit)
      for i in unit * draws..<(unit + 1) * draws { errors[i] *= deviation }
    }
    return errors
  }

  private static func mixed(_ normal: [Double], _ covariances: Covariances, _ draws: Int) throws
    -> [Double]
  {
    let units = covariances.count
    let factor = try covariances.lowerFactor()
    var errors = Array(repeating: 0.0, count: normal.count)
    for unit in 0..<units {
      for source in 0...unit where factor[unit * units + source] != 0 {
        let slope = factor[unit * units + source]
        for draw in 0..<draws {
          errors[unit * draws + draw] += slope * normal[source * draws + draw]
        }
      }
    }
    return errors
  }
}
