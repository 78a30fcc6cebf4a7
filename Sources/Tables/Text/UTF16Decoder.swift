/// UTF-16 into UTF-8; lone surrogates and a lone last byte are undecodable.
struct UTF16Decoder: TextDecoder {
  let isBigEndian: Bool

  mutating func decode(
    _ input: UnsafeRawBufferPointer, isLast: Bool, into output: inout [UInt8]
  ) -> Int {
    var offset = 0
    while offset + 1 < input.count {
      let unit = codeUnit(input, offset)
      guard UTF16.isSurrogate(unit) else {
        output.append(scalar: Unicode.Scalar(unit) ?? "\u{FFFD}")
        offset += 2
        continue
      }
      guard offset + 3 < input.count || isLast else { break }
      offset += appendPair(input, offset, to: &output)
    }
    if isLast, offset < input.count {
      output.appendUndecodable()
      offset = input.count
    }
    return offset
  }

  private func codeUnit(_ input: UnsafeRawBufferPointer, _ offset: Int) -> UInt16 {
    let first = UInt16(input[offset])
    let second = UInt16(input[offset + 1])
    return isBigEndian ? first << 8 | second : second << 8 | first
  }

  private func appendPair(
    _ input: UnsafeRawBufferPointer, _ offset: Int, to output: inout [UInt8]
  ) -> Int {
    let high = codeUnit(input, offset)
    let low = offset + 3 < input.count ? codeUnit(input, offset + 2) : 0
    guard UTF16.isLeadSurrogate(high), UTF16.isTrailSurrogate(low) else {
      output.appendUndecodable()
      return 2
    }
    output.append(scalar: UTF16.decode(UTF16.EncodedScalar([high, low])))
    return 4
  }
}

/// Tells UTF-16 without a mark by its zero bytes.
enum UTF16Guess {
  /// The byte order, where the bytes look like UTF-16 of a mostly Latin text.
  static func encoding(of sample: some Collection<UInt8>) -> TextEncoding? {
    if sample.starts(with: TextEncoding.utf16LE.byteOrderMark) { return .utf16LE }
    if sample.starts(with: TextEncoding.utf16BE.byteOrderMark) { return .utf16BE }
    var zeros = (even: 0, odd: 0)
    for (position, byte) in sample.enumerated() where byte == 0 {
      if position.isMultiple(of: 2) { zeros.even += 1 } else { zeros.odd += 1 }
    }
    let pairs = sample.count / 2
    guard pairs > 1 else { return nil }
    if zeros.odd * 5 > pairs * 2, zeros.even * 20 < pairs { return .utf16LE }
    if zeros.even * 5 > pairs * 2, zeros.odd * 20 < pairs { return .utf16BE }
    return nil
  }
}
