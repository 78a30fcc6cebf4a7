import Findings
import Testing

@testable import Tables

/// Workbooks that Excel itself saved; `Fixtures/excel-files.md` says where they come from. Expected
/// cells by openpyxl 3.1 (`load_workbook(name, data_only=True)`) and xlrd 2.0.2 (`.xls`).
@Suite struct ExcelFilesTests {
  @Test func cachedFormulasBooleansDatesAndMergedCells() throws {
    let sheet = try SheetCopy(fixture("excel-deaths.xlsx"))
    #expect(sheet.cells.count == 19)
    #expect(sheet.cells[1] == ["simply cannot resist writing", "", "", "", "", "some notes"])
    #expect(
      sheet.cells[13] == ["Zsa Zsa Gábor", "actor", "99", "TRUE", "1917-02-06", "2016-12-18"])
    #expect(sheet.kinds[13] == [.text, .text, .number, .boolean, .date, .date])
    #expect(sheet.cells[18] == ["", "", "", "", "", "too!"])
    #expect(sheet.problems.map(\.code) == ["TAB026"])
    #expect(sheet.problems.first?.facts["ranges"] == "B4:E4")
  }

  /// The workbook counts from 1904; an extension element in it has the name of the one that says so.
  @Test func daysOfWorkbooksOfTheMacintosh() throws {
    let path = fixture("excel-types.xlsx")
    let logical = try SheetCopy(path)
    #expect(
      logical.cells.map { $0[0] } == [
        "maybe boolean?", "", "0", "1", "2016-01-01", "TRUE", "FALSE", "cabbage", "true", "F",
        "False",
      ])
    #expect(logical.kinds[8][0] == .text)
    let dates = try SheetCopy(path, sheet: 2)
    #expect(
      dates.cells.map { $0[0] } == [
        "maybe a datetime?", "", "2016-05-23", "2016-04-28T11:30:00", "TRUE", "cabbage", "4.3",
        "39448",
      ])
  }

  @Test func excel97() throws {
    let path = fixture("excel-clippy.xls")
    #expect(
      try SheetCopy(path).cells == [
        ["name", "value"], ["Name", "Clippy"], ["Species", "paperclip"],
        ["Approx date of death", "2007-01-01"], ["Weight in grams", "0.9"],
      ])
    let second = try SheetCopy(path, sheet: 1)
    #expect(second.cells[2] == ["Clippy", "paperclip", "2007-01-01", "0.9"])
    #expect(second.kinds[2] == [.text, .text, .date, .number])
  }
}
