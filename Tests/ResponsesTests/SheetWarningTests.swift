import Findings
import Foundation
import Rules
import Tables
import Testing

@testable import Responses

/// Warnings that keep nothing out but tell that a file may not be what it seems.
struct SheetWarningTests {
  private func receipt(
    _ text: String, _ policy: ImportPolicy = SampleSurvey.policy(),
    into store: MemoryStore = .init(),
    mappings: [ColumnMapping] = []
  ) throws -> ImportReceipt {
    let folder = try ScratchFolder()
    let file = try folder.write(text, "a.csv")
    return try SampleSurvey.run(policy, mappings: mappings)
      .run(files: [file], into: store, clock: testClock)
  }

  @Test func missingItemsAreNamedAndCounted() throws {
    let found = try receipt("unit,Số phiếu,A1\n00101,1,4\n")
    let problem = try #require(found.allProblems.first { $0.code == "RES062" })
    #expect(problem.facts["items"] == "A2, B1, SEX, Q5, AGE, DONE, NOTE")
    #expect(problem.facts["count"] == "7" && problem.facts["total"] == "8")
    #expect(problem.severity == .warning && found.exitCode == 1 && found.totals.new == 1)
  }

  @Test func aMissingItemThatNoIndexCountsIsANote() throws {
    let found = try receipt("unit,Số phiếu,A1,A2,Q5,AGE,DONE,NOTE\n00101,1,4,4,1,20,,\n")
    let problem = try #require(found.allProblems.first { $0.code == "RES062" })
    #expect(problem.facts["items"] == "B1, SEX")
    #expect(problem.severity == .note && found.exitCode == 0)
  }

  /// What the message asks for: the next import uses the mapping file as it was edited.
  @Test func itemsThatNobodyWasAskedAreNotMentionedAgain() throws {
    var mapping = try #require(try SampleSurvey.mapping(of: ["unit", "Số phiếu", "A1"]))
    mapping.notAsked = ["A2", "B1", "SEX", "Q5", "AGE", "DONE"]
    let text = "unit,Số phiếu,A1\n00101,1,4\n"
    let some = try receipt(text, mappings: [mapping])
    #expect(some.allProblems.map { $0.facts["items"] } == ["NOTE"])
    mapping.notAsked.append("NOTE")
    let none = try receipt(text, mappings: [mapping])
    #expect(none.allProblems.isEmpty && none.exitCode == 0)
  }

  private func problem(_ code: String, in receipt: ImportReceipt) throws -> Problem {
    let found = receipt.allProblems.filter { $0.code == code }
    #expect(found.count == 1)
    return try #require(found.first)
  }

  @Test func rowsWithoutANumberAreToldOnce() throws {
    let text = "unit,Số phiếu,A1\n00101,1,4\n00101,,4\n00101,,7\n00101,,3\n"
    let found = try problem("RES070", in: receipt(text))
    #expect(found.facts["rows"] == "3, 5" && found.facts["count"] == "2")
    #expect(found.severity == .warning && found.place.row == 3)
    var mapping = try #require(try SampleSurvey.mapping(of: ["unit", "Số phiếu", "A1"]))
    mapping.isNumbered = false
    let known = try problem("RES070", in: receipt(text, mappings: [mapping]))
    #expect(known.severity == .note)
    #expect(known.facts["signature"] == mapping.signature)
  }

  /// Rows with a number that come again are no surprise, wherever they stand.
  @Test func onlyRowsWithoutANumberCanEqualOthersByChance() throws {
    let store = MemoryStore()
    _ = try receipt("unit,Số phiếu,A1\n00101,1,4\n00101,,5\n00101,2,4\n", into: store)
    let again = try receipt(
      "unit,Số phiếu,A1\n00101,1,4\n00101,,3\n00101,2,4\n00101,,5\n", into: store)
    #expect(again.totals == ReceiptCounts(counts(new: 1, unchanged: 3)))
    let found = try problem("RES051", in: again)
    #expect(found.facts["count"] == "1" && found.facts["rows"] == "5" && found.place.row == 5)
  }

  @Test func aFileWithoutRowsSaysSo() throws {
    for text in ["unit,Số phiếu,A1\n", "unit,Số phiếu,A1\n,,\n,,\n"] {
      let found = try receipt(text)
      #expect(try problem("RES071", in: found).severity == .warning && found.exitCode == 1)
    }
    #expect(
      try !receipt("unit,Số phiếu,A1\n00101,1,7\n").allProblems.map(\.code).contains("RES071"))
  }

  @Test func neighbourhoodsWithNearlyOneNameAreToldOnceAUnit() throws {
    let names = [
      ("00101", "Ấp 1"), ("00101", "ấp1"), ("00101", "ẤP  1"), ("00101", "Ấp 01"),
      ("00102", "Khóm 2"), ("00102", "Khóm 12"), ("00102", "Khom 2"), ("00102", "Ấp 1"),
    ]
    let rows = names.enumerated().map { "\($1.0),\($0),4,\($1.1)\n" }.joined()
    let found = try receipt("unit,Số phiếu,A1,Thôn\n" + rows).allProblems
      .filter { $0.code == "RES076" }
    #expect(found.map(\.place.row) == [3, 8])
    #expect(found.map { $0.facts["value"] } == ["ấp1", "khom 2"])
    #expect(found.map { $0.facts["other"] } == ["ấp 1", "khóm 2"])
    #expect(found.map { $0.facts["first"] } == ["2", "6"])
    #expect(found.map { $0.facts["unit"] } == ["Xã Đất Mũi", "Phường Tân Thành"])
  }

  @Test func oneNameThatComesAgainBehindAnotherUnitIsOneNeighbourhood() throws {
    let units = ["00101", "00102", "00101"]
    let rows = units.enumerated().map { "\($1),\($0),4,Ấp 1\n" }.joined()
    let found = try receipt("unit,Số phiếu,A1,Thôn\n" + rows)
    #expect(found.totals.new == 3 && !found.allProblems.contains { $0.code == "RES076" })
  }

  @Test func daysAfterTheImportAreToldEvenWithoutAPlan() throws {
    var policy = SampleSurvey.policy()
    policy.today = SampleSurvey.day
    let text = "unit,Số phiếu,A1,Ngày trả lời\n00101,1,4,1/10/2025\n00101,2,4,2/10/2025\n"
    let found = try problem("RES074", in: receipt(text, policy))
    #expect(found.place.row == 3 && found.facts["today"] == "2025-10-01")
    policy.fieldwork = Validity(from: SampleSurvey.day)
    #expect(try receipt(text, policy).allProblems.filter { $0.code == "RES063" }.isEmpty)
    policy.today = nil
    #expect(try receipt(text, policy).allProblems.filter { $0.code == "RES074" }.isEmpty)
  }

  /// They are kept with the run when it is closed, so that they can be read again.
  @Test func theStoreIsGivenWhatWasFoundOfASheet() throws {
    let store = MemoryStore()
    _ = try receipt("unit,Số phiếu,A1,Cột lạ\n00101,,4,x\n00101,2,7,x\n", into: store)
    let found = try #require(store.findings[SheetKey(file: 0, sheet: "")])
    #expect(found.problems.map(\.code).sorted() == ["RES001", "RES062", "RES070"])
    #expect(found.unread == RowCounts(), "its rows came in chunks")
  }

  @Test func daysOutsideTheFieldWorkAreToldOnceWithTheirRows() throws {
    var policy = SampleSurvey.policy()
    policy.fieldwork = Validity(from: SampleSurvey.day, to: Day(iso: "2025-10-31"))
    let days = ["1/10/2025", "30/9/2025", "1/11/2025", "", "31/10/2025", "1/1/2024"]
    let rows = days.enumerated().map { "00101,\($0),4,\($1)\n" }.joined()
    let found = try receipt("unit,Số phiếu,A1,Ngày trả lời\n" + rows, policy)
    let problems = found.allProblems.filter { $0.code == "RES063" }
    #expect(problems.count == 1)
    #expect(problems.first?.facts["rows"] == "3-4, 7" && problems.first?.facts["count"] == "3")
    #expect(problems.first?.facts["span"] == "2025-10-01 – 2025-10-31")
    #expect(found.totals.new == 6 && found.exitCode == 1)
  }

  @Test func aWeightIsKeptExactlyOrRefused() throws {
    let rows = ["1.2345", "1,5", "1.23450", "1.23456", "0", "abc"].enumerated()
      .map { "00101;\($0);4;\($1)\n" }.joined()
    let found = try receipt("unit;Số phiếu;A1;Quyền số\n" + rows)
    let refusals = found.allProblems.filter { $0.severity == .error }
    #expect(refusals.map(\.code) == ["RES064", "RES034", "RES034"])
    #expect(refusals.map(\.place.row) == [5, 6, 7] && found.totals.new == 3)
  }

  @Test func aHiddenSheetIsToldOnceAndReadWhereItIsNamed() throws {
    let file = fixture("faults/hiddenSheet.xlsx")
    let run = try SampleSurvey.run(SampleSurvey.policy())
    let skipped = try run.run(files: [file], into: MemoryStore(), clock: testClock)
    #expect(skipped.allProblems.filter { ["TAB023", "RES008"].contains($0.code) }.count == 1)
    let sheet = try #require(skipped.allProblems.first { $0.code == "RES008" }?.place.sheet)
    var policy = SampleSurvey.policy()
    policy.reading.sheets = [sheet]
    let store = MemoryStore()
    let read = try SampleSurvey.run(policy).run(files: [file], into: store, clock: testClock)
    #expect(read.totals.new == 1 && store.responses.count == 1)
    #expect(!read.allProblems.contains { ["TAB023", "RES008"].contains($0.code) })
  }
}
