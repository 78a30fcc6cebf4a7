import Estimation
import Testing

@testable import Tabulation

/// Numbers are written as Swift's `description` writes them, which is the shortest text that reads
/// back as the same number.
struct ShortestDecimalTests {
  private func text(_ value: Double) -> String {
    var bytes: [UInt8] = []
    ShortestDecimal.append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    0, -0.0, 1, -5.5, 10, 100, 0.1, 0.5, 1e-4, 1e-5, 9.999e-5, 1.5e-10, 1e-20, 3e-21,
    .leastNonzeroMagnitude,
    123_456_789_012_345, 9_007_199_254_740_991, 9_007_199_254_740_992, 1e15, 1e16,
    .greatestFiniteMagnitude, 0.3,
    2.2250738585072014e-308, 4.35, 0.049999999999999996,
  ])
  func singleNumbers(value: Double) { #expect(text(value) == value.description) }

  @Test func randomNumbers() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<50_000 {
      let share = Double.random(in: 0...1, using: &random)
      let any = Double(
        bitPattern: UInt64.random(in: 1e-22.bitPattern...1e18.bitPattern, using: &random))
      let power = Double(
        sign: .plus, exponent: Int.random(in: -70...60, using: &random), significand: 1)
      for value in [share, any, power, (share * 1000).rounded() / 1000] {
        #expect(text(value) == value.description)
      }
    }
  }

  @Test(arguments: [0, 7, 10, 99, 100, 12_345, -1, Int.max, Int.min])
  func wholeNumbers(value: Int) {
    var bytes: [UInt8] = []
    ShortestDecimal.append(value, to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == value.description)
  }
}
