import Agencies
import Tables

/// Makes the identities of the rows of one file, counts rows of equal content, and notices one
/// sheet number that is written in two ways.
struct IdentityRegister {
  private struct Fingerprint: Hashable {
    var high: UInt64
    var low: UInt64
  }

  /// One sheet number of a unit in two rows of the file.
  struct TwoSpellings {
    var number: String
    var row: Int
    var earlier: String
    var earlierRow: Int
    /// Sheet of the earlier row, where it is another one.
    var earlierSheet: String?
  }

  private struct Remembered {
    var written: String
    var row: Int
    var sheet: String?
  }

  /// Sheet numbers that are remembered as they are written: no survey's file has more, and memory
  /// stays bounded for any other.
  private static let rememberedNumbers = 100_000

  /// The first of the rows whose sheet number an earlier row of the file writes otherwise.
  private(set) var twoSpellings: TwoSpellings?
  /// All of these rows of the sheet that is read.
  private(set) var respelt = RowRanges()
  private var seen: Set<Fingerprint> = []
  private var repeats: [Fingerprint: Int] = [:]
  private var numbers: [String: Remembered] = [:]
  private var sheet: String?

  /// Begins the next sheet of the file.
  mutating func beginSheet(_ name: String?) {
    sheet = name
    twoSpellings = nil
    respelt = RowRanges()
  }

  /// The id that the collecting program gave, `uuid:` before it or not.
  static func identity(ofInstance id: String) -> ResponseIdentity {
    let bare = id.hasPrefix("uuid:") ? String(id.dropFirst(5)) : id
    return ResponseIdentity(key: "uuid:" + bare, isContentBased: false)
  }

  /// The number of the paper sheet, unique in its unit.
  mutating func identity(
    ofSheet number: SheetNumber, unit: UnitKey, row: Int
  ) -> ResponseIdentity {
    // One allocation; an interpolation takes several and is felt in files of millions of rows.
    var key = "sheet:"
    key.reserveCapacity(key.utf8.count + unit.code.utf8.count + 1 + number.canonical.utf8.count)
    key += unit.code
    key += "/"
    key += number.canonical
    remember(number, key, row)
    return ResponseIdentity(key: key, isContentBased: false)
  }

  private mutating func remember(_ number: SheetNumber, _ key: String, _ row: Int) {
    guard let earlier = numbers[key] else {
      if numbers.count < IdentityRegister.rememberedNumbers {
        numbers[key] = Remembered(written: number.written, row: row, sheet: sheet)
      }
      return
    }
    guard earlier.written != number.written else { return }
    respelt.add(row)
    guard twoSpellings == nil else { return }
    twoSpellings = TwoSpellings(
      number: number.written, row: row, earlier: earlier.written, earlierRow: earlier.row,
      earlierSheet: earlier.sheet == sheet ? nil : earlier.sheet)
  }

  /// The content itself, with the number of equal rows before it in the file.
  mutating func identity(ofContent digest: [UInt8]) -> ResponseIdentity {
    let fingerprint = digest.withUnsafeBytes {
      Fingerprint(
        high: $0.loadUnaligned(as: UInt64.self),
        low: $0.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }
    var earlier = 0
    if !seen.insert(fingerprint).inserted {
      earlier = repeats[fingerprint, default: 0] + 1
      repeats[fingerprint] = earlier
    }
    return ResponseIdentity(
      key: "sha256:" + IdentityRegister.hex(digest) + "/\(earlier)", isContentBased: true)
  }

  private static func hex(_ digest: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: digest.count * 2) { buffer in
      for (position, byte) in digest.enumerated() {
        buffer[2 * position] = digit(byte >> 4)
        buffer[2 * position + 1] = digit(byte & 15)
      }
      return digest.count * 2
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }
}
