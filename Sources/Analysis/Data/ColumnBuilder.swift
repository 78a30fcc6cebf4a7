/// Collects the cells of one column while files are read.
struct ColumnBuilder {
  private var codes: [Int32] = []
  private var values = ValueDictionary()
  private var codesOfBytes = Array(repeating: Int32(-1), count: 256)
  private var last: Int32 = -1

  /// Nothing yet.
  init() {}

  /// Number of rows so far.
  var count: Int { codes.count }

  /// Adds a cell and gives its code.
  @discardableResult
  mutating func append(_ cell: UnsafeBufferPointer<UInt8>) -> Int32 {
    // One-letter cells, the answers of most questionnaires, need no look-up.
    if cell.count == 1 {
      let byte = Int(cell[0])
      if codesOfBytes[byte] < 0 { codesOfBytes[byte] = values.code(of: cell) }
      codes.append(codesOfBytes[byte])
      return codesOfBytes[byte]
    }
    // Sorted files repeat a cell over many rows.
    if last < 0 || !values.equals(last, cell) { last = values.code(of: cell) }
    codes.append(last)
    return last
  }

  /// Adds rows without a cell.
  mutating func appendMissing(_ rows: Int) {
    codes.append(contentsOf: repeatElement(-1, count: rows))
  }

  /// Adds rows with the same value.
  mutating func append(_ value: SpecValue, rows: Int) {
    let code = values.code(of: value.text)
    codes.append(contentsOf: repeatElement(code, count: rows))
  }

  /// The column, cells that equal one of `missing` taken as missing and left out of the values.
  consuming func finished(missing: [SpecValue]) -> ColumnStorage {
    let isMissing = values.matches(missing)
    if isMissing.contains(true) {
      var kept = ValueDictionary()
      let newCodes = isMissing.indices.map { code -> Int32 in
        isMissing[code] ? -1 : values.withBytes(Int32(code)) { kept.code(of: $0) }
      }
      for row in codes.indices where codes[row] >= 0 { codes[row] = newCodes[Int(codes[row])] }
      values = kept
    }
    values.seal()
    return .coded(codes, values)
  }

  /// Whether the cell of a code is missing.
  func isMissing(_ code: Int32, _ missing: [SpecValue]) -> Bool {
    let value = values.value(code)
    return missing.contains { $0.equals(value) }
  }
}
