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
    using generator: inout SeededGenerator
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

  /// The variances of some draws out of `count`.
  func drawn(_ draws: [Int], of count: Int) -> SimulatedVariances {
    switch self {
    case .known: self
    case .ofUnits(let variances): .ofUnits(variances.drawn(draws, of: count))
    case .ofPairs(let variances): .ofPairs(variances.drawn(draws, of: count))
    }
  }

  /// Writes the variance of the difference of two units for every draw.
  func write(of first: Int, _ second: Int, into spread: UnsafeMutableBufferPointer<Double>) {
    let draws = spread.count
    switch self {
    case .known(let covariances):
      spread.update(repeating: covariances.varianceOfDifference(first, second))
    case .ofUnits(let variances):
      variances.withUnsafeBufferPointer { variances in
        let (first, second) = (variances.row(first, of: draws), variances.row(second, of: draws))
        for draw in spread.indices { spread[draw] = first[draw] + second[draw] }
      }
    case .ofPairs(let variances):
      let (late, early) = (max(first, second), min(first, second))
      variances.withUnsafeBufferPointer { variances in
        let pair = variances.row(late * (late - 1) / 2 + early, of: draws)
        for draw in spread.indices { spread[draw] = Double(pair[draw]) }
      }
    }
  }

  private static func independent(
    _ covariances: Covariances, _ degreesOfFreedom: [Double], _ draws: Int,
    using generator: inout SeededGenerator
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
    using generator: inout SeededGenerator
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
