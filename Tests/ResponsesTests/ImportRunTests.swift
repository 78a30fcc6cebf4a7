import Findings
import Foundation
import Questionnaires
import Tables
import Testing

@testable import Responses

struct ImportRunTests {
  private let header = "Mã đơn vị,Số phiếu,A1,A2,SEX\n"

  private func receipt(
    _ files: [String], _ store: MemoryStore, _ policy: ImportPolicy = SampleSurvey.policy()
  ) throws -> ImportReceipt {
    try SampleSurvey.run(policy).run(files: files, into: store, clock: testClock)
  }

  @Test func goodRowsGoInAndBadOnesWait() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(
      header + "00101,1,4,5,Nam\n00101,2,7,5,Nam\n\n00102,3,Hài lòng,,Nữ\n", "a.csv")
    let store = MemoryStore()
    let receipt = try receipt([file], store)
    #expect(receipt.totals == ReceiptCounts(counts(new: 2, refused: 1, skipped: 1)))
    #expect(receipt.exitCode == 1)
    #expect(receipt.files[0].encoding == "utf-8")
    let problem = try #require(receipt.allProblems.first { $0.severity == .error })
    #expect(problem.code == "RES020" && problem.place.row == 3 && problem.place.column == 3)
    #expect(Set(store.responses.keys) == ["sheet:00101/1", "sheet:00102/3"])
  }

  @Test func sameFileTwiceChangesNothing() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(header + "00101,1,4,5,Nam\n00101,,4,5,Nam\n00101,,4,5,Nam\n", "a")
    let store = MemoryStore()
    #expect(try receipt([file], store).totals.new == 3)
    let before = store.responses
    let again = try receipt([file], store)
    #expect(again.totals == ReceiptCounts(counts(unchanged: 3)))
    #expect(store.responses == before)
    let found = try #require(again.allProblems.first { $0.code == "RES051" })
    #expect(found.facts["count"] == "2")
    #expect(again.exitCode == 1, "somebody has to look whether they are other respondents")
  }

  @Test func conflictsFollowThePolicy() throws {
    let folder = try ScratchFolder()
    let old = try folder.write(header + "00101,1,4,5,Nam\n00101,2,4,5,Nam\n", "old.csv")
    let new = try folder.write(
      header + "00101,1,4,5,Nam\n00101,2,1,5,Nam\n00101,3,3,3,Nữ\n", "new.csv")
    for policy in ConflictPolicy.allCases {
      let store = MemoryStore()
      _ = try receipt([old], store)
      var wanted = SampleSurvey.policy()
      wanted.onConflict = policy
      let result = try receipt([new], store, wanted)
      let second = store.responses["sheet:00101/2"]?.response.answers[0]
      switch policy {
      case .stop:
        #expect(result.exitCode == 4 && result.end == .reverted)
        #expect(store.ends.last == .reverted && store.responses.count == 2 && second == 4)
        #expect(result.totals == ReceiptCounts(counts(new: 1, unchanged: 1, refused: 1)))
        let conflict = try #require(result.allProblems.first { $0.code == "RES050" })
        #expect(conflict.place.row == 3)
        #expect(conflict.facts["origin"]?.hasSuffix("old.csv\",\"row\":3}") == true)
        #expect(!result.stored, "the counts say what was found")
      case .review:
        #expect(result.totals == ReceiptCounts(counts(new: 1, unchanged: 1, refused: 1)))
        #expect(result.exitCode == 1 && result.end == .finished && second == 4)
        #expect(result.stored)
      case .keep:
        #expect(result.totals == ReceiptCounts(counts(new: 1, unchanged: 1, skipped: 1)))
        #expect(result.exitCode == 1 && second == 4)
        let kept = try #require(result.allProblems.first { $0.code == "RES058" })
        #expect(kept.place.row == 3 && kept.severity == .warning)
        #expect(kept.facts["identity"] == "sheet:00101/2" && kept.facts["unit"] == "Xã Đất Mũi")
      case .replace:
        #expect(result.totals == ReceiptCounts(counts(new: 1, changed: 1, unchanged: 1)))
        #expect(result.exitCode == 0 && second == 1)
      }
    }
  }

  @Test func allOrNothingAndDryRunKeepNothing() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(header + "00101,1,4,5,Nam\n00101,2,7,5,Nam\n", "a.csv")
    var policy = SampleSurvey.policy()
    policy.isAllOrNothing = true
    let store = MemoryStore()
    let strict = try receipt([file], store, policy)
    #expect(strict.end == .reverted && strict.exitCode == 1 && store.responses.isEmpty)
    #expect(strict.problems.map(\.code) == ["RES053"])
    policy.isAllOrNothing = false
    policy.isDryRun = true
    let dry = try receipt([file], store, policy)
    #expect(dry.dryRun && store.responses.isEmpty)
    #expect(dry.totals == (try receipt([file], store)).totals)
  }

  /// Under `review` a conflict refuses its row only; where one refused row keeps everything out, it
  /// was the conflict that stopped the import.
  @Test func allOrNothingTellsConflictsFromOtherRefusals() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(header + "00101,1,4,5,Nam\n00101,1,5,5,Nam\n", "a.csv")
    var policy = SampleSurvey.policy()
    policy.isAllOrNothing = true
    policy.onConflict = .review
    let store = MemoryStore()
    let found = try receipt([file], store, policy)
    #expect(found.problems.map(\.code) == ["RES053"] && found.end == .reverted)
    #expect(found.exitCode == 4 && store.responses.isEmpty && !found.stored)
  }

  @Test func theSameBytesTwiceInOneRunAreTold() throws {
    let folder = try ScratchFolder()
    let files = try ["a.csv", "b.csv"].map {
      try folder.write(header + "00101,,4,5,Nam\n", $0)
    }
    let found = try receipt(files, MemoryStore())
    #expect(found.files[0].problems.isEmpty)
    #expect(found.files[1].problems.map(\.code) == ["RES073"])
    #expect(found.files[1].problems[0].facts["first"] == files[0])
    #expect(found.totals == ReceiptCounts(counts(new: 1, unchanged: 1)))
    let equal = try #require(found.allProblems.first { $0.code == "RES051" })
    #expect(equal.severity == .note, "a copy of a file has the rows of the file")
  }

  @Test func unreadableFilesDoNotStopTheOthers() throws {
    let folder = try ScratchFolder()
    let good = try folder.write(header + "00101,1,4,5,Nam\n", "a.csv")
    let missing = folder.path + "/none.csv"
    let empty = try folder.write("", "empty.csv")
    let store = MemoryStore()
    let some = try receipt([missing, folder.path, good, empty], store)
    #expect(some.exitCode == 1 && some.totals.new == 1)
    #expect(some.files.map(\.isReadable) == [false, false, true, false])
    #expect(some.files.filter { !$0.isReadable }.allSatisfy { $0.problems.count == 1 })
    #expect(store.starts[0].files.map(\.name) == [good])
    let none = try receipt([missing, folder.path], MemoryStore())
    #expect(none.exitCode == 3 && none.end == .unreadable && none.batch == nil)
  }

  @Test func koboExportWithLabelsAndSemicolons() throws {
    let store = MemoryStore()
    let receipt = try receipt([fixture("kobo-labels.csv")], store)
    #expect(receipt.allProblems.map(\.code) == ["RES062"] && receipt.exitCode == 0)
    #expect(receipt.totals == ReceiptCounts(counts(new: 3)))
    let first = try #require(store.responses["uuid:5f1c-1"]?.response)
    #expect(first.answers == [4, 5, AnswerByte.notAsked, 2, 255, 255, 0, 255])
    #expect(
      first.details == [
        AnswerDetail(slot: 4, value: "1"), AnswerDetail(slot: 4, value: "2"),
        AnswerDetail(slot: 5, value: "34"),
        AnswerDetail(slot: 7, value: "Nhanh; gọn, tốt"),
      ])
    #expect(first.answeredOn?.description == "2025-10-02")
    #expect(store.responses["uuid:5f1c-3"]?.response.answers[4] == AnswerByte.blank)
  }

  @Test func workbookWithExcelTraps() throws {
    let store = MemoryStore()
    var policy = SampleSurvey.policy()
    policy.chunkRows = 100
    let receipt = try receipt([fixture("excel-traps.xlsx")], store, policy)
    let file = receipt.files[0]
    #expect(file.sheets.map(\.treatment) == [.skipped, .imported, .skipped])
    #expect(file.sheets[0].problems.map(\.code) == ["RES007"])
    #expect(file.sheets[2].problems.map(\.code) == ["RES008"])
    let codes = file.sheets[1].problems.map(\.code).filter { $0.hasPrefix("RES") }
    #expect(codes == ["RES062", "RES078", "RES021", "RES036"])
    #expect(file.sheets[1].counts == ReceiptCounts(counts(new: 2, refused: 2)))
    let response = try #require(store.responses["sheet:00101/1"]?.response)
    #expect(response.answeredOn?.description == "2025-10-02")
    #expect(response.details.contains(AnswerDetail(slot: 6, value: "2025-07-01")))
    #expect(response.weight == 12_500)
    #expect(file.sheets[1].problems.first { $0.code == "RES021" }?.place.row == 6)
  }

  @Test func unitOfAWholeFileNeedsNoColumn() throws {
    let folder = try ScratchFolder()
    let file = try folder.write("Số phiếu,A1,A2\n1,4,4\n", "a.csv")
    var policy = SampleSurvey.policy()
    #expect(try receipt([file], MemoryStore(), policy).files[0].sheets[0].treatment == .refused)
    policy.unit = SampleSurvey.directory.units[1]
    let store = MemoryStore()
    #expect(try receipt([file], store, policy).exitCode == 0)
    #expect(store.responses.keys.sorted() == ["sheet:00101/1"])
  }

  @Test func receiptIsOneJSONObjectWithItsSchema() throws {
    let folder = try ScratchFolder()
    let file = try folder.write(header + "00101,1,4,5,Nam\n", "a.csv")
    let receipt = try receipt([file], MemoryStore())
    let data = try JSONEncoder().encode(receipt)
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(object["schema"] as? String == "sipas.receipt/1")
    #expect((object["totals"] as? [String: Int])?["read"] == 1)
    #expect(try JSONDecoder().decode(ImportReceipt.self, from: data).totals == receipt.totals)
  }
}

/// Counts by name.
func counts(
  new: Int = 0, changed: Int = 0, unchanged: Int = 0, refused: Int = 0, skipped: Int = 0
) -> RowCounts {
  var counts = RowCounts()
  counts.new = new
  counts.changed = changed
  counts.unchanged = unchanged
  counts.refused = refused
  counts.skipped = skipped
  return counts
}
