import Findings
import Foundation
import Rules
import Tables
import Testing

@testable import Responses

/// Warnings that keep nothing out but tell that a file may not be what it seems.
struct SheetWarningTests {
  private func receipt(_ text: String, _ policy: ImportPolicy = SampleSurvey.policy()) throws
    -> ImportReceipt
  {
    let folder = try ScratchFolder()
    let file = try folder.write(text, "a.csv")
    return try SampleSurvey.run(policy).run(files: [file], into: MemoryStore(), clock: testClock)
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

  @Test func daysOutsideTheFieldWorkAreToldOnceWithTheirRows() throws {
    var policy = SampleSurvey.policy()
    policy.fieldwork = Validity(from: SampleSurvey.day, to: Day(iso: "2025-10-31"))
    let days = ["1/10/2025", "30/9/2025", "1/11/2025", "", "31/10/2025", "1/1/2024"]
    let rows = days.enumerated().map { "00101,\($0),4,\($1)\n" }.joined()
    let found = try receipt("unit,Số phiếu,A1,Ngày trả lời\n" + rows, policy)
    let problems = found.allProblems.filter { $0.code == "RES063" }
    #expect(problems.count == 1)
    #expect(problems.first?.facts["rows"] == "3-4, 7" && problems.first?.facts["count"] == "3")
    #expect(problems.first?.facts["span"] == "01/10/2025 – 31/10/2025")
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
