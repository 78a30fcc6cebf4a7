import Findings

/// A text file: its encoding and dialect, found in its first bytes.
struct TextContent: TableContent {
  private static let sampleBytes = 1 << 20
  let format = TableFormat.csv
  var sheets = [SheetInfo(name: "", isHidden: false)]
  let problems: [Problem]
  let encoding: TextEncoding
  let confidence: Double?
  let dialect: Dialect
  private let path: String
  private let limits: ReadLimits
  private let size: Int
  private let markBytes: Int

  init(path: String, size: Int, options: ReadOptions) throws {
    let sample = try TextContent.sample(path)
    let isWhole = sample.count >= size
    let guess =
      options.encoding == nil
      ? try EncodingDetector.guess(sample, isWhole: isWhole, path: path) : nil
    let encoding = options.encoding ?? guess?.encoding ?? .utf8
    markBytes = sample.starts(with: encoding.byteOrderMark) ? encoding.byteOrderMark.count : 0
    guard size > markBytes else { throw TableFault.emptyFile.at(path) }
    dialect = Dialect.detect(
      try TextContent.decoded(sample, from: markBytes, as: encoding, isWhole: isWhole),
      isWhole: isWhole, given: options.delimiter)
    self.path = path
    self.size = size
    self.encoding = encoding
    limits = options.limits
    confidence = guess?.confidence
    problems = TextContent.notes(guess, path: path)
  }

  /// Where the records lie; nil where they have to be decoded first.
  var plainText: PlainText? {
    guard encoding == .utf8 else { return nil }
    return PlainText(
      path: path, delimiter: dialect.delimiter, start: markBytes + dialect.preambleBytes,
      size: size)
  }

  func reader(ofSheet index: Int) throws -> any RowReader {
    let bytes = try FileBytes(path: path, from: markBytes)
    let source: any ByteSource =
      if let decoder = try encoding.decoder() { DecodedBytes(bytes, decoder: decoder) } else {
        bytes
      }
    return try DelimitedReader(
      path: path, source: source, encoding: encoding, dialect: dialect, limits: limits)
  }

  private static func sample(_ path: String) throws -> [UInt8] {
    let bytes = try FileBytes(path: path)
    // Room for the line feeds that guard a scan.
    let capacity = sampleBytes + ByteOctet.count
    return try [UInt8](unsafeUninitializedCapacity: capacity) { sample, count in
      let bytesOfSample = UnsafeMutableRawBufferPointer(sample)[..<sampleBytes]
      count = try bytes.read(into: UnsafeMutableRawBufferPointer(rebasing: bytesOfSample))
    }
  }

  private static func decoded(
    _ sample: [UInt8], from first: Int, as encoding: TextEncoding, isWhole: Bool
  ) throws -> [UInt8] {
    guard var decoder = try encoding.decoder() else {
      return first == 0 ? sample : Array(sample[first...])
    }
    var text: [UInt8] = []
    _ = sample[first...].withUnsafeBytes { decoder.decode($0, isLast: isWhole, into: &text) }
    return text
  }

  private static func notes(_ guess: EncodingDetector.Guess?, path: String) -> [Problem] {
    guard let guess, [.windows1258, .tcvn3, .vni].contains(guess.encoding) else { return [] }
    let percent = "\(Int((guess.confidence * 100).rounded(.down)))%"
    return [
      Problem(
        TableFault.encodingDetected, at: Place(file: path),
        ["encoding": guess.encoding.rawValue, "confidence": percent],
        severity: guess.isSure ? .note : .warning)
    ]
  }
}
