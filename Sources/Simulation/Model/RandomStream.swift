import Estimation
import Sampling

/// A repeatable stream of draws with a name of its own, so that nothing drawn elsewhere changes it.
///
/// Everything is made of integers and exact products of the generator's 64-bit words; no function
/// of a mathematical library is called, so a seed gives the same bytes on every machine.
struct RandomStream: Sendable {
  private var generator: SeededGenerator

  /// The stream called `name` of a seed.
  init(seed: UInt64, name: String) {
    generator = SeededGenerator(seed: seed ^ RandomStream.fingerprint(of: name))
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 { generator.next() }

  /// A number from 0 up to, not including, 1.
  mutating func fraction() -> Double { generator.uniformDouble() }

  /// A whole number from 0 up to, not including, `bound`; 0 where there is none.
  mutating func below(_ bound: Int) -> Int {
    Int(generator.uniform(below: UInt64(max(1, bound))))
  }

  /// A number of mean 0 and variance 1, nearly normal: the sum of four 16-bit uniform numbers of
  /// one word. It stays within ±3.47.
  mutating func bell() -> Double {
    let word = next()
    let sum = (word & 0xFFFF) + (word >> 16 & 0xFFFF) + (word >> 32 & 0xFFFF) + (word >> 48)
    return (Double(sum) - 131_070) * RandomStream.bellScale
  }

  /// Position of one of several weights, each as likely as its share of their sum.
  mutating func position(among weights: [Double]) -> Int {
    var rest = fraction() * weights.reduce(0, +)
    for (position, weight) in weights.enumerated() {
      rest -= weight
      if rest < 0 { return position }
    }
    return max(0, weights.count - 1)
  }

  /// A UUID of version 4 made of the stream's bits.
  mutating func uuid() -> RandomUUID { RandomUUID(high: next(), low: next()) }

  /// 1 / standard deviation of the sum of four uniform numbers on 0...65535: the variance of each
  /// is (65536² - 1) / 12.
  private static let bellScale = 1 / ((4 * (65_536.0 * 65_536.0 - 1) / 12).squareRoot())

  /// FNV-1a over the UTF-8 bytes, 64 bits.
  private static func fingerprint(of name: String) -> UInt64 {
    name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}

/// A UUID of version 4 (RFC 9562 §5.4), written out only when somebody asks.
struct RandomUUID: Sendable, Hashable {
  private let high: UInt64
  private let low: UInt64

  /// A UUID of 128 random bits, six of which are replaced by version and variant.
  init(high: UInt64, low: UInt64) {
    self.high = high & ~0xF000 | 0x4000
    self.low = low & ~(0b11 << 62) | 0b10 << 62
  }

  /// `cc417d4c-bcb2-472c-99cc-4cd71f9f66d2`.
  var text: String {
    let digits = RandomUUID.hexadecimal(high) + RandomUUID.hexadecimal(low)
    var text = ""
    for (position, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(position) { text.append("-") }
      text.append(digit)
    }
    return text
  }

  private static func hexadecimal(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
