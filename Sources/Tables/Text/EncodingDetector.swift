import Findings

/// Finds out the encoding of a text file from its first bytes.
struct EncodingDetector {
  /// What was found and how sure it is, 0 to 1.
  struct Guess {
    var encoding: TextEncoding
    var confidence: Double

    /// Whether so few words look wrong that nobody has to look: names of people and places from
    /// elsewhere are not spelt as Vietnamese is.
    var isSure: Bool { confidence >= 0.95 }
  }

  private static let fewestWords = 3
  private static let convincing = 0.7
  private static let lead = 0.15

  /// The encoding of a file that begins with `sample`.
  ///
  /// - Throws: `encodingUnclear` where no candidate makes Vietnamese words of the bytes.
  static func guess(_ sample: [UInt8], isWhole: Bool, path: String) throws -> Guess {
    for encoding in [TextEncoding.utf8, .utf16LE, .utf16BE]
    where sample.starts(with: encoding.byteOrderMark) {
      return Guess(encoding: encoding, confidence: 1)
    }
    if let encoding = UTF16Guess.encoding(of: sample.prefix(4_096)) {
      return Guess(encoding: encoding, confidence: 0.95)
    }
    if isUTF8(sample, isWhole: isWhole) { return Guess(encoding: .utf8, confidence: 1) }
    return try legacyGuess(sample, path: path)
  }

  private static func isUTF8(_ sample: [UInt8], isWhole: Bool) -> Bool {
    sample.withUnsafeBufferPointer { bytes in
      var end = bytes.count
      // A sample may end inside a character.
      if !isWhole {
        while end > 0, bytes.count - end < 3, bytes[end - 1] & 0xC0 == 0x80 { end -= 1 }
        if end > 0, bytes[end - 1] >= 0xC0 { end -= 1 }
      }
      return CellText.state(of: UnsafeBufferPointer(rebasing: bytes[..<end])) != .invalid
    }
  }

  private static func legacyGuess(_ sample: [UInt8], path: String) throws -> Guess {
    let scores = try [TextEncoding.tcvn3, .vni, .windows1258].map { encoding in
      (encoding: encoding, score: try score(sample, as: encoding))
    }
    let sorted = scores.sorted { $0.score.share > $1.score.share }
    guard let best = sorted.first, best.score.words >= fewestWords,
      best.score.share >= convincing,
      sorted.dropFirst().allSatisfy({ best.score.share - $0.score.share >= lead })
    else {
      throw TableFault.encodingUnclear.at(path, ["candidates": describe(scores)])
    }
    return Guess(encoding: best.encoding, confidence: best.score.share)
  }

  private static func describe(
    _ scores: [(encoding: TextEncoding, score: Score)]
  ) -> String {
    scores.map { "\($0.encoding.rawValue) \(Int($0.score.share * 100))%" }.joined(separator: ", ")
  }

  /// How many words with marks there are, and the share of them that Vietnamese could have.
  struct Score {
    var words: Int
    var share: Double
  }

  static func score(_ sample: [UInt8], as encoding: TextEncoding) throws -> Score {
    guard var decoder = try encoding.decoder() else { return Score(words: 0, share: 0) }
    var decoded: [UInt8] = []
    _ = sample.withUnsafeBytes { decoder.decode($0, isLast: true, into: &decoded) }
    let text = String(decoding: decoded, as: UTF8.self)
    let words = text.split {
      !$0.isLetter && !$0.unicodeScalars.contains("\u{FFFD}") && !isMark($0)
    }
    .filter { !$0.utf8.allSatisfy { $0 < 0x80 } }
    .prefix(20_000)
    let good = words.count { VietnameseSyllable.accepts(String($0)) }
    return Score(
      words: words.count, share: words.isEmpty ? 0 : Double(good) / Double(words.count))
  }

  /// Signs that a wrong encoding puts inside words: `Vi¶t`, `×nh`.
  private static func isMark(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return (0x80...0xFF).contains(scalar.value) && scalar.value != 0xA0
  }
}
