import Findings
import Foundation
import Testing

@testable import Tables

/// Files damaged at random: reading them ends with rows or with a `Problem`, never with a trap or
/// another error, and within the limits. Bytes are changed, cut out, doubled and set to values at the
/// edges, by a seeded generator (SplitMix64).
@Suite struct MutatedFilesTests {
  static let limits = ReadLimits(
    recordBytes: 1 << 16, columns: 64, entries: 50, entryBytes: 1 << 22,
    sharedStringBytes: 1 << 20, legacyBytes: 1 << 20, problems: 20)

  @Test(arguments: [
    "survey-utf-8.csv", "survey-utf-16le.csv", "survey-tcvn3.csv", "survey-vni.csv",
    "survey-windows-1258.csv", "strict.xlsx", "zip64.xlsx", "openpyxl.xlsx", "libreoffice.xlsx",
  ])
  func damageNeverTraps(name: String) throws {
    let folder = try ScratchFolder()
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: fixture(name))))
    var damage = Damage(seed: UInt64(whole.count))
    var refused = 0
    for _ in 0..<40 {
      let path = try folder.file("damaged", damage.applied(to: whole))
      refused += try endsWell(path) ? 0 : 1
    }
    // Damage that no file notices would prove nothing.
    #expect(refused > 0)
  }

  /// The parts of a workbook are packed, so damage is done to a sheet before it is packed.
  @Test func damagedSheetsNeverTrap() throws {
    let folder = try ScratchFolder()
    let part = "xl/worksheets/sheet1.xml"
    let archive = try ZipArchive(path: fixture("libreoffice.xlsx"), limits: Self.limits)
    let whole = try archive.wholeEntry(part, limit: 1 << 20)
    let context = SheetContext(
      strings: try SharedStrings(archive, part: "xl/sharedStrings.xml", limits: Self.limits),
      styles: try CellStyles(archive, part: "xl/styles.xml", limits: Self.limits), uses1904: false)
    var damage = Damage(seed: 2025)
    var refused = 0
    for _ in 0..<200 {
      let path = try folder.file("sheet.zip", stored(damage.applied(to: whole), as: "sheet.xml"))
      refused +=
        endsWell {
          let zip = try ZipArchive(path: path, limits: Self.limits)
          return try SheetReader(
            zip, sheet: "A", part: "sheet.xml", context: context, limits: Self.limits)
        } ? 0 : 1
    }
    #expect(refused > 0 && refused < 200)
  }

  @Test func randomBytesNeverTrap() throws {
    let folder = try ScratchFolder()
    var damage = Damage(seed: 7)
    for length in stride(from: 1, to: 400, by: 20) {
      let path = try folder.file("noise", damage.noise(length))
      for encoding in TextEncoding.allCases {
        _ = try endsWell(path, options: ReadOptions(encoding: encoding, limits: Self.limits))
      }
    }
  }

  /// Whether a file is read to its end; false where a `Problem` stops that.
  private func endsWell(
    _ path: String, options: ReadOptions = ReadOptions(limits: limits)
  ) throws -> Bool {
    do {
      let file = try TableFile.open(path, options: options)
      return file.sheets.indices.allSatisfy { sheet in
        endsWell { try file.reader(ofSheet: sheet) }
      }
    } catch is Problem {
      return false
    }
  }

  private func endsWell(_ open: () throws -> any RowReader) -> Bool {
    do {
      let reader = try open()
      var row = Row()
      while try reader.next(into: &row) {
        for column in 0..<row.count { _ = row.text(column) }
        #expect(row.count <= Self.limits.columns)
      }
      #expect(reader.problems.count <= Self.limits.problems + 1)
      return true
    } catch {
      #expect(error is Problem)
      return false
    }
  }

  /// A zip archive of one part that is not compressed (APPNOTE 4.3).
  private func stored(_ bytes: [UInt8], as name: String) -> [UInt8] {
    let sizes =
      little(checksum(bytes), 4) + little(UInt32(bytes.count), 4)
      + little(UInt32(bytes.count), 4) + little(UInt32(name.utf8.count), 2)
    let common: [UInt8] = [20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + sizes + [0, 0]
    let local = [0x50, 0x4B, 3, 4] + common + name.utf8 + bytes
    let central = [0x50, 0x4B, 1, 2, 20, 0] + common + [UInt8](repeating: 0, count: 14) + name.utf8
    return local + central + [0x50, 0x4B, 5, 6, 0, 0, 0, 0, 1, 0, 1, 0]
      + little(UInt32(central.count), 4) + little(UInt32(local.count), 4) + [0, 0]
  }

  private func little(_ number: UInt32, _ count: Int) -> [UInt8] {
    (0..<UInt32(count)).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// CRC-32 of zip.
  private func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0 as UInt32) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in
        value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
      }
    }
  }
}

/// Random damage, the same for the same seed.
struct Damage {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// The bytes with one to eight places damaged.
  mutating func applied(to whole: [UInt8]) -> [UInt8] {
    var bytes = whole
    for _ in 0...below(8) where !bytes.isEmpty {
      let place = below(bytes.count)
      let end = min(bytes.count, place + 1 + below(40))
      switch below(5) {
      case 0: bytes[place] = UInt8(below(256))
      case 1: bytes[place] ^= 1 << UInt8(below(8))
      case 2: bytes[place] = [0, 0xFF, 0x22, 0x0A, 0x3C][below(5)]
      case 3: bytes.removeSubrange(place..<end)
      default: bytes.insert(contentsOf: bytes[place..<end], at: place)
      }
    }
    return bytes
  }

  /// Bytes of which half are what text files are made of.
  mutating func noise(_ count: Int) -> [UInt8] {
    let usual = Array(",;\t\"\r\n 5aĐấ".utf8)
    return (0..<count).map { _ in
      below(2) == 0 ? usual[below(usual.count)] : UInt8(below(256))
    }
  }

  private mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(limit))
  }
}
