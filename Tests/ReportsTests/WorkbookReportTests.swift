import Findings
import Foundation
import Reports
import Rules
import Satisfaction
import Tables
import Testing

@Suite struct WorkbookReportTests {
  @Test func theSheetsAreThoseOfTheContents() throws {
    let file = try write(SampleReport.make())
    #expect(
      file.sheets.map(\.name) == [
        "Mục lục", "Tóm tắt", "Cơ quan cấp tỉnh", "Xã, phường", "Theo tiêu chí",
        "Chỉ số theo đơn vị", "Phân bố trả lời", "Nhóm người trả lời", "Tiến độ", "Điểm CCHC",
        "Phương pháp & chất lượng",
      ])
    let contents = try rows(of: file, sheet: 0).compactMap(\.first)
    #expect(file.sheets.dropFirst().allSatisfy { contents.contains($0.name) })
  }

  /// 82.665 % half-up is 82.67 %, as a number 0.8267; the interval 77.665 to 87.665.
  @Test func percentagesAreNumbersRoundedByTheRule() throws {
    let file = try write(TinyReport.make())
    let unit = try #require(
      try rows(of: file, sheet: 2).first { $0.first == "Sở Nội vụ" })
    #expect(
      unit == [
        "Sở Nội vụ", "H01", "1", "1", "1", "1", "40", "45", "0.8267", "0.7767", "0.8767", "0.8267",
      ])
    let nodes = try rows(of: file, sheet: 4).filter { $0.first == "Sở Nội vụ" }
    #expect(nodes.map { $0[4] } == ["overall", "A", "A1"])
    #expect(nodes.allSatisfy { $0.suffix(3) == ["0.8267", "0.7767", "0.8767"] })
  }

  @Test func theQuotaBoardSaysWhereEachUnitStands() throws {
    let board = try rows(of: try write(TinyReport.make()), sheet: 7)
    #expect(board.map { $0.last } == ["Trạng thái", "thiếu"])
  }

  @Test func hiddenFiguresAreDashesNotNumbers() throws {
    let file = try write(TinyReport.make())
    let unit = try #require(try rows(of: file, sheet: 2).first { $0.first == "Sở Y tế" })
    #expect(unit[2] == "–")
    #expect(unit[8] == "–")
  }

  /// The narrowest of what is read on paper: a block with the indices of its units, one page wide.
  @Test func sheetsAreNoWiderThanAPage() throws {
    let file = try write(SampleReport.make())
    for sheet in file.sheets.indices {
      #expect(try rows(of: file, sheet: sheet).allSatisfy { $0.count <= 16 })
    }
  }

  @Test func everySheetSaysThatDataAreSimulated() throws {
    let file = try write(SampleReport.make(isSimulated: true))
    for sheet in file.sheets.indices {
      let header = try #require(try rows(of: file, sheet: sheet).first)
      #expect(header.first?.hasSuffix("[SỐ LIỆU MÔ PHỎNG]") == true)
    }
  }

  /// An import that was killed makes every figure of the workbook incomplete.
  @Test func everySheetSaysThatAnImportIsUnfinished() throws {
    let file = try write(SampleReport.make(isSimulated: false).unfinished)
    for sheet in file.sheets.indices {
      let header = try #require(try rows(of: file, sheet: sheet).first)
      #expect(header.first?.hasSuffix("[CHƯA ĐỦ SỐ LIỆU]") == true)
    }
    for sheet in 0...1 {
      let cells = try rows(of: file, sheet: sheet).flatMap(\.self)
      #expect(cells.contains { $0.hasPrefix("CHƯA ĐỦ SỐ LIỆU: lần nhập 9 còn dở dang") })
    }
  }

  @Test func formulasInNamesStayText() throws {
    let file = try write(TinyReport.make(name: "=HYPERLINK(\"http://x\")"))
    let names = try rows(of: file, sheet: 2).compactMap(\.first)
    #expect(names.contains("=HYPERLINK(\"http://x\")"))
  }

  @Test func theSameReportGivesTheSameBytes() throws {
    let paths = [temporaryPath(), temporaryPath()]
    for path in paths { try WorkbookReport.write(TinyReport.make(), to: path) }
    let files = try paths.map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(files[0] == files[1])
  }

  @Test func aRoundWithNothingInItStillWrites() throws {
    var report = TinyReport.make()
    report.table.units = []
    report.table.blocks = []
    report.table.nodes = []
    report.progress = []
    #expect(try write(report).sheets.count == 9)
  }

  @Test func aFolderThatIsNotThereIsAProblem() {
    #expect(throws: Problem.self) {
      try WorkbookReport.write(TinyReport.make(), to: "/nowhere/report.xlsx")
    }
  }

  private func temporaryPath() -> String {
    FileManager.default.temporaryDirectory.appending(path: "report-\(UUID().uuidString).xlsx").path
  }

  private func write(_ report: IndexReport) throws -> TableFile {
    let path = temporaryPath()
    try WorkbookReport.write(report, to: path)
    return try TableFile.open(path)
  }

  private func rows(of file: TableFile, sheet: Int) throws -> [[String]] {
    let reader = try file.reader(ofSheet: sheet)
    var rows: [[String]] = []
    var row = Row()
    while try reader.next(into: &row) {
      rows.append((0..<row.count).map { row.text($0) })
    }
    return rows
  }
}
