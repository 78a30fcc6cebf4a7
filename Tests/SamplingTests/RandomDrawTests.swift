// Every expected number comes from the same algorithms written in Python 3.11 integers:
//   lemire(g, n): m = next(g) * n; while m % 2**64 < (2**64 - n) % n: draw again; m >> 64
//   shuffle: for i in 9..1: j = lemire(g, i + 1); swap a[i], a[j]
//   polar: u, v = 2 * (next(g) >> 11) * 2**-53 - 1, twice; accept s = u*u + v*v in (0, 1);
//          u * sqrt(-2 * log(s) / s)
// all with xoshiro256** seeded by the first four outputs of SplitMix64(2025).
import Estimation
import Sampling
import Testing

@Test func drawsBelowABoundFollowLemire() {
  var small = SeededGenerator(seed: 2025)
  #expect(
    (0..<10).map { _ in small.uniform(below: 64) } == [50, 30, 26, 35, 61, 15, 32, 28, 57, 33])
  // Three quarters of the range: every fourth draw or so is rejected.
  var wide = SeededGenerator(seed: 2025)
  #expect(
    (0..<5).map { _ in wide.uniform(below: 3 << 62) } == [
      10_916_038_904_619_764_963, 5_672_623_433_407_959_888, 7_748_516_582_645_081_797,
      13_299_667_186_183_191_724, 3_244_086_657_202_495_446,
    ])
}

@Test func uniformAndNormalNumbersFollowTheirMethods() {
  var uniform = SeededGenerator(seed: 2025)
  #expect(
    (0..<3).map { _ in uniform.uniformDouble() } == [
      0.789012873021669, 0.48234865671958227, 0.41001804334620606,
    ])
  var normal = SeededGenerator(seed: 2025)
  let expected = [1.4754595118036338, -2.058079270700291, 0.384618006518698, 0.9618867020049032]
  for value in expected { #expect(abs(normal.normal() - value) < 1e-14) }
}

@Test func shuffleFollowsFisherAndYates() {
  var generator = SeededGenerator(seed: 2025)
  #expect(generator.shuffled(0..<10) == [0, 6, 8, 2, 1, 5, 9, 3, 4, 7])
  #expect(generator.shuffled([Int]()) == [])
}

@Test func everyOrderOfThreeIsEquallyLikely() {
  // 60,000 shuffles, 10,000 expected of each of 6 orders; chi-square with 5 degrees of freedom is
  // below 20.5 with probability 0.999.
  var generator = SeededGenerator(seed: 7)
  var counts: [[Int]: Int] = [:]
  for _ in 0..<60_000 { counts[generator.shuffled(0..<3), default: 0] += 1 }
  let chiSquare = counts.values.map { Double(($0 - 10_000) * ($0 - 10_000)) / 10_000 }
    .reduce(0, +)
  #expect(counts.count == 6)
  #expect(chiSquare < 20.5)
}

@Test func normalNumbersHaveMeanZeroAndVarianceOne() {
  var generator = SeededGenerator(seed: 7)
  let values = (0..<50_000).map { _ in generator.normal() }
  let mean = values.reduce(0, +) / 50_000
  let variance = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 49_999
  #expect(abs(mean) < 0.02)
  #expect(abs(variance - 1) < 0.03)
}
