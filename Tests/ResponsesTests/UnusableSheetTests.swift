import Findings
import Foundation
import Testing

@testable import Responses

/// Sheets whose header has faults: none of their rows can be taken, but all of them are counted.
struct UnusableSheetTests {
  private let folder: ScratchFolder
  private let twice = "unit,Số phiếu,A1,A1\n00101,1,4,4\n,,,\n00101,2,4,5\n"
  private let good = "unit,Số phiếu,A1\n00101,3,4\n"

  init() throws { folder = try ScratchFolder() }

  private func receipt(_ texts: [String], isAllOrNothing: Bool = false) throws -> ImportReceipt {
    let files = try texts.enumerated().map { try folder.write($1, "\($0).csv") }
    var policy = SampleSurvey.policy()
    policy.isAllOrNothing = isAllOrNothing
    return try SampleSurvey.run(policy).run(files: files, into: MemoryStore(), clock: testClock)
  }

  @Test func theirRowsAreRefusedWithThem() throws {
    let found = try receipt([twice])
    #expect(found.totals == ReceiptCounts(counts(refused: 2, skipped: 1)))
    #expect(found.totals.read == 3 && found.files[0].sheets[0].treatment == .refused)
    #expect(found.allProblems.first?.code == "RES002")
    #expect(found.exitCode == 3 && found.end == .unreadable && !found.stored)
    #expect(found.batch == 1, "it waits in a batch of its own")
    #expect(try receipt([twice], isAllOrNothing: true).batch == nil)
  }

  @Test func besideAGoodFileTheyAreRefusals() throws {
    let found = try receipt([twice, good])
    #expect(found.exitCode == 1 && found.end == .finished && found.stored)
    #expect(found.totals == ReceiptCounts(counts(new: 1, refused: 2, skipped: 1)))
    let strict = try receipt([twice, good], isAllOrNothing: true)
    #expect(strict.exitCode == 1 && strict.end == .reverted && !strict.stored)
    #expect(strict.problems.first?.facts["count"] == "2")
  }

  @Test func aTableOfSomethingElseIsNoInput() throws {
    let found = try receipt(["xe,màu\n1,đỏ\n"])
    #expect(found.exitCode == 3 && found.allProblems.map(\.code).contains("RES007"))
  }
}
