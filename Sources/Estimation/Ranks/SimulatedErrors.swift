/// Simulated estimation errors of several units.
struct SimulatedErrors {
  /// Unit after unit, `draws` each.
  private(set) var values: [Double]
  /// Number of simulated vectors.
  let draws: Int

  /// Normal errors with the given covariances.
  ///
  /// - Throws: `EstimationFault.notACovariance`.
  init(
    _ covariances: Covariances, draws: Int, using generator: inout SeededGenerator
  ) throws {
    self.draws = draws
    values = SimulatedErrors.normal(covariances.count * draws, using: &generator)
    if covariances.isDiagonal {
      try scale(covariances)
    } else {
      values = try SimulatedErrors.mixed(values, covariances, draws)
    }
  }

  /// Makes the errors those of t distributions: independent ones with each unit's degrees of
  /// freedom, or one multivariate t with the least of them, whose draws share √(χ²(f)/f) (Dunnett
  /// and Sobel, Biometrika 41, 1954: 153).
  mutating func studentize(
    _ degreesOfFreedom: [Double], isShared: Bool,
    using generator: inout SeededGenerator
  ) {
    guard isShared else {
      for (unit, freedom) in degreesOfFreedom.enumerated() where freedom.isFinite {
        for position in unit * draws..<(unit + 1) * draws {
          values[position] /= generator.nextVarianceRatio(degreesOfFreedom: freedom).squareRoot()
        }
      }
      return
    }
    guard let least = degreesOfFreedom.min(), least.isFinite else { return }
    for draw in 0..<draws {
      let root = generator.nextVarianceRatio(degreesOfFreedom: least).squareRoot()
      for position in stride(from: draw, to: values.count, by: draws) { values[position] /= root }
    }
  }

  /// The errors of some draws.
  func drawn(_ draws: [Int]) -> SimulatedErrors {
    SimulatedErrors(values: values.drawn(draws, of: self.draws), draws: draws.count)
  }

  private init(values: [Double], draws: Int) {
    self.values = values
    self.draws = draws
  }

  static func normal(_ count: Int, using generator: inout SeededGenerator) -> [Double] {
    var normal = Array(repeating: 0.0, count: count)
    for start in stride(from: 0, to: count, by: 2) {
      let pair = generator.nextNormalPair()
      normal[start] = pair.0
      if start + 1 < count { normal[start + 1] = pair.1 }
    }
    return normal
  }

  private mutating func scale(_ covariances: Covariances) throws {
    for unit in 0..<covariances.count {
      guard covariances.variance(unit) >= 0 else { throw EstimationFault.notACovariance }
      let deviation = covariances.standardError(unit)
      for i in unit * draws..<(unit + 1) * draws { values[i] *= deviation }
    }
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

extension Array {
  /// Of rows of simulated numbers, one a draw, those of some draws.
  func drawn(_ draws: [Int], of count: Int) -> [Element] {
    stride(from: 0, to: self.count, by: count).flatMap { row in draws.map { self[row + $0] } }
  }
}
