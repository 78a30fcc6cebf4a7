import Testing

@testable import Simulation

@Suite struct RandomStreamTests {
  @Test func sameNameAndSeedGiveTheSameDraws() {
    var one = RandomStream(seed: 1, name: "unit:32248")
    var two = RandomStream(seed: 1, name: "unit:32248")
    var other = RandomStream(seed: 1, name: "unit:32244")
    let draws = (0..<50).map { _ in one.next() }
    #expect(draws == (0..<50).map { _ in two.next() })
    #expect(draws != (0..<50).map { _ in other.next() })
  }

  /// The sum of four uniform numbers has mean 0, variance 1 after scaling, and a kurtosis of
  /// 3 - 1.2/4 = 2.7 (Irwin-Hall). Tolerances are four standard errors of 200,000 draws.
  @Test func bellHasTheMomentsOfFourUniformNumbers() {
    var stream = RandomStream(seed: 7, name: "moments")
    let draws = (0..<200_000).map { _ in stream.bell() }
    let count = Double(draws.count)
    #expect(abs(draws.reduce(0, +) / count) < 0.009)
    #expect(abs(draws.reduce(0) { $0 + $1 * $1 } / count - 1) < 0.012)
    #expect(abs(draws.reduce(0) { $0 + $1 * $1 * $1 * $1 } / count - 2.7) < 0.08)
    #expect(draws.allSatisfy { abs($0) < 3.47 })
  }

  @Test func positionsComeAsOftenAsTheirWeights() {
    var stream = RandomStream(seed: 7, name: "weights")
    var counts = [0, 0, 0, 0]
    for _ in 0..<100_000 { counts[stream.position(among: [1, 0, 3, 4])] += 1 }
    #expect(counts[1] == 0)
    for (count, share) in zip(counts, [0.125, 0, 0.375, 0.5]) {
      #expect(abs(Double(count) / 100_000 - share) < 0.007)
    }
  }

  @Test func belowReachesEveryNumberAndNoOther() {
    var stream = RandomStream(seed: 7, name: "below")
    #expect(Set((0..<1000).map { _ in stream.below(6) }) == Set(0..<6))
    #expect(stream.below(0) == 0)
  }

  @Test func uuidsHaveTheFormOfVersion4() throws {
    var stream = RandomStream(seed: 7, name: "uuid")
    let form = try Regex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    let ids = (0..<500).map { _ in stream.uuid().text }
    #expect(ids.allSatisfy { $0.wholeMatch(of: form) != nil })
    #expect(Set(ids).count == 500)
  }
}
