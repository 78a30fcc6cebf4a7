import Findings
import Foundation
import Questionnaires
import Testing

@testable import Responses

/// What `replace` does to answers that the new row does not say.
struct ReplacementTests {
  private let folder: ScratchFolder
  private let store = MemoryStore()

  init() throws {
    folder = try ScratchFolder()
    let old = try folder.write(
      "unit,Số phiếu,thôn,Quyền số,Ngày trả lời,Điều tra viên,Điện thoại,A1,A2,B1,Q5,NOTE\n"
        + "00101,1,T1,2.5,3/10/2025,Lan,0912,2,4,1,1 2,Tốt\n", "old.csv")
    _ = try imported(old)
  }

  @discardableResult
  private func imported(_ file: String, blanksErase: Bool = false) throws -> ImportReceipt {
    var policy = SampleSurvey.policy()
    policy.onConflict = .replace
    policy.blanksErase = blanksErase
    return try SampleSurvey.run(policy).run(files: [file], into: store, clock: testClock)
  }

  private func held() throws -> MemoryStore.Stored {
    try #require(store.responses["sheet:00101/1"])
  }

  /// Answers by item: bytes of ratings, values of the others.
  private func answers() throws -> [String: String] {
    let response = try held().response
    let items = try SampleSurvey.questionnaire().items
    return Dictionary(
      uniqueKeysWithValues: items.enumerated().map { slot, item in
        let values = response.details.filter { $0.slot == slot }.map(\.value)
        return (
          item.id,
          values.isEmpty ? "\(response.answers[slot])" : values.joined(separator: " ")
        )
      })
  }

  private let blank = "\(AnswerByte.blank)"

  @Test func aBlankCellKeepsTheStoredAnswer() throws {
    let new = try folder.write(
      "unit,Số phiếu,thôn,Quyền số,Ngày trả lời,Điều tra viên,Điện thoại,A1,A2,B1,Q5,NOTE\n"
        + "00101,1,,,,,,2,5,,,\n", "new.csv")
    #expect(try imported(new).totals == ReceiptCounts(counts(changed: 1)))
    let stored = try held()
    #expect(try answers()["A2"] == "5")
    #expect(
      try answers().filter { ["B1", "Q5", "NOTE"].contains($0.key) }
        == ["B1": "1", "Q5": "1 2", "NOTE": "Tốt"])
    #expect(stored.response.psu == "t1" && stored.response.weight == 25_000)
    #expect(stored.response.interviewer == "Lan")
    #expect(stored.response.answeredOn?.description == "2025-10-03")
    #expect(stored.identities == ["phone": "0912"])
  }

  @Test func aBlankCellErasesWhereTheUserAsksForIt() throws {
    let new = try folder.write("unit,Số phiếu,Quyền số,A1,A2,NOTE\n00101,1,,2,5,\n", "new.csv")
    try imported(new, blanksErase: true)
    let stored = try held()
    let found = try answers()
    #expect(found["NOTE"] == blank && stored.response.weight == 10_000)
    #expect(found["B1"] == "1" && stored.response.psu == "t1", "columns it lacks")
  }

  @Test func aColumnThatTheFileLacksNeverErases() throws {
    let new = try folder.write("unit,Số phiếu,A1,A2\n00101,1,2,3\n", "new.csv")
    for erases in [false, true] {
      try imported(new, blanksErase: erases)
      let found = try answers()
      #expect(found["A2"] == "3" && found["NOTE"] == "Tốt" && found["B1"] == "1")
      #expect(try held().identities == ["phone": "0912"])
    }
    #expect(try imported(new).totals == ReceiptCounts(counts(unchanged: 1)))
  }

  /// B1 is asked only where A1 is 1 or 2: with a better A1 its stored answer has to go.
  @Test func anAnswerWhoseQuestionFallsAwayGoesWithIt() throws {
    let new = try folder.write("unit,Số phiếu,A1\n00101,1,5\n", "new.csv")
    #expect(try imported(new).totals == ReceiptCounts(counts(changed: 1)))
    let found = try answers()
    #expect(found["B1"] == "\(AnswerByte.notAsked)" && found["A2"] == "4")
  }

  @Test func aRowThatComesTwiceIsPutOverItsFirstOne() throws {
    let new = try folder.write(
      "unit,Số phiếu,A1,A2,NOTE\n00101,1,2,5,\n00101,1,2,,Chậm\n", "new.csv")
    #expect(try imported(new).totals == ReceiptCounts(counts(changed: 2)))
    let found = try answers()
    #expect(found["A2"] == "5" && found["NOTE"] == "Chậm")
  }
}
