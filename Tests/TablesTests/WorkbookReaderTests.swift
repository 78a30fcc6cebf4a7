import Findings
import Testing

@testable import Tables

/// Workbooks of three programs. What `make_fixtures.py` puts in is what must come out.
@Suite struct WorkbookReaderTests {
  static let cells = [
    ["Phiếu khảo sát"],
    ["Mã xã", "Ngày", "Giờ", "Điểm", "Đồng ý", "Ghi chú", "Công thức"],
    ["1", "2025-07-01", "08:30:00", "4", "TRUE", "Hài lòng", "8"],
    ["127", "2025-07-01T08:30:00", "", "0.3", "FALSE", "Hoàng\nAnh", "", "#N/A", "1.25"],
    ["", "", "", "", "", "", "", "", "", "xa"],
  ]

  @Test func libreOffice() throws {
    let sheet = try SheetCopy(fixture("libreoffice.xlsx"))
    #expect(sheet.cells == Self.cells)
    #expect(sheet.numbers == [1, 2, 3, 4, 6])
    #expect(
      sheet.kinds[3] == [.number, .date, .blank, .number, .boolean, .text, .blank, .error, .number])
  }

  @Test func openpyxlLeavesFormulasWithoutValues() throws {
    let sheet = try SheetCopy(fixture("openpyxl.xlsx"))
    var expected = Self.cells
    expected[2][6] = "=D3*2"
    #expect(sheet.cells == expected)
    #expect(sheet.kinds[2][6] == .error)
    let missing = try #require(sheet.problems.first)
    #expect(missing.code == "TAB027")
    #expect(missing.place.text(in: .vi).hasSuffix("trang tính Xã Đất Mũi, ô G3"))
  }

  @Test func hiddenAndMergedPartsAreReportedAndRead() throws {
    let path = fixture("libreoffice.xlsx")
    let file = try TableFile.open(path)
    #expect(file.sheets.map(\.name) == ["Xã Đất Mũi", "Ẩn", "Rất ẩn", "Chữ"])
    #expect(file.sheets.map(\.isHidden).prefix(2) == [false, true])
    let problems = try SheetCopy(path).problems
    #expect(problems.map(\.code) == ["TAB024", "TAB025", "TAB026"])
    #expect(problems[0].facts["rows"] == "4")
    #expect(problems[1].facts["columns"] == "D")
    #expect(problems[2].facts["ranges"] == "A1:C1")
    #expect(try SheetCopy(path, sheet: 1).cells == [["x"]])
  }

  @Test func veryHiddenSheetsAreHidden() throws {
    let file = try TableFile.open(fixture("openpyxl.xlsx"))
    #expect(file.problems.map(\.place.sheet) == ["Ẩn", "Rất ẩn"])
    #expect(file.problems.allSatisfy { $0.code == "TAB023" && $0.severity == .note })
  }

  @Test func runsOfDifferentFontsAreOneText() throws {
    #expect(try SheetCopy(fixture("openpyxl.xlsx"), sheet: 3).cells == [["Rất hài lòng"]])
  }

  @Test func strictNamesPrefixesGapsAndInlineStrings() throws {
    let sheet = try SheetCopy(fixture("strict.xlsx"))
    #expect(sheet.cells[0] == ["Đất", "Cà Mau", "", "2025-07-01", "a\rb_"])
    #expect(sheet.cells[1] == ["0.001", "", "1234567890123460", "4", "-0.5"])
    #expect(sheet.numbers == [1, 2])
  }

  @Test func chosenSheetsOnly() throws {
    let options = ReadOptions(sheets: ["Chữ"])
    #expect(try SheetCopy(fixture("openpyxl.xlsx"), options: options).cells == [["Rất hài lòng"]])
  }

  @Test func formattedEmptyCellsAreNoColumns() throws {
    #expect(try SheetCopy(fixture("blank-columns.xlsx")).cells == [["1"]])
  }

  @Test func legacyWorkbook() throws {
    let sheet = try SheetCopy(fixture("legacy.xls"))
    #expect(sheet.cells[0] == ["Mã xã", "Ngày", "Điểm", "Hài lòng"])
    #expect(sheet.cells[1] == ["127", "2025-07-01", "4.5"])
    #expect(sheet.kinds[1] == [.number, .date, .number])
    #expect(sheet.cells[2].isEmpty)
    #expect(sheet.cells[3].last == "Hoàng")
  }

  /// Formulas calculated by LibreOffice; FreeXL leaves them out. Values by hand, and by xlrd.
  @Test func legacyFormulasGiveWhatWasStored() throws {
    let path = fixture("formulas.xls")
    let sheet = try SheetCopy(path)
    #expect(sheet.cells[1] == ["0.125", "2025-07-01", "Đất Mũi", "TRUE", "#DIV/0!"])
    #expect(sheet.kinds[1] == [.number, .date, .text, .boolean, .error])
    #expect(sheet.cells[2] == ["7", "", "", "", "", "", "1"])
    #expect(try TableFile.open(path).problems.map(\.place.sheet) == ["Ẩn"])
    #expect(try SheetCopy(path, sheet: 1).cells.last == ["", "42"])
  }

  @Test func partsWithSizesOfZip64() throws {
    #expect(
      try SheetCopy(fixture("zip64.xlsx")).cells == SheetCopy(fixture("strict.xlsx")).cells)
  }

  /// Serial numbers as Excel shows them; 60 is the day that never was.
  @Test func datesOfBothSystems() throws {
    #expect(try SheetCopy(fixture("epoch-1904.xlsx")).cells == [["2025-07-01"]])
    let days = try SheetCopy(fixture("leap-day-1900.xlsx"))
    #expect(
      days.cells.map { $0[0] } == [
        "1900-01-01", "1900-02-28", "1900-02-29", "1900-03-01", "2025-07-01", "2025-07-01T12:00:00",
      ])
    #expect(SerialDate.text(2_958_465, uses1904: false) == "9999-12-31")
    #expect(SerialDate.text(2_958_466, uses1904: false) == nil)
    #expect(SerialDate.text(-1, uses1904: false) == nil)
    #expect(SerialDate.text(45_838.999_999, uses1904: false) == "2025-07-01")
  }

  @Test(arguments: [
    ("dd/mm/yyyy", true), ("General", false), ("0.00", false), ("[h]:mm", false),
    ("[$-42A]d mmmm", true), ("\"ngày\" 0", false), ("0\\d", false), ("[Red]0.0;[Blue]d", false),
    ("h:mm AM/PM", true), ("#,##0 \"đồng\"", false), ("0.00E+00", false), ("@", false),
  ])
  func numberFormats(code: String, showsDate: Bool) {
    #expect(NumberFormatCode.showsDate(code) == showsDate)
  }

  /// Python: `'%.15g' % x` without its power of ten between 1e-7 and 1e21.
  @Test(arguments: [
    (4.0, "4"), (0.1 + 0.2, "0.3"), (-2.5, "-2.5"), (1e20, "100000000000000000000"),
    (1e21, "1E21"), (1.5e-7, "0.00000015"), (1e-8, "1E-8"), (0, "0"), (100, "100"),
    (123456.789, "123456.789"), (79_012_345_678_901, "79012345678901"),
  ])
  func numbers(value: Double, text: String) {
    #expect(NumberText.shortest(value) == text)
  }

  @Test(arguments: ["0", "5", "-5", "0.5", "-0.5", "123456789012345"])
  func shortestNumbersAreCopied(text: String) {
    #expect(NumberText.isShortest(Array(text.utf8)))
  }

  @Test(arguments: ["", "-", "00", "-0", "4.0", "1E5", ".5", "5.", "1234567890123456", "1.2.3"])
  func otherNumbersAreNot(text: String) {
    #expect(!NumberText.isShortest(Array(text.utf8)))
  }
}
