/// xoshiro256** 1.0 of Blackman and Vigna (2018), the generator of every draw and simulation: the
/// same seed gives the same draw on every machine and in every version, so a draw can be repeated
/// by anybody who knows the seed.
public struct Xoshiro256StarStar: SeededGenerator {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// A generator whose state is the first four numbers of `SplitMix64(seed:)`, as its authors
  /// recommend.
  public init(seed: UInt64) {
    var mixer = SplitMix64(seed: seed)
    state = (mixer.next(), mixer.next(), mixer.next(), mixer.next())
  }

  /// A generator of a full state, which must not be all zero; then the seed 0 is used.
  public init(state: (UInt64, UInt64, UInt64, UInt64)) {
    self.init(seed: 0)
    if state != (0, 0, 0, 0) { self.state = state }
  }

  /// The next number of the sequence.
  public mutating func next() -> UInt64 {
    let result = rotated(state.1 &* 5, by: 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, by: 45)
    return result
  }

  private func rotated(_ number: UInt64, by bits: UInt64) -> UInt64 {
    (number << bits) | (number >> (64 - bits))
  }
}
