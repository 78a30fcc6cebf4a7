import Findings
import Foundation
import Tables
import Testing

@testable import Responses

/// Conflicts, settled row by row in a reject file the way a team would: compare with the paper,
/// write a word, import the file again.
struct DecisionTests {
  private let folder: ScratchFolder
  private let store = MemoryStore()

  init() throws {
    folder = try ScratchFolder()
    let old = try folder.write(
      "unit,Số phiếu,A1,A2\n00101,1,4,4\n00101,2,4,4\n00101,3,4,4\n00101,4,4,4\n", "old.csv")
    _ = try SampleSurvey.run(SampleSurvey.policy()).run(files: [old], into: store, clock: testClock)
  }

  private func imported(
    _ file: String, _ onConflict: ConflictPolicy = .stop, isDryRun: Bool = false
  ) throws -> ImportReceipt {
    var policy = SampleSurvey.policy(rejects: folder.path + "/r")
    policy.onConflict = onConflict
    policy.isDryRun = isDryRun
    return try SampleSurvey.run(policy).run(files: [file], into: store, clock: testClock)
  }

  private func new() throws -> String {
    try folder.write(
      "unit,Số phiếu,A1,A2\n00101,1,1,4\n00101,2,2,4\n00101,3,3,4\n00101,4,1,4\n00101,9,5,4\n",
      "new.csv")
  }

  private func answer(_ number: Int) -> UInt8? {
    store.responses["sheet:00101/\(number)"]?.response.answers[0]
  }

  @Test func everyConflictWaitsInTheRejectFileAndIsSettledByAWord() throws {
    let first = try imported(new(), .review)
    #expect(first.totals == ReceiptCounts(counts(new: 1, refused: 4)))
    let reject = try #require(first.files[0].rejectFile)
    let lines = try String(contentsOfFile: reject, encoding: .utf8).split(separator: "\r\n")
    #expect(lines.count == 5 && lines[1].contains(",,RES050,00101,1,1,"))
    let mended = [
      lines[0], lines[1].replacing(",,RES050", with: ",Giữ,RES050"),
      lines[2].replacing(",,RES050", with: ",thay,RES050"),
      lines[3].replacing(",,RES050,00101,3", with: ",,RES050,00101,33"),
      lines[4].replacing(",,RES050", with: ",DROP,RES050"),
    ].joined(separator: "\n")
    try Data(mended.utf8).write(to: URL(fileURLWithPath: reject))
    let second = try imported(reject)
    #expect(second.exitCode == 0 && second.end == .finished)
    #expect(second.totals == ReceiptCounts(counts(new: 1, changed: 1, skipped: 2)))
    #expect((1...4).map(answer) == [4, 2, 4, 4] && answer(33) == 3)
  }

  @Test func withoutAWordTheConflictStaysOne() throws {
    let reject = try #require(try imported(new(), .review).files[0].rejectFile)
    #expect(try imported(reject).exitCode == 4)
    #expect(try imported(reject, .review).totals.refused == 4)
  }

  @Test func keptRowsAreInTheFileAsKeptAndCanBeTakenLater() throws {
    let first = try imported(new(), .keep)
    #expect(first.exitCode == 1 && first.totals == ReceiptCounts(counts(new: 1, skipped: 4)))
    #expect(
      first.allProblems.filter { $0.code == "RES058" }.compactMap(\.place.row) == [2, 3, 4, 5])
    let reject = try #require(first.files[0].rejectFile)
    let text = try String(contentsOfFile: reject, encoding: .utf8)
    #expect(text.split(separator: ",giữ,RES058,").count == 5)
    let untouched = try imported(reject)
    #expect(untouched.exitCode == 0 && untouched.totals.skipped == 4 && answer(2) == 4)
    #expect(untouched.files[0].rejectFile == nil, "every row was decided")
    try Data(text.replacing(",giữ,RES058,00101,2", with: ",thay,RES058,00101,2").utf8)
      .write(to: URL(fileURLWithPath: reject))
    #expect(try imported(reject).totals == ReceiptCounts(counts(changed: 1, skipped: 3)))
    #expect(answer(2) == 2)
  }

  @Test func aStopNamesEveryConflictAndADryRunForetellsIt() throws {
    let tried = try imported(new(), isDryRun: true)
    #expect(tried.end == .reverted && tried.exitCode == 4)
    #expect(tried.problems.map(\.code) == ["RES059"])
    #expect(tried.problems[0].facts["count"] == "4")
    let done = try imported(new())
    #expect(done.totals == tried.totals && done.exitCode == 4)
    let table = try TableFile.open(try #require(done.files[0].rejectFile))
    let reader = try table.reader(ofSheet: 0)
    var (row, numbers) = (Row(), [String]())
    while try reader.next(into: &row) { numbers.append(row.text(4)) }
    #expect(numbers == ["Số phiếu", "1", "2", "3", "4"])
    #expect(store.responses.count == 4)
  }
}
