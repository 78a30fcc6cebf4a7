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

  private func conflict(_ rows: String) throws -> Problem {
    let file = try folder.write(header + rows, "new.csv")
    var policy = SampleSurvey.policy(rejects: folder.path)
    policy.onConflict = .review
    let receipt = try SampleSurvey.run(policy).run(files: [file], into: store, clock: testClock)
    let found = receipt.allProblems.filter { $0.code == "RES050" }
    #expect(found.count == 1)
    return try #require(found.first)
  }

  /// What a message says in place of a fact.
  private func word(_ name: String, _ problem: Problem, _ language: Language = .vi) -> String? {
    ResponseFault.conflict.words(for: problem.facts, in: language)[name]
  }

  @Test func theColumnsThatDifferAreNamedWithBothAnswers() throws {
    let found = try conflict("00101,1,5,9,,1 3,2/10/2025,\"1,5\",x\n")
    #expect(
      word("differences", found)
        == "A1: 4 → 5; Q5: 1 2 → 1 3; AGE: 30 → (trống); Ngày trả lời: 01/10/2025 → 02/10/2025")
    #expect(
      word("differences", found, .en)
        == "A1: 4 → 5; Q5: 1 2 → 1 3; AGE: 30 → (blank); Ngày trả lời: 2025-10-01 → 2025-10-02")
    #expect(found.facts["columns"] == "C F E G")
    #expect(ConflictFacts.columns(of: found) == [2, 5, 4, 6])
  }

  @Test func manyDifferencesAreCounted() throws {
    let found = try conflict("00101,1,5,,31,3,2/10/2025,2,y\n")
    #expect(
      word("differences", found, .en)
        == "A1: 4 → 5; A2: 9 → (blank); Q5: 1 2 → 3; AGE: 30 → 31; NOTE: x → y; and 2 more")
    #expect(found.facts["columns"] == "C D F E I H G")
  }

  @Test func theStoredOneIsNamedByItsFile() throws {
    let found = try conflict("00101,1,5,9,30,1 2,1/10/2025,\"1,5\",x\n")
    #expect(word("response", found) == "phiếu số 1 của Xã Đất Mũi")
    #expect(word("stored", found) == "trong kho (từ \(folder.path)/old.csv, hàng 2)")
  }

  @Test func oneOfTheSameFileIsNamedByItsRow() throws {
    let rows = "00101,7,4,,,,,,\n00101,7,5,,,,,,\n"
    #expect(try word("stored", conflict(rows)) == "ở hàng 2 của chính tệp này")
  }

  /// The file has the name of an earlier one, but is another file.
  @Test func anEarlierFileOfTheSameNameIsNotThisOne() throws {
    _ = try conflict("00101,7,4,,,,,,\n00101,7,5,,,,,,\n")
    let again = try conflict("00101,8,4,,,,,,\n00101,7,5,,,,,,\n")
    #expect(word("stored", again, .en) == "stored (from \(folder.path)/new.csv, row 2)")
  }

  /// A weight has the decimal mark of the language; the column is named where there is one.
  @Test func aFieldIsSaidInTheLanguage() throws {
    let found = try conflict("00101,1,4,9,30,1 2,1/10/2025,\"2,25\",x\n")
    #expect(word("differences", found) == "Quyền số: 1,5 → 2,25")
    #expect(word("differences", found, .en) == "Quyền số: 1.5 → 2.25")
    let bare = ResponseDifferences.Difference(field: .weight, old: "1.5")
    #expect(bare.text(in: .vi) == "quyền số: 1,5 → (trống)")
    #expect(bare.text(in: .en) == "weight: 1.5 → (blank)")
  }

  /// Stores of versions before 0.1.0's last hold these facts in words.
  @Test func factsThatAreWordsAlreadyAreShownAsTheyAre() {
    let problem = Problem(
      ResponseFault.conflict,
      [
        "identity": "sheet:00101/1", "response": "phiếu số 1 của Xã A",
        "stored": "trong kho (từ a.csv, hàng 2)", "differences": "A1: 4 → (trống)", "columns": "C",
      ])
    let text = MessageCatalogue(ResponseFault.self).message(for: problem, in: .en)
    #expect(
      text.hasPrefix(
        "phiếu số 1 của Xã A is trong kho (từ a.csv, hàng 2) with other content: A1: 4 → (trống)."))
  }
}
