/// Text of workbooks as callers get it.
enum WorkbookText {
  /// Resolves `_x000D_` escapes, takes the blanks at the ends away and composes to NFC, in place.
  static func clean(_ bytes: inout [UInt8]) {
    if hasEscape(bytes) { bytes = unescaped(bytes) }
    let (state, trimmed) = bytes.withUnsafeBufferPointer { all in
      let kept = CellText.trimmed(all)
      return (CellText.state(of: kept), kept.count == all.count ? nil : Array(kept))
    }
    if let trimmed { bytes = trimmed }
    if state != .clean { bytes = bytes.withUnsafeBufferPointer { Array(CellText.composed($0)) } }
  }

  private static func hasEscape(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 7 else { return false }
    return bytes.indices.dropLast(6).contains { escapedUnit(bytes, at: $0) != nil }
  }

  /// The UTF-16 unit of an escape `_xHHHH_` (ECMA-376 22.9.2.19) at an offset.
  private static func escapedUnit(_ bytes: [UInt8], at offset: Int) -> UInt16? {
    guard offset + 6 < bytes.count, bytes[offset] == 0x5F, bytes[offset + 1] == 0x78,
      bytes[offset + 6] == 0x5F
    else { return nil }
    return UInt16(String(decoding: bytes[offset + 2..<offset + 6], as: UTF8.self), radix: 16)
  }

  private static func unescaped(_ bytes: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    var offset = 0
    while offset < bytes.count {
      if let unit = escapedUnit(bytes, at: offset), let scalar = Unicode.Scalar(unit) {
        plain.append(scalar: scalar)
        offset += 7
      } else {
        plain.append(bytes[offset])
        offset += 1
      }
    }
    return plain
  }
}
