import Testing

@testable import Estimation

@Suite("The documented generator")
struct SeededGeneratorTests {
  /// Published with the algorithm's ports: SplitMix64 from seed 1234567.
  @Test func splitMix() {
    var generator = SplitMix64(state: 1_234_567)
    #expect(
      (0..<5).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  /// State 1, 2, 3, 4 of Vigna's xoshiro256starstar.c: the test vector of the crate rand_xoshiro.
  @Test func xoshiro() {
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    #expect(
      (0..<10).map { _ in generator.next() } == [
        11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
        607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
        10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
      ])
  }

  /// Both algorithms written in Python 3.11 integers.
  @Test func seedFillsTheStateByWayOfSplitMix() {
    var generator = SeededGenerator(seed: 2025)
    #expect(
      (0..<4).map { _ in generator.next() } == [
        14_554_718_539_493_019_951, 8_897_762_224_803_717_528, 7_563_497_911_210_613_185,
        10_331_355_443_526_775_730,
      ])
  }

  @Test func normalNumbersHaveMeanZeroAndVarianceOne() {
    var generator = SeededGenerator(seed: 3)
    let numbers = (0..<20_000).flatMap { _ in
      let pair = generator.nextNormalPair()
      return [pair.0, pair.1]
    }
    let mean = numbers.reduce(0, +) / 40_000
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 40_000
    #expect(abs(mean) < 0.02)
    #expect(abs(variance - 1) < 0.03)
  }
}
