import Findings
import Foundation
import Testing
import WordingChecks

@testable import Tables

/// Every code of the catalogue, provoked by a file named for it or made here.
@Suite struct TableFaultTests {
  static let catalogue = MessageCatalogue(TableFault.self)

  static let damaged: [(String, TableFault)] = [
    ("no-such-file.csv", .fileMissing), ("open-document.ods", .openDocument),
    ("password-protected.xlsx", .passwordProtected), ("word.docx", .otherOffice),
    ("binary.xlsb", .otherOffice), ("archive.zip", .otherOffice),
    ("too-many-columns.xlsx", .tooManyColumns), ("zip-bomb.xlsx", .unpacksTooLarge),
    ("rows-out-of-order.xlsx", .outOfOrder), ("cells-out-of-order.xlsx", .outOfOrder),
    ("document-type.xlsx", .documentType), ("unknown-shared-string.xlsx", .damagedWorkbook),
    ("broken-xml.xlsx", .damagedWorkbook), ("cut-off.xlsx", .damagedWorkbook),
    ("cut-off.xls", .damagedWorkbook), ("password-protected.xls", .passwordProtected),
  ]

  @Test(arguments: damaged)
  func damagedFilesAreRefused(name: String, code: TableFault) throws {
    let problem = try #require(try fault(reading: fixture(name)))
    #expect(problem.code == code.rawValue)
    #expect(problem.place.file == fixture(name))
    #expect(EnglishWording.vietnameseWords(of: problem, in: Self.catalogue).isEmpty)
  }

  static let texts: [(String, TableFault)] = [
    ("", .emptyFile), ("\u{FEFF}", .emptyFile), ("%PDF-1.7", .notATable),
    ("<html><table>", .notATable), ("a,b\n1,\"x\n2,y\n", .quoteNotClosed),
    ("a,b\n1,\u{0}\n", .nulByte),
    (String(repeating: ",", count: 4_096) + "\n", .tooManyColumns),
  ]

  @Test(arguments: texts)
  func brokenTextsAreRefused(text: String, code: TableFault) throws {
    let folder = try ScratchFolder()
    let problem = try #require(try fault(reading: folder.file("text.csv", text.utf8)))
    #expect(problem.code == code.rawValue)
    #expect(EnglishWording.vietnameseWords(of: problem, in: Self.catalogue).isEmpty)
  }

  /// Neither is read as CSV: a PDF whose mark comes late, a document whose bytes are plain text.
  @Test(arguments: [("report.csv", "\u{FEFF}\n%PDF-1.7\n"), ("letter.docx", "Kính gửi, a\n")])
  func documentsAreNoTables(name: String, text: String) throws {
    let folder = try ScratchFolder()
    let problem = try fault(reading: folder.file(name, text.utf8))
    #expect(problem?.code == TableFault.notATable.rawValue)
  }

  @Test func folderIsRefused() throws {
    let folder = try ScratchFolder()
    #expect(try fault(reading: folder.path)?.code == TableFault.isFolder.rawValue)
  }

  @Test func binaryIsRefused() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("noise.csv", (0..<4_000).map { UInt8(truncatingIfNeeded: $0 % 31) })
    let problem = try #require(try fault(reading: path))
    #expect(problem.code == TableFault.notATable.rawValue)
    #expect(EnglishWording.vietnameseWords(of: problem, in: Self.catalogue).isEmpty)
  }

  /// A folder opens like a file and fails at the first read, as a broken disk does.
  @Test func unreadableIsRefused() throws {
    let folder = try ScratchFolder()
    let bytes = try FileBytes(path: folder.path)
    let problem = #expect(throws: Problem.self) {
      var piece: [UInt8] = [0]
      _ = try piece.withUnsafeMutableBytes { try bytes.read(into: $0) }
    }
    #expect(problem?.code == TableFault.unreadable.rawValue)
    #expect(problem?.facts["reason"] == "Is a directory")
  }

  @Test func unclearEncodingNamesTheCandidates() throws {
    let folder = try ScratchFolder()
    let bytes = Array("nom,ville\n".utf8) + [0x41, 0xE9, 0x72, 0xE8, 0xE7, 0xEA, 0x0A]
    let problem = try #require(try fault(reading: folder.file("latin.csv", bytes)))
    #expect(problem.code == TableFault.encodingUnclear.rawValue)
    for name in ["tcvn3", "vni", "windows-1258"] {
      #expect(problem.facts["candidates"]?.contains(name) == true)
    }
  }

  /// 40 MB in one line: refused at the limit, long before it is in memory.
  @Test func endlessLineIsRefused() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("line.csv", Data(repeating: UInt8(ascii: "x"), count: 40_000_000))
    let problem = try #require(try fault(reading: path))
    #expect(problem.code == TableFault.recordTooLong.rawValue)
    #expect(problem.facts["limit"] == "16 MiB")
  }

  @Test func unclosedQuoteNamesItsRow() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("quote.csv", "a,b\n\"x\ny\",1\n2,\"z\n3,4\n".utf8)
    let problem = try #require(try fault(reading: path))
    #expect(problem.code == TableFault.quoteNotClosed.rawValue)
    #expect(problem.place.row == 3)
    #expect(problem.place.line == 4)
  }

  @Test func sizesOfWorkbooksAreBounded() throws {
    func code(_ name: String, _ limits: ReadLimits) throws -> String? {
      try fault(reading: fixture(name), options: ReadOptions(limits: limits))?.code
    }
    let small = ReadLimits(recordBytes: 100_000)
    #expect(try code("long-row.xlsx", small) == TableFault.recordTooLong.rawValue)
    #expect(try code("endless-tag.xlsx", small) == TableFault.unpacksTooLarge.rawValue)
    #expect(
      try code("openpyxl.xlsx", ReadLimits(entries: 3)) == TableFault.unpacksTooLarge.rawValue)
    #expect(
      try code("libreoffice.xlsx", ReadLimits(sharedStringBytes: 100))
        == TableFault.unpacksTooLarge.rawValue)
    #expect(
      try code("legacy.xls", ReadLimits(legacyBytes: 1_000)) == TableFault.fileTooLarge.rawValue)
  }

  @Test func missingSheetNamesTheOthers() throws {
    let options = ReadOptions(sheets: ["Xã Năm Căn"])
    let problem = try fault(reading: fixture("openpyxl.xlsx"), options: options)
    #expect(problem?.code == TableFault.sheetMissing.rawValue)
    #expect(problem?.facts["sheets"]?.contains("«Xã Đất Mũi»") == true)
  }

  /// Codes that other suites provoke: findings of reading, and faults of writing.
  static let provokedElsewhere: Set<TableFault> = [
    .encodingDetected, .badBytes, .textAfterQuote, .strayQuote, .moreFindings, .hiddenSheet,
    .hiddenRows, .hiddenColumns, .mergedCells, .formulaWithoutValue, .notWritten, .textTooLong,
    .emptyFile, .isFolder, .unreadable, .encodingUnclear, .recordTooLong, .sheetMissing,
    .fileTooLarge, .notATable,
  ]

  @Test func everyCodeIsProvokedAndWordedInBothLanguages() {
    let provoked = Set((Self.damaged + Self.texts).map(\.1)).union(Self.provokedElsewhere)
    #expect(provoked == Set(TableFault.allCases))
    for code in TableFault.allCases {
      let english = code.message.en ?? ""
      #expect(code.message.vi != code.rawValue && english != code.rawValue)
      #expect(
        Set(MessageCatalogue.placeholders(of: code.message.vi))
          == Set(MessageCatalogue.placeholders(of: english)), "\(code)")
    }
  }
}
