import Foundation

extension RandomNumberGenerator {
  /// A draw of the gamma distribution with scale 1 (Marsaglia and Tsang 2000): with d = shape - 1/3
  /// and c = 1/√(9d), a normal x and a uniform u give d(1 + cx)³ where
  /// ln(1 - u) < x²/2 + d - dv + d ln v, v = (1 + cx)³ > 0, which 1 - u < 1 - 0.0331 x⁴ implies
  /// without a logarithm; else the next pair is tried. x is the first number of a normal pair, the
  /// second is dropped. Below shape 1 the draw for shape + 1 is multiplied by (1 - u)^(1/shape) with
  /// the next u.
  mutating func nextGamma(shape: Double) -> Double {
    guard shape >= 1 else {
      let larger = nextGamma(shape: shape + 1)
      return larger * pow(1 - nextUniform(), 1 / shape)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let normal = nextNormal()
      let root = 1 + c * normal
      guard root > 0 else { continue }
      let v = root * root * root
      let (uniform, square) = (1 - nextUniform(), normal * normal)
      if uniform < 1 - 0.0331 * square * square { return d * v }
      if log(uniform) < square / 2 + d - d * v + d * log(v) { return d * v }
    }
  }

  /// χ²(f)/f: a variance estimate with f > 0 degrees of freedom over its true value; 1 for
  /// infinitely many.
  mutating func nextVarianceRatio(degreesOfFreedom: Double) -> Double {
    guard degreesOfFreedom.isFinite else { return 1 }
    return 2 * nextGamma(shape: degreesOfFreedom / 2) / degreesOfFreedom
  }
}
