import Testing

@testable import Estimation

/// The bounds that spare quantiles hold the width of the interval they stand for, on a grid of sizes
/// from 0.2 to 10⁷ and shares from 0 to 1, and advice is that of the exact width.
struct BetaWidthBoundsTests {
  private static let shares =
    [0, 1e-9, 1e-6, 1e-4, 1e-3, 0.004, 0.01, 0.02, 0.0385]
    + (1...19).map { Double($0) / 20 } + [0.975, 0.99, 0.999, 1]
  private static let sizes = (0...140).map { 0.2 * 1.135.power($0) }

  @Test func widthLiesBetweenItsBounds() throws {
    for size in BetaWidthBoundsTests.sizes {
      for share in BetaWidthBoundsTests.shares {
        let exact = try #require(ConfidenceInterval.beta(share: share, size: size, level: 0.95))
        let bounds = ConfidenceInterval.betaWidthBounds(share: share, size: size)
        #expect(bounds.contains(exact.upper - exact.lower), "n \(size) p \(share)")
      }
    }
  }
}

extension Double {
  fileprivate func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { result, _ in result * self }
  }
}
