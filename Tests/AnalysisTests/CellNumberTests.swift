import Testing

@testable import Analysis

/// Which cells are numbers, and that they are read to the last bit.
struct CellNumberTests {
  @Test(arguments: [
    "0", "7", "-7", "+7", "3.25", ".5", "5.", "1e3", "1E-3", "2.5e+2", "00127", "0.1",
    "123456789012345678", "1e22", "1e23", "9007199254740993", "4.9e-324", "1.7976931348623157e308",
    "0.30000000000000004", "000000000000000000000000001.5",
  ])
  func numbersAreReadAsTheLanguageReadsThem(text: String) {
    #expect(CellNumber.value(of: text) == Double(text.hasSuffix(".") ? text + "0" : text))
  }

  @Test(arguments: [
    "", " ", "-", ".", "e5", "1e", "1e+", "1,5", "1 000", "0x10", "NaN", "nan", "inf", "Infinity",
    "1e999", "-1e999", "1.2.3", "１", "1-2", "١",
  ])
  func nothingElseIsANumber(text: String) {
    #expect(CellNumber.value(of: text) == nil)
  }

  /// Only a text that says 0 is 0, so that what is too small to compute with can be told.
  @Test(arguments: [("1e-400", 1.0), ("-0.00001e-330", -1), ("0e-400", 0), ("0.000", 0)])
  func aSmallNumberIsNotZero(text: String, sign: Double) throws {
    let number = try #require(CellNumber.value(of: text))
    #expect(sign == 0 ? number == 0 : number * sign > 0)
    #expect(CellNumber.isComputable(number) == (sign == 0))
  }

  /// Seeded random decimals agree with the standard library bit for bit.
  @Test func randomDecimalsAgreeWithTheStandardLibrary() {
    var random = SmallRandom(seed: 11)
    for _ in 0..<20_000 {
      var text = random.next(2) == 0 ? "-" : ""
      for _ in 0...random.next(18) { text += "\(random.next(10))" }
      if random.next(2) == 0 {
        text += "."
        for _ in 0...random.next(12) { text += "\(random.next(10))" }
      }
      if random.next(4) == 0 { text += "e\(random.next(60) - 30)" }
      #expect(CellNumber.value(of: text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }

  @Test(arguments: [
    (3.0, "3"), (-0.0, "0"), (0.1, "0.1"), (1e14, "100000000000000"), (1e20, "1e+20"),
    (-2.5, "-2.5"),
  ])
  func shortestTextsReadAsTheSameNumber(number: Double, text: String) {
    #expect(CellNumber.shortest(number) == text)
    #expect(CellNumber.value(of: text) == number)
  }
}

/// Numbers that are the same in every run (Knuth's MMIX generator).
struct SmallRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number below a bound.
  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
