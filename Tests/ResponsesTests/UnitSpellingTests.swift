import Foundation
import Testing

@testable import Responses

/// A unit that a file names otherwise than its list, and the one answer for all of its rows.
struct UnitSpellingTests {
  private func receipt(_ spellings: [String: String]) throws -> ImportReceipt {
    let folder = try ScratchFolder()
    let file = try folder.write(
      "Đơn vị,Số phiếu,A1\nĐất Mũi,1,4\nđất-mũi,2,4\nXã Đất Mũi,3,4\nSở Trùng Tên,4,4\n", "a.csv")
    var policy = SampleSurvey.policy()
    policy.unitSpellings = spellings
    return try SampleSurvey.run(policy).run(
      files: [file], into: MemoryStore(), clock: testClock)
  }

  @Test func aBareNameIsRefusedWithTheLineThatAnswersIt() throws {
    let found = try receipt([:])
    #expect(found.totals.new == 1 && found.totals.refused == 3)
    let problems = found.allProblems.filter { $0.code == "RES032" }
    #expect(
      problems.map(\.facts["suggestion"]) == [" → Xã Đất Mũi (00101)?", " → Xã Đất Mũi (00101)?"])
    #expect(
      problems.map(\.facts["entry"]) == [#""Đất Mũi": "00101""#, #""đất-mũi": "00101""#])
  }

  @Test func theAnswerHoldsForEveryWayToWriteItAndForASharedName() throws {
    let found = try receipt(["Đất Mũi": "00101", "Sở Trùng Tên": "ST2"])
    #expect(found.totals.new == 4 && found.totals.refused == 0)
  }
}
