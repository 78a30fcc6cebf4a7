import Foundation

/// The generator of every random draw here, so that an auditor can repeat a draw in any language:
/// xoshiro256** (Blackman and Vigna 2018) whose four state words are the first four outputs of
/// SplitMix64 (Steele, Lea and Flood 2014) from the seed.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// A generator started from a seed.
  public init(seed: UInt64) {
    var split = SplitMix64(state: seed)
    state = (split.next(), split.next(), split.next(), split.next())
  }

  /// A generator with the given state, which must not be all 0.
  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.state = state
  }

  public mutating func next() -> UInt64 {
    let scrambled = (state.1 &* 5).rotatedLeft(7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = state.3.rotatedLeft(45)
    return scrambled
  }
}

extension RandomNumberGenerator {
  /// The top 53 bits of the next word as a number in 0 ≤ u < 1.
  mutating func nextUniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Two independent standard normal numbers from two uniform ones (Box and Muller 1958):
  /// √(-2 ln(1 - u₁)) times cosine, then sine, of 2π u₂.
  mutating func nextNormalPair() -> (Double, Double) {
    let radius = (-2 * log(1 - nextUniform())).squareRoot()
    let angle = 2 * Double.pi * nextUniform()
    return (radius * cos(angle), radius * sin(angle))
  }

  /// The first number of a normal pair; the second is dropped.
  mutating func nextNormal() -> Double {
    let radius = (-2 * log(1 - nextUniform())).squareRoot()
    return radius * cos(2 * Double.pi * nextUniform())
  }
}

/// The generator that spreads a seed over the state of another.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

extension UInt64 {
  fileprivate func rotatedLeft(_ bits: UInt64) -> UInt64 { self << bits | self >> (64 - bits) }
}
