import Foundation
import Findings
import Testing

@testable import Tables

/// Legacy encodings against encoders that are not ours: iconv (TCVN5712-1), Python's cp1258, and a
/// VNI encoder written from the published key table of xvnkb; see `Fixtures/make_fixtures.py`.
@Suite struct TextEncodingTests {
  static let letters = try? SheetCopy(fixture("letters-utf-8.csv")).cells
  static let survey = [
    ["mã", "đơn vị", "ý kiến"], ["01", "Xã Đất Mũi", "Rất hài lòng"],
    ["02", "Phường Tân Thành", "Chờ lâu, thủ tục rườm rà"],
    ["03", "Xã Năm Căn", "Công chức nhiệt tình hướng dẫn"],
  ]

  @Test func thereAreAllLetters() throws {
    let letters = try #require(Self.letters).dropFirst().joined().joined()
    #expect(letters.unicodeScalars.count == 146)
    #expect(Set(letters.unicodeScalars.filter { !$0.isASCII }).count == 134)
  }

  @Test(arguments: TextEncoding.allCases.filter { $0 != .utf8 })
  func everyLetterComesBack(encoding: TextEncoding) throws {
    let path = fixture("letters-\(encoding.rawValue).csv")
    let sheet = try SheetCopy(path, options: ReadOptions(encoding: encoding))
    #expect(sheet.cells == Self.letters)
    #expect(sheet.problems.isEmpty)
    let bytes = sheet.cells.joined().joined().utf8
    #expect(bytes.elementsEqual(try #require(Self.letters).joined().joined().utf8))
  }

  @Test(arguments: TextEncoding.allCases)
  func encodingIsDetected(encoding: TextEncoding) throws {
    let path = fixture("survey-\(encoding.rawValue).csv")
    let file = try TableFile.open(path)
    #expect(file.encoding == encoding)
    #expect(try #require(file.encodingConfidence) >= 0.9)
    #expect(try SheetCopy(path).cells == Self.survey)
    let isLegacy = [.windows1258, .tcvn3, .vni].contains(encoding)
    #expect(file.problems.map(\.code) == (isLegacy ? ["TAB010"] : []))
  }

  /// Twenty words in TCVN3, a number of them with `à` (B5) where Vietnamese has no such word.
  @Test(arguments: [(wrong: 0, Severity.note), (wrong: 1, .note), (wrong: 3, .warning)])
  func anEncodingThatIsSureNeedsNoLook(wrong: Int, severity: Severity) throws {
    let folder = try ScratchFolder()
    let word: [UInt8] = [0x68, 0xB5, 0x69, 0x20]
    let foreign: [UInt8] = [0x66, 0xB5, 0x7A, 0x20]
    let bytes = (0..<20).flatMap { $0 < wrong ? foreign : word }
    let file = try TableFile.open(try folder.file("a.csv", bytes))
    #expect(file.encoding == .tcvn3 && file.problems.map(\.code) == ["TAB010"])
    #expect(file.problems.first?.severity == severity)
  }

  @Test func confidenceIsKnownOnlyWhereItWasDetected() throws {
    let file = try TableFile.open(
      fixture("survey-vni.csv"), options: ReadOptions(encoding: .vni))
    #expect(file.encodingConfidence == nil)
    #expect(file.problems.isEmpty)
  }

  @Test func mixedCaseMarksOfVNIAreUnderstood() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("vni.csv", [0x41, 0xF9, 0x0A, 0x61, 0xD9, 0x0A, 0x6F])
    let sheet = try SheetCopy(path, options: ReadOptions(encoding: .vni))
    #expect(sheet.cells == [["Á"], ["á"], ["o"]])
  }

  @Test func loneSurrogatesAreBadBytes() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("lone.csv", [0x61, 0, 0x0A, 0, 0x00, 0xD8, 0x62, 0])
    let sheet = try SheetCopy(path, options: ReadOptions(encoding: .utf16LE))
    #expect(sheet.kinds == [[.text], [.error]])
  }

  /// Windows-1258 has no character at 0x9D; Python's cp1258 refuses it too.
  @Test func bytesWithoutCharacterAreBadBytes() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("hole.csv", Array("a,b\nx".utf8) + [0x9D] + Array(",y\n".utf8))
    let sheet = try SheetCopy(path, options: ReadOptions(encoding: .windows1258))
    #expect(sheet.kinds == [[.text, .text], [.error, .text]])
    #expect(sheet.problems.map(\.code) == ["TAB011"])
    #expect(try fault(reading: path)?.code == TableFault.encodingUnclear.rawValue)
  }

  /// Pieces of 256 KiB must not cut pairs of bytes that belong together.
  @Test(arguments: [TextEncoding.windows1258, .vni, .utf16BE])
  func pairsSurviveTheEdgesOfPieces(encoding: TextEncoding) throws {
    let folder = try ScratchFolder()
    let raw = try Data(contentsOf: URL(fileURLWithPath: fixture("survey-\(encoding.rawValue).csv")))
    let body = encoding == .utf16BE ? raw.dropFirst(2) : raw
    let path = try folder.file("long.csv", (0..<2_001).map { _ in body }.joined())
    let sheet = try SheetCopy(path, options: ReadOptions(encoding: encoding))
    #expect(sheet.cells.count == 8_004)
    #expect(Set(sheet.cells) == Set(Self.survey))
  }

  @Test(arguments: [
    ("nghiêng", true), ("Quyền", true), ("ĐẤT", true), ("giải", true), ("khuỷu", true),
    ("rườm", true), ("gì", true), ("ViÖt", false), ("mát", true), ("màt", false), ("hµi", false),
  ])
  func syllables(word: String, isVietnamese: Bool) {
    #expect(VietnameseSyllable.accepts(word) == isVietnamese)
  }
}
