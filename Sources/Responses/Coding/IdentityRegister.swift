import Agencies

/// Makes the identities of the rows of one file, and counts rows of equal content.
struct IdentityRegister {
  private struct Fingerprint: Hashable {
    var high: UInt64
    var low: UInt64
  }

  /// Sheet numbers as rows write them.
  private(set) var spellings = SpellingRegister()
  private var seen: Set<Fingerprint> = []
  private var repeats: [Fingerprint: Int] = [:]

  /// Begins the next sheet of the file.
  mutating func beginSheet(_ name: String?) { spellings.beginSheet(name) }

  /// The id that the collecting program gave, `uuid:` before it or not.
  static func identity(ofInstance id: String) -> ResponseIdentity {
    let bare = id.hasPrefix("uuid:") ? String(id.dropFirst(5)) : id
    return ResponseIdentity(key: "uuid:" + bare, isContentBased: false)
  }

  /// The number of the paper sheet, unique in its unit.
  static func identity(ofSheet number: SheetNumber, unit: UnitKey) -> ResponseIdentity {
    // One allocation; an interpolation takes several and is felt in files of millions of rows.
    var key = "sheet:"
    key.reserveCapacity(key.utf8.count + unit.code.utf8.count + 1 + number.canonical.utf8.count)
    key += unit.code
    key += "/"
    key += number.canonical
    return ResponseIdentity(key: key, isContentBased: false)
  }

  /// The same of a row that is taken, whose way of writing the number is remembered.
  mutating func identity(
    ofSheet number: SheetNumber, unit: UnitKey, row: Int
  ) -> ResponseIdentity {
    spellings.look(at: number, unit: unit, row: row)
    return IdentityRegister.identity(ofSheet: number, unit: unit)
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
