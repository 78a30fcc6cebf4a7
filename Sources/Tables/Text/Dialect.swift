/// How a text file divides its cells.
struct Dialect: Sendable {
  /// Byte between cells.
  var delimiter: UInt8
  /// Bytes of a first line `sep=;`, which is not a row.
  var preambleBytes: Int

  private static let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
  private static let records = 50

  /// The dialect of decoded text that begins with `sample`.
  ///
  /// The line `sep=;` of Excel decides; else the candidate under which most records have as many
  /// cells as the first one, the larger number of cells where several do equally well; else comma.
  static func detect(_ sample: consuming [UInt8], isWhole: Bool, given: UInt8?) -> Dialect {
    let (announced, preamble) = announcement(sample)
    if let delimiter = given ?? announced, canDivide(delimiter) {
      return Dialect(delimiter: delimiter, preambleBytes: preamble)
    }
    sample.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: ByteOctet.count))
    let guarded = sample
    let ranked = candidates.map { ($0, fit($0, guarded, isWhole: isWhole)) }
    let best = ranked.max { left, right in left.1 < right.1 }
    return Dialect(delimiter: best?.0 ?? UInt8(ascii: ","), preambleBytes: 0)
  }

  /// Quotes, line ends and NUL have another meaning.
  private static func canDivide(_ byte: UInt8) -> Bool { ![0x22, 0x0A, 0x0D, 0].contains(byte) }

  /// The delimiter and length of a line `sep=;`.
  private static func announcement(_ sample: [UInt8]) -> (UInt8?, Int) {
    guard String(decoding: sample.prefix(4), as: UTF8.self).lowercased() == "sep=",
      sample.count > 4
    else { return (nil, 0) }
    let rest = sample.dropFirst(5)
    if rest.starts(with: [0x0D, 0x0A]) { return (sample[4], 7) }
    return rest.first == 0x0A || rest.first == 0x0D ? (sample[4], 6) : (nil, 0)
  }

  private static func fit(_ delimiter: UInt8, _ guarded: [UInt8], isWhole: Bool) -> Double {
    let counts = cellCounts(delimiter, guarded, isWhole: isWhole)
    guard let first = counts.first, first > 1 else { return 0 }
    let alike = Double(counts.count { $0 == first }) / Double(counts.count)
    return alike + Double(first) / 100_000
  }

  /// Numbers of cells of the first whole records that are not blank; behind the text stand the line
  /// feeds that guard it.
  private static func cellCounts(
    _ delimiter: UInt8, _ guarded: [UInt8], isWhole: Bool
  ) -> [Int] {
    let scanner = RecordScanner(delimiter: delimiter, columns: 20_000)
    let count = guarded.count - ByteOctet.count
    return guarded.withUnsafeBufferPointer { bytes in
      var counts: [Int] = []
      var start = 0
      while start < count, counts.count < records {
        let rest = UnsafeBufferPointer(rebasing: bytes[start..<count])
        guard case .record(let length) = scanner.scan(rest, isLast: isWhole) else { break }
        start += length
        let layout = scanner.layout
        if layout.contains(where: { $0.kind != .blank }) { counts.append(layout.count) }
      }
      return counts
    }
  }
}
