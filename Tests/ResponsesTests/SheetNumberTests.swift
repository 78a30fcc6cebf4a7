import Agencies
import Findings
import Foundation
import Testing

@testable import Responses

/// The ways in which hands, spreadsheets and programs write one sheet number.
struct SheetNumberTests {
  @Test(arguments: [
    ("12", "12"), ("012", "12"), ("000", "0"), ("１２", "12"), ("12.0", "12"), ("7,00", "7"),
    ("i1", "I1"), ("Ｉ１", "I1"), ("đ 5", "Đ 5"), ("P   7", "P 7"), ("\u{FF10}\u{FF17}", "7"),
  ])
  func waysToWriteOneNumber(_ written: String, _ canonical: String) {
    #expect(SheetNumber(written: written).canonical == canonical)
  }

  @Test(arguments: [
    ("1", "1.000"), ("1", "1.5"), ("A7", "A07"), ("A1", "A-1"), ("12", "1 2"), ("1", "1.0.0"),
    ("D5", "Đ5"),
  ])
  func numbersThatStayTwo(_ one: String, _ other: String) {
    #expect(SheetNumber(written: one).canonical != SheetNumber(written: other).canonical)
  }

  private func receipt(_ text: String) throws -> ImportReceipt {
    let folder = try ScratchFolder()
    let file = try folder.write(text, "a.csv")
    return try SampleSurvey.run(SampleSurvey.policy())
      .run(files: [file], into: MemoryStore(), clock: testClock)
  }

  @Test func oneNumberInTwoSpellingsOfOneFileIsTold() throws {
    let found = try receipt(
      "unit,Số phiếu,A1\n00101,i1,4\n00101,I1,4\n00101,5,4\n00101,05,4\n00102,I1,4\n")
    #expect(found.totals == ReceiptCounts(counts(new: 3, unchanged: 2)))
    let problem = try #require(found.allProblems.first { $0.code == "RES072" })
    #expect(problem.severity == .warning && problem.place.row == 3)
    #expect(problem.facts["rows"] == "3, 5" && problem.facts["count"] == "2")
    #expect(problem.facts["value"] == "I1" && problem.facts["other"] == "i1")
    #expect(problem.facts["row"] == "3" && problem.facts["first"] == "2")
  }

  @Test func aNumberOfAnotherSheetIsNamedWithItsSheet() throws {
    var register = SpellingRegister()
    let unit = UnitKey(code: "00101", validFrom: SampleSurvey.day)
    register.beginSheet("Ấp 1")
    register.look(at: SheetNumber(written: "7"), unit: unit, row: 2)
    register.beginSheet("Ấp 2")
    register.look(at: SheetNumber(written: "7"), unit: unit, row: 2)
    #expect(register.first == nil)
    register.look(at: SheetNumber(written: "07"), unit: unit, row: 3)
    let found = try #require(register.first)
    #expect(found.written == "07" && found.row == 3 && found.earlier == "7")
    #expect(found.earlierRow == 2 && found.earlierSheet == "Ấp 1")
    register.beginSheet("Ấp 3")
    #expect(register.first == nil && register.rows.count == 0)
  }

  @Test func oneSpellingTwiceIsNoMatterOfSpelling() throws {
    let found = try receipt("unit,Số phiếu,A1\n00101,01,4\n00101,01,4\n")
    #expect(!found.allProblems.contains { $0.code == "RES072" })
  }
}
