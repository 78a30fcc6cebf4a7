import Analysis

/// The different values of a column in the order in which tables show them: numbers by size, then
/// texts by their bytes. The order does not depend on that of the rows.
struct ColumnLevels: Sendable {
  /// The values as texts.
  let texts: [String]
  private let codes: [Int32]
  private let levelOfCode: [Int]

  /// The values that occur in a column.
  init(_ column: ColumnStorage) {
    let (codes, values) = column.coded
    var isUsed = Array(repeating: false, count: values.count)
    for code in codes where code >= 0 { isUsed[Int(code)] = true }
    let levels = isUsed.indices.filter { isUsed[$0] }.map { Level(code: $0, values) }.sorted(by: <)
    var levelOfCode = Array(repeating: -1, count: values.count)
    for (position, level) in levels.enumerated() { levelOfCode[level.code] = position }
    texts = levels.map(\.text)
    self.codes = codes
    self.levelOfCode = levelOfCode
  }

  /// Position of a row's value in `texts`; nil where it is missing.
  func ofRow(_ row: Int) -> Int? { codes[row] < 0 ? nil : levelOfCode[Int(codes[row])] }

  private struct Level: Comparable {
    let code: Int
    let text: String
    let number: Double

    init(code: Int, _ values: ValueDictionary) {
      self.code = code
      text = values.text(Int32(code))
      number = values.numbers[code]
    }

    static func < (left: Level, right: Level) -> Bool {
      if left.number.isNaN != right.number.isNaN { return right.number.isNaN }
      if !left.number.isNaN, left.number != right.number { return left.number < right.number }
      return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    static func == (left: Level, right: Level) -> Bool { left.text == right.text }
  }
}
