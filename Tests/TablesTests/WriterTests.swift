import Findings
import Foundation
import Testing

@testable import Tables

/// Written files read back by our readers; openpyxl and LibreOffice opened the same by hand.
@Suite struct WriterTests {
  static let rows: [[CellValue]] = [
    [.text("Mã"), .text("Ý kiến"), .text("Điểm"), .text("Tỷ lệ"), .text("Ngày"), .text("Đúng")],
    [
      .text("00127"), .text("chậm, \"lâu\"\nquá"), .integer(4), .percent(0.8125, decimals: 1),
      .day(year: 2025, month: 7, day: 1), .boolean(true),
    ],
    [
      .text("=1+1"), .blank, .number(0.5), .percent(1, decimals: 0), .blank,
      .decimal(2, decimals: 2),
    ],
  ]

  @Test func csvForPeopleHasMarkAndWindowsLineEnds() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "out.csv"
    let writer = try CSVWriter(path: path)
    for row in Self.rows { try writer.write(row) }
    #expect(!FileManager.default.fileExists(atPath: path))
    try writer.close()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(
      bytes.elementsEqual(
        ("\u{FEFF}Mã,Ý kiến,Điểm,Tỷ lệ,Ngày,Đúng\r\n"
          + "00127,\"chậm, \"\"lâu\"\"\nquá\",4,81.2%,2025-07-01,TRUE\r\n"
          + "=1+1,,0.5,100%,,2.00\r\n").utf8))
    let copy = try SheetCopy(path)
    #expect(copy.cells[1][1] == "chậm, \"lâu\"\nquá")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.csv"])
  }

  @Test func plainCSV() throws {
    let text = String(
      decoding: CSVText.bytes([[.text("a;b"), .integer(1)], [.blank]], delimiter: 0x3B),
      as: UTF8.self)
    #expect(text == "\"a;b\";1\n\"\"\n")
  }

  @Test func abandonedFilesLeaveNothing() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("out.csv", "old".utf8)
    do {
      let writer = try CSVWriter(path: path)
      try writer.write([.text("new")])
      let book = try WorkbookWriter(path: path, properties: Self.properties)
      try book.sheet("A", columns: []).write([.text("new")])
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.csv"])
  }

  /// Number 4194304 is above every process number of Linux, number 1 always runs.
  @Test func whatAKilledProgramLeftOfTheSameFileGoes() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("out.csv", "old".utf8)
    for name in ["out.csv.4194304.partial", "out.csv.1.partial", "b.csv.4194304.partial"] {
      _ = try folder.file(name, "half".utf8)
    }
    try CSVWriter(path: path).close()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        == ["b.csv.4194304.partial", "out.csv", "out.csv.1.partial"])
  }

  static let properties = WorkbookProperties(
    title: "Chỉ số hài lòng", author: "sipas", created: Date(timeIntervalSince1970: 1_751_328_000))

  private func writeBook(_ path: String) throws {
    let book = try WorkbookWriter(path: path, properties: Self.properties)
    let sheet = try book.sheet(
      "Kết quả [xã]: 2025",
      columns: [
        ColumnStyle(width: 10, kind: .code), ColumnStyle(width: 40),
      ])
    try sheet.writeTitle("Chỉ số hài lòng", columns: 6)
    try sheet.write(Self.rows[0], style: .header)
    sheet.filterFromLastRow()
    sheet.freeze(rows: 2)
    try sheet.write(Self.rows[1])
    try sheet.write(Self.rows[2], style: .total)
    sheet.comment("Mẫu nhỏ", column: 2)
    try sheet.dropDown(["Hài lòng", "Không"], column: 1, rows: 4...20)
    try sheet.dropDown((0..<300).map { "Xã \($0)" }, column: 0, rows: 4...20)
    sheet.addBarChart(
      BarChart(title: "Điểm", categories: 0, values: 2, rows: 2...3, corner: (6, 0)))
    sheet.printLandscape(repeatingRows: 2)
    try book.sheet("Kết quả [xã]: 2025", columns: []).write([.number(.nan), .text("x")])
    try book.close()
  }

  @Test func workbookComesBack() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "out.xlsx"
    try writeBook(path)
    let file = try TableFile.open(path)
    #expect(
      file.sheets.map(\.name) == ["Kết quả -xã-- 2025", "_choices", "Kết quả -xã-- 2025 (2)"])
    #expect(file.sheets.filter(\.isHidden).map(\.name) == ["_choices"])
    let archive = try ZipArchive(path: path, limits: ReadLimits())
    #expect(archive.contains("xl/comments1.xml") && archive.contains("xl/charts/chart1.xml"))
    let copy = try SheetCopy(path)
    #expect(copy.cells[0] == ["Chỉ số hài lòng"])
    #expect(
      copy.cells[2] == ["00127", "chậm, \"lâu\"\nquá", "4", "0.8125", "2025-07-01", "TRUE"])
    #expect(copy.cells[3] == ["=1+1", "", "0.5", "1", "", "2"])
    #expect(copy.kinds[3][0] == .text)
    #expect(copy.problems.map(\.code) == ["TAB026"])
  }

  /// A dash and the header above figures stand at the right, as figures do; thousands are apart.
  @Test func figuresStandUnderTheirHeader() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "out.xlsx"
    let book = try WorkbookWriter(path: path, properties: Self.properties)
    let sheet = try book.sheet(
      "A", columns: [ColumnStyle(width: 9), ColumnStyle(width: 9, kind: .figure)])
    try sheet.write([.text("Đơn vị"), .text("Phiếu")], style: .header)
    try sheet.write([.text("Xã A"), .noFigure])
    try sheet.write([.text("Xã B"), .integer(1204)])
    try book.close()
    let archive = try ZipArchive(path: path, limits: ReadLimits())
    let styles = String(
      decoding: try archive.wholeEntry("xl/styles.xml", limit: 1 << 20), as: UTF8.self)
    #expect(styles.matches(of: /horizontal="right"/).count == 2)
    let cells = String(
      decoding: try archive.wholeEntry("xl/worksheets/sheet1.xml", limit: 1 << 20), as: UTF8.self)
    let styleOfCell = cells.matches(of: /<c r="([AB][123])" s="(\d)"/)
      .reduce(into: [:]) { $0[String($1.1)] = String($1.2) }
    #expect(styleOfCell["B1"] != styleOfCell["A1"] && styleOfCell["A2"] == nil)
    #expect(styleOfCell["B2"] != nil && styleOfCell["B3"] != nil)
    #expect(try SheetCopy(path).cells[1...2] == [["Xã A", "–"], ["Xã B", "1204"]])
  }

  @Test func sameContentGivesTheSameBytes() throws {
    let folder = try ScratchFolder()
    try writeBook(folder.path + "a.xlsx")
    try writeBook(folder.path + "b.xlsx")
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: folder.path + "a.xlsx"))
        == Data(contentsOf: URL(fileURLWithPath: folder.path + "b.xlsx")))
  }

  @Test func textTooLongForExcelIsRefused() throws {
    let folder = try ScratchFolder()
    let book = try WorkbookWriter(path: folder.path + "out.xlsx", properties: Self.properties)
    let sheet = try book.sheet("A", columns: [])
    let problem = #expect(throws: Problem.self) {
      try sheet.write([.blank, .text(String(repeating: "ă", count: 40_000))])
    }
    #expect(problem?.code == TableFault.textTooLong.rawValue)
    #expect(problem?.place.column == 2)
  }

  @Test func placesThatCannotBeWritten() throws {
    let problem = #expect(throws: Problem.self) { try CSVWriter(path: "/proc/none/out.csv") }
    #expect(problem?.code == TableFault.notWritten.rawValue)
    let failure = #expect(throws: Problem.self) {
      try WorkbookWriter(path: "/proc/none/out.xlsx", properties: Self.properties)
    }
    #expect(failure?.code == TableFault.notWritten.rawValue)
  }

  @Test func sheetNamesAreLegalAndUnique() {
    let long = String(repeating: "Phường Đất Mũi ", count: 5)
    let first = SheetName.legal(long, taken: [])
    let second = SheetName.legal(long, taken: [first])
    #expect(first.utf16.count <= 31 && second.utf16.count <= 31)
    #expect(first != second)
    #expect(SheetName.legal("'a/b'", taken: []) == "a-b")
    #expect(SheetName.legal("XÃ", taken: ["xã"]) == "XÃ (2)")
    #expect(SheetName.legal(" ", taken: []) == "Trang")
  }
}
