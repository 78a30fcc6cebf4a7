import Agencies
import Tables

/// Notices one sheet number of a unit that two rows of a file write in two ways.
struct SpellingRegister {
  /// Two rows with one number.
  struct Pair {
    var written: String
    var row: Int
    var earlier: String
    var earlierRow: Int
    /// Sheet of the earlier row, where it is another one.
    var earlierSheet: String?
  }

  private struct Remembered {
    var written: String
    var row: Int32
    /// Position in `sheets`.
    var sheet: Int32
  }

  /// Numbers that are remembered: no survey's file has more, and memory stays bounded for any other.
  private static let limit = 100_000

  /// The first row of the sheet that writes a number otherwise than an earlier row of the file.
  private(set) var first: Pair?
  /// All of these rows of the sheet.
  private(set) var rows = RowRanges()
  /// Names of the sheets read so far; nil for a text file.
  private var sheets: [String?] = []
  private var units = UnitNumbering()
  /// By number, for each of `units`. Texts as short as numbers take no memory of their
  /// own, and rows of a unit, which usually follow each other, meet a small table.
  private var numbers: [[String: Remembered]] = []
  private var count = 0

  /// Begins the next sheet of the file.
  mutating func beginSheet(_ name: String?) {
    sheets.append(name)
    first = nil
    rows = RowRanges()
  }

  /// Looks at the number of a row.
  mutating func look(at number: SheetNumber, unit: UnitKey, row: Int) {
    let position = units.number(of: unit)
    if position == numbers.count { numbers.append([:]) }
    guard let earlier = numbers[position][number.canonical] else {
      guard count < SpellingRegister.limit else { return }
      count += 1
      numbers[position][number.canonical] = Remembered(
        written: number.written, row: Int32(clamping: row), sheet: Int32(sheets.count - 1))
      return
    }
    guard earlier.written != number.written else { return }
    rows.add(row)
    guard first == nil else { return }
    let isOfThisSheet = Int(earlier.sheet) == sheets.count - 1
    first = Pair(
      written: number.written, row: row, earlier: earlier.written, earlierRow: Int(earlier.row),
      earlierSheet: isOfThisSheet ? nil : sheets[Int(earlier.sheet)])
  }
}
