import Findings
import Foundation
import Testing

@testable import Tables

/// What RFC 4180 says, and what Excel and survey servers write beyond it. Expected cells by hand.
@Suite struct DelimitedReaderTests {
  @Test func quotesKeepDelimitersLineBreaksAndQuotes() throws {
    let sheet = try parse("a,\"b,\"\"c\"\"\",\"d\ne\"\n1,,\"\"\n")
    #expect(sheet.cells == [["a", "b,\"c\"", "d\ne"], ["1", "", ""]])
    #expect(sheet.kinds[1] == [.text, .blank, .blank])
    #expect(sheet.problems.isEmpty)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineEndsOfEverySystem(lineEnd: String) throws {
    let sheet = try parse(["a,b", "1,2", "", "3,4"].joined(separator: lineEnd))
    #expect(sheet.cells == [["a", "b"], ["1", "2"], [""], ["3", "4"]])
    #expect(sheet.lines == [1, 2, 3, 4])
  }

  @Test func linesAreCountedInsideQuotes() throws {
    let sheet = try parse("a,b\r\n\"x\r\ny\nz\",1\r\nc,d\r\n")
    #expect(sheet.numbers == [1, 2, 3])
    #expect(sheet.lines == [1, 2, 5])
  }

  @Test(arguments: [",", ";", "\t", "|"])
  func delimiterIsDetected(delimiter: String) throws {
    let rows = [
      ["mã", "ý kiến", "điểm"], ["01", "\"chậm, muộn; quá | lâu\"", "4"], ["02", "", "5"],
    ]
    let text = rows.map { $0.joined(separator: delimiter) }.joined(separator: "\n")
    let sheet = try parse(text)
    #expect(sheet.cells.map(\.count) == [3, 3, 3])
    #expect(sheet.cells[1][1] == "chậm, muộn; quá | lâu")
  }

  @Test func decimalCommasDoNotWinOverSemicolons() throws {
    let sheet = try parse("mã;điểm;tỷ lệ\n01;4,5;81,2\n02;3,5;79,9\n")
    #expect(sheet.cells[1] == ["01", "4,5", "81,2"])
  }

  @Test func announcedDelimiterIsNoRow() throws {
    let sheet = try parse("sep=;\r\na;b,c\r\n1;2\r\n")
    #expect(sheet.cells == [["a", "b,c"], ["1", "2"]])
    #expect(sheet.numbers == [1, 2])
    #expect(sheet.lines == [2, 3])
  }

  @Test func anyDelimiterCanBeAskedFor() throws {
    let sheet = try parse("a^b,c\n", options: ReadOptions(delimiter: UInt8(ascii: "^")))
    #expect(sheet.cells == [["a", "b,c"]])
  }

  @Test func whatHasAnotherMeaningDividesNothing() throws {
    #expect(try parse("sep=\n\na,b\n").cells == [["sep="], [""], ["a", "b"]])
    let asked = ReadOptions(delimiter: UInt8(ascii: "\""))
    #expect(try parse("a,b\n", options: asked).cells == [["a", "b"]])
  }

  @Test func blanksAtTheEndsGoAndAccentsAreComposed() throws {
    let sheet = try parse("  a \t,\u{A0}b\u{3000},Hoa\u{300}ng,\u{212B}\n")
    #expect(sheet.cells == [["a", "b", "Hoàng", "Å"]])
    #expect(sheet.cells[0].map { $0.utf8.count } == [1, 1, 6, 2])
  }

  @Test func strayQuotesAreKeptAndReported() throws {
    let sheet = try parse("a,b\nống 5\" dài,1\n\"x\"y,2\n")
    #expect(sheet.cells[1] == ["ống 5\" dài", "1"])
    #expect(sheet.kinds[2] == [.error, .text])
    #expect(sheet.problems.map(\.code) == ["TAB015", "TAB014"])
    #expect(sheet.problems[1].place.row == 3)
    #expect(sheet.problems[1].place.column == 1)
    #expect(sheet.problems[1].facts["value"] == "\"x\"y")
  }

  @Test func badBytesRefuseTheirCellOnly() throws {
    let folder = try ScratchFolder()
    let bytes = Array("a,b\n1,x".utf8) + [0xC3, 0x28] + Array("\n2,y\n".utf8)
    let path = try folder.file("bad.csv", bytes)
    let sheet = try SheetCopy(path, options: ReadOptions(encoding: .utf8))
    #expect(sheet.kinds[1] == [.text, .error])
    #expect(sheet.cells[2] == ["2", "y"])
    #expect(sheet.problems.map(\.place.column) == [2])
    #expect(sheet.problems.first?.place.line == 2)
  }

  @Test func findingsAreBounded() throws {
    let text = "a,b\n" + String(repeating: "x\"y,1\n", count: 30)
    let limits = ReadLimits(problems: 10)
    let sheet = try parse(text, options: ReadOptions(limits: limits))
    #expect(sheet.problems.count == 11)
    #expect(sheet.problems.last?.facts["count"] == "20")
  }

  /// Records across the edge of the window of 1 MiB, of every length around it.
  @Test func recordsSurviveTheEdgesOfBlocks() throws {
    let folder = try ScratchFolder()
    var text = ""
    var expected = 0
    for number in 0..<60_000 {
      text += "\(number),\"xã \(number % 97)\"\"\r\n\",\(number * 7)\r\n"
      expected += number * 7
    }
    let path = try folder.file("long.csv", text.utf8)
    let reader = try TableFile.open(path).reader(ofSheet: 0)
    var row = Row()
    var sum = 0
    var count = 0
    var wrong = 0
    while try reader.next(into: &row) {
      let isRight =
        row.count == 3 && row.line == count * 2 + 1 && row.text(1) == "xã \(count % 97)\""
      wrong += isRight ? 0 : 1
      sum += Int(row.text(2)) ?? 0
      count += 1
    }
    #expect(count == 60_000)
    #expect(wrong == 0)
    #expect(sum == expected)
    #expect(reader.progress == 1)
  }
}
