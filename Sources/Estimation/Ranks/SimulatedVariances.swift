/// The variance estimates a survey would have found beside simulated errors.
enum SimulatedVariances {
  /// Variances are known: those given.
  case known(Covariances)
  /// Of independent units: unit after unit, as many as there are draws.
  case ofUnits([Double])
  /// Of the differences of covarying units: pair after pair, (1, 0), (2, 0), (2, 1), (3, 0), …
  case ofPairs([Float])

  /// Most simulated variances of pairs: 400 MB of them.
  private static let mostOfPairs = 100_000_000

  /// - Throws: `EstimationFault.lengthsDiffer`, `.noDegreesOfFreedom`; `.notACovariance`;
  ///   `.tooManyUnits`.
  init(
    _ covariances: Covariances, degreesOfFreedom: [Double]?, draws: Int,
    using generator: inout some RandomNumberGenerator
  ) throws {
    try SimulatedVariances.check(degreesOfFreedom, units: covariances.count)
    guard let degreesOfFreedom, degreesOfFreedom.contains(where: \.isFinite) else {
      self = .known(covariances)
      return
    }
    self =
      covariances.isDiagonal
      ? .ofUnits(
        SimulatedVariances.independent(covariances, degreesOfFreedom, draws, using: &generator))
      : .ofPairs(
        try SimulatedVariances.shared(
          covariances, degreesOfFreedom.min() ?? .infinity, draws, using: &generator))
  }

  static func check(_ degreesOfFreedom: [Double]?, units: Int) throws {
    guard let degreesOfFreedom else { return }
    guard degreesOfFreedom.count == units else { throw EstimationFault.lengthsDiffer }
    guard degreesOfFreedom.allSatisfy({ $0 > 0 }) else { throw EstimationFault.noDegreesOfFreedom }
  }

  /// Writes 1 over the standard error of a pair's difference for every draw.
  func writeScales(of pair: UnitPair, into scales: UnsafeMutableBufferPointer<Double>) {
    let draws = scales.count
    switch self {
    case .known(let covariances):
      let variance = covariances.varianceOfDifference(pair.higher, pair.lower)
      scales.update(repeating: 1 / variance.squareRoot())
    case .ofUnits(let variances):
      let (high, low) = (pair.higher * draws, pair.lower * draws)
      variances.withUnsafeBufferPointer { variances in
        for draw in 0..<draws {
          scales[draw] = 1 / (variances[high + draw] + variances[low + draw]).squareRoot()
        }
      }
    case .ofPairs(let variances):
      let (late, early) = (max(pair.higher, pair.lower), min(pair.higher, pair.lower))
      let start = (late * (late - 1) / 2 + early) * draws
      variances.withUnsafeBufferPointer { variances in
        for draw in 0..<draws { scales[draw] = 1 / Double(variances[start + draw]).squareRoot() }
      }
    }
  }

  private static func independent(
    _ covariances: Covariances, _ degreesOfFreedom: [Double], _ draws: Int,
    using generator: inout some RandomNumberGenerator
  ) -> [Double] {
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

  /// From one Wishart matrix a draw: W/f estimates the covariances of all units together.
  private static func shared(
    _ covariances: Covariances, _ degreesOfFreedom: Double, _ draws: Int,
    using generator: inout some RandomNumberGenerator
  ) throws -> [Float] {
    let units = covariances.count
    let pairs = units * max(0, units - 1) / 2
    guard pairs <= mostOfPairs / draws else { throw EstimationFault.tooManyUnits }
    let wishart = WishartDraws(
      try covariances.lowerFactor(), order: units, degreesOfFreedom: degreesOfFreedom)
    var variances = Array(repeating: Float(0), count: pairs * draws)
    for draw in 0..<draws {
      let root = wishart.root(using: &generator)
      var position = draw
      for late in 0..<units {
        for early in 0..<late {
          variances[position] = Float(root.squaredDistance(late, early))
          position += draws
        }
      }
    }
    return variances
  }
}
