import Findings
import Foundation
import Testing

@testable import Responses

/// What a conflict says about the response that is there: where it is, and in which columns it
/// differs.
struct ConflictFindingTests {
  private let folder: ScratchFolder
  private let store = MemoryStore()
  private let header = "unit,Số phiếu,A1,A2,AGE,Q5,Ngày trả lời,Quyền số,NOTE\n"

  init() throws {
    folder = try ScratchFolder()
    let old = try folder.write(header + "00101,1,4,9,30,1 2,1/10/2025,\"1,5\",x\n", "old.csv")
    _ = try SampleSurvey.run(SampleSurvey.policy()).run(files: [old], into: store, clock: testClock)
  }

  private func conflict(_ rows: String, _ language: Language = .vi) throws -> Problem {
    let file = try folder.write(header + rows, "new.csv")
    var policy = SampleSurvey.policy(rejects: folder.path)
    policy.onConflict = .review
    policy.language = language
    let receipt = try SampleSurvey.run(policy).run(files: [file], into: store, clock: testClock)
    let found = receipt.allProblems.filter { $0.code == "RES050" }
    #expect(found.count == 1)
    return try #require(found.first)
  }

  @Test func theColumnsThatDifferAreNamedWithBothAnswers() throws {
    let found = try conflict("00101,1,5,9,,1 3,2/10/2025,\"1,5\",x\n")
    #expect(
      found.facts["differences"]
        == "A1: 4 → 5; Q5: 1 2 → 1 3; AGE: 30 → (trống); Ngày trả lời: 01/10/2025 → 02/10/2025")
    #expect(found.facts["columns"] == "C F E G")
    #expect(ConflictFinding.columns(of: found) == [2, 5, 4, 6])
  }

  @Test func manyDifferencesAreCounted() throws {
    let found = try conflict("00101,1,5,,31,3,2/10/2025,2,y\n", .en)
    #expect(
      found.facts["differences"]
        == "A1: 4 → 5; A2: 9 → (blank); Q5: 1 2 → 3; AGE: 30 → 31; NOTE: x → y; and 2 more")
    #expect(found.facts["columns"] == "C D F E I H G")
  }

  @Test func theStoredOneIsNamedByItsFile() throws {
    let found = try conflict("00101,1,5,9,30,1 2,1/10/2025,\"1,5\",x\n")
    #expect(found.facts["stored"] == "trong kho (từ \(folder.path)/old.csv, hàng 2)")
  }

  @Test func oneOfTheSameFileIsNamedByItsRow() throws {
    let rows = "00101,7,4,,,,,,\n00101,7,5,,,,,,\n"
    #expect(try conflict(rows).facts["stored"] == "ở hàng 2 của chính tệp này")
  }

  /// The file has the name of an earlier one, but is another file.
  @Test func anEarlierFileOfTheSameNameIsNotThisOne() throws {
    _ = try conflict("00101,7,4,,,,,,\n00101,7,5,,,,,,\n")
    let again = try conflict("00101,8,4,,,,,,\n00101,7,5,,,,,,\n", .en)
    #expect(again.facts["stored"] == "stored (from \(folder.path)/new.csv, row 2)")
  }
}
