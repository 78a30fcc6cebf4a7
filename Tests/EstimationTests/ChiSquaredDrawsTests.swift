import Foundation
import Testing

@testable import Estimation

/// The documented recipe of `nextGamma`, word for word and without the short cut.
@Suite("Gamma draws")
struct ChiSquaredDrawsTests {
  @Test(arguments: [0.5, 1, 1.5, 2.5, 20]) func areThoseOfTheRecipe(shape: Double) {
    var (generator, other) = (SeededGenerator(seed: 9), SeededGenerator(seed: 9))
    for _ in 0..<20_000 {
      #expect(generator.nextGamma(shape: shape) == gamma(shape, &other))
    }
  }

  private func gamma(_ shape: Double, _ generator: inout SeededGenerator) -> Double {
    if shape < 1 {
      return gamma(shape + 1, &generator) * pow(1 - generator.nextUniform(), 1 / shape)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = generator.nextNormalPair().0
      let root = 1 + c * x
      guard root > 0 else { continue }
      let v = root * root * root
      if log(1 - generator.nextUniform()) < x * x / 2 + d - d * v + d * log(v) { return d * v }
    }
  }
}
